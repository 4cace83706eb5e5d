"""Who there is: regions, organisations, and the people we may invite."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from meetings.texts import TextField


class Region(models.Model):
    """A place with coordination of its own; `code` is ISO 3166-2, such as GE-AJ."""

    code = models.CharField(max_length=10, unique=True)
    slug = models.SlugField(unique=True)
    name = TextField(_("Name"))

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return str(self.name)


class OrganisationType(models.Model):
    """A word of the programme's own list, such as National CSO."""

    code = models.SlugField(unique=True)
    name = TextField(_("Name"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "code")

    def __str__(self) -> str:
        return str(self.name)


class Organisation(models.Model):
    """A stakeholder body."""

    name = TextField(_("Name"))
    type = models.ForeignKey(OrganisationType, models.PROTECT, related_name="organisations")
    regions = models.ManyToManyField(Region, related_name="organisations", blank=True)

    def __str__(self) -> str:
        return str(self.name)


class LanguageChoice(models.TextChoices):
    """The languages we write to people in."""

    ENGLISH = "en", _("English")
    GEORGIAN = "ka", _("Georgian")


class SexChoice(models.TextChoices):
    """Declared by the person, never guessed from a name."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    OTHER = "other", _("Other")
    NOT_SAID = "not-said", _("Prefers not to say")
    NOT_ASKED = "not-asked", _("Not asked")


class LegalGround(models.TextChoices):
    """Why we may hold a person's address (Law of Georgia on Personal Data Protection)."""

    PUBLIC_TASK = "public-task", _("Duty of a public body")
    CONSENT = "consent", _("Consent")
    LEGITIMATE_INTEREST = "legitimate-interest", _("Legitimate interest")


class Contact(models.Model):
    """A person we may invite, with or without an account."""

    name = TextField(_("Name"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contacts")
    role_title = TextField(_("Role"), blank=True)
    email = models.EmailField(_("E-mail address"))
    phone = models.CharField(_("Telephone"), max_length=40, blank=True)
    language = models.CharField(
        _("Language"), max_length=10, choices=LanguageChoice, default=LanguageChoice.GEORGIAN
    )
    sex = models.CharField(_("Sex"), max_length=10, choices=SexChoice, default=SexChoice.NOT_ASKED)
    source = models.CharField(_("Where the address comes from"), max_length=200, blank=True)
    legal_ground = models.CharField(
        _("Legal ground"),
        max_length=20,
        choices=LegalGround,
        default=LegalGround.LEGITIMATE_INTEREST,
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contact",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="contact_has_an_address_of_its_own")
        ]

    def __str__(self) -> str:
        return str(self.name)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        """Memberships that hold now, by the clock of the database."""
        return self.filter(since__lte=Now()).exclude(until__lte=Now())

    def of_user(self, user_id: int) -> Self:
        return self.filter(contact__user_id=user_id)


class MembershipKind(models.TextChoices):
    MEMBER = "member", _("Member")
    FOCAL_POINT = "focal-point", _("Focal point")


class Membership(models.Model):
    """That a person speaks for an organisation, from when and until when."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    kind = models.CharField(max_length=20, choices=MembershipKind, default=MembershipKind.MEMBER)
    since = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["contact", "organisation"],
                condition=models.Q(until=None),
                name="membership_is_held_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} in {self.organisation_id}"
