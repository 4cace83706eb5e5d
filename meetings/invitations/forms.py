"""What people answer, and whom facilitators invite."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.directory.models import Contact
from meetings.domain.replies import Reply
from meetings.invitations.models import ReplyChoice
from meetings.schedule.models import Meeting

ANSWERS = [Reply.ACCEPTED, Reply.TENTATIVE, Reply.DECLINED]


class AnswerForm(forms.Form):
    """The three answers, and a word to the facilitator."""

    reply = forms.ChoiceField(
        label=_("Will you attend?"),
        choices=[(reply, ReplyChoice(reply).label) for reply in ANSWERS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three answers.")},
    )
    note = forms.CharField(
        label=_("Message to the facilitator"),
        help_text=_("Please write no names of victims and no details of cases."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1000,
    )


class InviteForm(forms.Form):
    """Contacts near a meeting. Offered are those who are not on its list yet."""

    contacts = forms.ModelMultipleChoiceField(
        Contact.objects.none(),
        label=_("People to invite"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person.")},
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Somebody put on the list meanwhile is no mistake of who chose them.
        self.fields["contacts"].queryset = near(meeting)  # type: ignore[attr-defined]
        on_the_list = meeting.invitations.standing().values("contact")
        self.offered = [
            (contact.pk, f"{contact.name}, {contact.organisation.name}")
            for contact in near(meeting).exclude(pk__in=on_the_list)
        ]
        self.fields["contacts"].widget.choices = self.offered


class NewContactForm(forms.ModelForm):
    """Somebody who is in no list yet: the least we must know to write to them."""

    class Meta:
        model = Contact
        fields = ("name", "organisation", "email", "language", "source")
        labels = {"organisation": _("Organisation")}

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        return email


def near(meeting: Meeting) -> QuerySet[Contact]:
    """Return the contacts of a meeting's regions and group."""
    of_them = (
        Q(organisation__regions__in=meeting.regions.all())
        | Q(group_memberships__group=meeting.group_id)
        | Q(organisation__group_memberships__group=meeting.group_id)
    )
    return (
        Contact.objects.filter(of_them)
        .select_related("organisation")
        .order_by("organisation_id", "pk")
        .distinct()
    )
