"""A small world with one of everything, and somebody in every role, for the table of access."""

from collections.abc import Callable

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kreba.accounts.models import User
from meetings.domain.policy import Level
from meetings.gaps.models import Gap
from meetings.groups.models import RoleKind
from meetings.links import secrets
from meetings.outcomes.models import ActionItem
from meetings.schedule.models import Meeting
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    ContactFactory,
    GapFactory,
    InvitationFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    RegionFactory,
    RoleFactory,
    UserFactory,
    WorkingGroupFactory,
)

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LEVELS = {level.name.lower(): level for level in Level}
AHEAD = timezone.timedelta(days=30)


class World:
    """Make it, then `ask` for an address as somebody and hear the status."""

    def __init__(self) -> None:
        self.region, self.elsewhere = RegionFactory(), RegionFactory()
        self.group = WorkingGroupFactory(regions=[self.region])
        self.other_group = WorkingGroupFactory(regions=[self.elsewhere], project=self.group.project)
        self.organisation = OrganisationFactory(regions=[self.region])
        far = OrganisationFactory(regions=[self.elsewhere])
        self.invited = MembershipFactory(
            contact__user=UserFactory(), contact__organisation=far
        ).contact
        self.people: dict[str, User | AnonymousUser] = {
            "A": AnonymousUser(),
            "L": AnonymousUser(),
            "O": self._member(far),
            "S": self._member(self.organisation),
            "I": self.invited.user,
            "N": UserFactory(),
            "F": RoleFactory(region=self.region).user,
            "F'": RoleFactory(region=self.elsewhere).user,
            "P": RoleFactory(kind=RoleKind.MANAGER, region=None, project=self.group.project).user,
            "E": self._editor(),
            "X": UserFactory(is_superuser=True, is_staff=True),
        }
        self.meetings = {name: self._meeting(level) for name, level in LEVELS.items()}
        self.meetings["draft"] = self._meeting(Level.PUBLIC, state="draft")
        self.gaps = {name: self._gap(name) for name in LEVELS}
        self.actions = {name: self._action(name) for name in LEVELS}
        self.link = self._link()

    def visibilities(self, cell: str) -> list[str]:
        return [cell] if cell in {"-", "link", "wrong link"} else cell.split()

    def client(self, role: str) -> Client:
        client = Client()
        user = self.people[role]
        if user.is_authenticated:
            client.force_login(user, backend=BACKEND)
        return client

    def ask(self, route: str, method: str, role: str, visibility: str) -> int:
        """Return the status; whatever the request changed is undone."""
        address = self.address(route, visibility)
        client = self.client(role)
        send: Callable[..., object] = client.get if method == "GET" else client.post
        with transaction.atomic():
            status = send(address, POSTED.get(route, {})).status_code  # type: ignore[attr-defined]
            transaction.set_rollback(True)
        return status

    def address(self, route: str, visibility: str) -> str:
        if route == "wagtail_serve":
            return "/"
        return reverse(route, kwargs=self._arguments(route, visibility))

    def _arguments(self, route: str, visibility: str) -> dict[str, object]:
        about = {
            "feeds:region": {"slug": self.region.slug},
            "meetings:invitation": {"token": self.link if visibility == "link" else "wrong"},
        }
        if visibility in LEVELS:
            about |= {
                "meetings:gap": {"number": self.gaps[visibility].number},
                "meetings:publish-gap": {"number": self.gaps[visibility].number},
                "meetings:action": {"number": self.actions[visibility].number},
            }
        known = FIXED | about
        if route in known or visibility == "-":
            return known.get(route, {})
        return self._of_meeting(route, self.meetings[visibility])

    def _of_meeting(self, route: str, meeting: Meeting) -> dict[str, object]:
        arguments: dict[str, object] = {"pk": meeting.pk}
        if route in {"meetings:agenda-item", "meetings:move-item"}:
            arguments["item"] = meeting.agenda.get().pk
        if route in {"meetings:uninvite", "meetings:let-write"}:
            arguments["invitation"] = meeting.invitations.order_by("pk").first().pk
        if route == "meetings:notes-state":
            arguments["audience"] = "shared"
        return arguments

    def _member(self, organisation) -> User:
        return MembershipFactory(
            contact=ContactFactory(
                user=UserFactory(password=make_password("demo")), organisation=organisation
            )
        ).contact.user

    def _editor(self) -> User:
        editor = UserFactory()
        group = Group.objects.create(name="Editors of this test")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        editor.groups.add(group)
        return editor

    def _meeting(self, level: Level, state: str = "scheduled") -> Meeting:
        starts_at = timezone.now() + AHEAD
        meeting = MeetingFactory(
            group=self.group, visibility=level, state=state, starts_at=starts_at
        )
        AgendaItemFactory(meeting=meeting)
        InvitationFactory(
            meeting=meeting,
            contact=self.invited,
            state="draft" if state == "draft" else "sent",
        )
        meeting.note_takers.create(user=self.people["N"], named_at=starts_at)
        return meeting

    def _gap(self, name: str) -> Gap:
        return GapFactory(group=self.group, visibility=LEVELS[name], meeting=self.meetings[name])

    def _action(self, name: str) -> ActionItem:
        return ActionItemFactory(
            group=self.group,
            visibility=LEVELS[name],
            meeting=self.meetings[name],
            owner=self.organisation,
        )

    def _link(self) -> str:
        invitation = InvitationFactory(meeting=self.meetings["public"])
        link = secrets.link(secrets.Purpose.INVITATION, invitation.pk, 1)
        invitation.link_digest = secrets.digest(link)
        invitation.save()
        return link


FIXED: dict[str, dict[str, object]] = {  # addresses that are about nobody's data
    "account_reset_password_from_key": {"uidb36": "1", "key": "wrong"},
    "account_confirm_email": {"key": "wrong"},
}
POSTED: dict[str, dict[str, object]] = {
    "meetings:invitation": {"reply": "accepted"},
    "meetings:run": {"step": "start"},
    "meetings:move-item": {"move": "up"},
    "meetings:cancel": {"reason_en": "Storm."},
}
