"""Put the demonstration into the database; running it again only moves its dates.

A row that somebody has touched since is left as it is: its `changed_at` is no longer the
moment that the demonstration tells, moved by whole weeks.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models, transaction

from kreba.accounts.models import User
from kreba.demo import lacks, people, quarter
from meetings.directory.models import (
    Contact,
    Membership,
    Organisation,
    OrganisationType,
    Region,
)
from meetings.gaps.models import Pillar
from meetings.groups.models import (
    AgendaSkeletonItem,
    GroupMembership,
    Project,
    Role,
    RoleKind,
    WorkingGroup,
)
from meetings.texts import Text

A_WEEK = timedelta(weeks=1)
TBILISI = ZoneInfo("Asia/Tbilisi")
NAMESPACE = uuid.UUID("5b1f6f0e-2f0b-4c55-9a8e-6b7265626121")
PASSWORD = "demo"  # noqa: S105 -- published on purpose, and only while DEMO


class RealDataError(Exception):
    """The database holds what is not the demonstration's; nothing was loaded."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where the demonstration's days fall, for an anchor."""

    anchor: date

    def day(self, told: date) -> date:
        """Shift by whole weeks, so that a Wednesday stays one; the anchor's own day is exact."""
        if told == quarter.ANCHOR:
            return self.anchor
        weeks = round((self.anchor - quarter.ANCHOR).days / 7)
        return told + timedelta(weeks=weeks)

    def moment(self, told: date, at: time) -> datetime:
        return datetime.combine(self.day(told), at, tzinfo=TBILISI)


def stable_id(*parts: str) -> uuid.UUID:
    """Return the id that a demonstration row has everywhere."""
    return uuid.uuid5(NAMESPACE, "/".join(parts))


def text(said: tuple[str, str]) -> Text:
    return Text.of({"en": said[0], "ka": said[1]})


def untouched(row: models.Model, day: date, at: time) -> bool:
    """Whether a row still carries the moment told for it, under whatever calendar."""
    moved = row.changed_at - Calendar(quarter.ANCHOR).moment(day, at)  # type: ignore[attr-defined]
    return moved % A_WEEK == timedelta()


@transaction.atomic
def load_people() -> dict[str, Contact]:
    """Make regions, organisations, people, accounts, groups and roles; return people by address."""
    if Organisation.objects.exists() and not Project.objects.filter(code="demo").exists():
        raise RealDataError
    regions = _regions()
    organisations = _organisations(regions)
    contacts = {person.email: _contact(person, organisations) for person in people.PEOPLE}
    for email, first, last in people.STAFF:
        _account(email, first, last, language="en")
    _groups(regions, contacts)
    return contacts


def _regions() -> dict[str, Region]:
    for position, (code, en, ka) in enumerate(lacks.PILLARS):
        Pillar.objects.get_or_create(
            code=code, defaults={"name": text((en, ka)), "position": position}
        )
    return {
        code: Region.objects.get_or_create(
            code=code, defaults={"slug": slug, "name": text((en, ka))}
        )[0]
        for code, (slug, en, ka) in people.REGIONS.items()
    }


def _organisations(regions: dict[str, Region]) -> dict[str, Organisation]:
    types = {
        code: OrganisationType.objects.get_or_create(
            code=code, defaults={"name": text(name), "position": position}
        )[0]
        for position, (code, name) in enumerate(people.TYPES.items())
    }
    made = {}
    for key, (kind, codes, en, ka) in people.ORGANISATIONS.items():
        found = Organisation.objects.filter(name__en=en).first()
        made[key] = found or Organisation.objects.create(name=text((en, ka)), type=types[kind])
        made[key].regions.set(regions[code] for code in codes)
    return made


def _contact(person: people.Person, organisations: dict[str, Organisation]) -> Contact:
    first, _space, last = person.en.partition(" ")
    contact, made = Contact.objects.get_or_create(
        email=person.email,
        defaults={
            "name": text((person.en, person.ka)),
            "organisation": organisations[person.organisation],
            "language": person.language,
            "source": "Demonstration",
        },
    )
    if made:
        Membership.objects.create(
            contact=contact,
            organisation=contact.organisation,
            kind="focal-point" if person.focal_point else "member",
        )
    if person.account:
        contact.user = _account(person.email, first, last, language=person.language)
        contact.save(update_fields=["user"])
    return contact


def _account(email: str, first: str, last: str, *, language: str) -> User:
    user = User.objects.filter(email=email).first()
    return user or User.objects.create_user(
        email,
        PASSWORD,
        first_name=first,
        last_name=last,
        language=language,
        is_superuser=email.startswith("admin@"),
        is_staff=email.startswith("admin@"),
    )


def _groups(regions: dict[str, Region], contacts: dict[str, Contact]) -> None:
    project, _made = Project.objects.get_or_create(
        code="demo",
        defaults={
            "name": text(("Coordination against trafficking (demo)", "კოორდინაცია (დემო)")),
            "acknowledgement": text(
                (
                    "This demonstration project is supported by a donor (demo).",
                    "სადემონსტრაციო პროექტი ხორციელდება დონორის (დემო) მხარდაჭერით.",
                )
            ),
            "disclaimer": text(
                (
                    "What stands here is the responsibility of the project and does not"
                    " necessarily reflect the views of the donor.",
                    "გამოთქმული მოსაზრებები პროექტისაა და შესაძლოა არ გამოხატავდეს"
                    " დონორის შეხედულებებს.",
                )
            ),
        },
    )
    groups = {}
    for code, (slug, codes, en, ka) in people.GROUPS.items():
        group, made = WorkingGroup.objects.get_or_create(
            code=code, defaults={"slug": slug, "project": project, "name": text((en, ka))}
        )
        if made:
            group.regions.set(regions[region] for region in codes)
            _skeleton(group)
        groups[code] = group
    for person in people.PEOPLE:
        if person.organisation == "project-office":
            GroupMembership.objects.get_or_create(
                group=groups["CSO"], contact=contacts[person.email]
            )
    _roles(project, regions["GE-AJ"], groups["TBS"])


def _skeleton(group: WorkingGroup) -> None:
    AgendaSkeletonItem.objects.bulk_create(
        AgendaSkeletonItem(
            group=group,
            position=position,
            minutes=minutes,
            purpose=purpose,
            title=text((en, ka)),
        )
        for position, (minutes, purpose, en, ka) in enumerate(people.SKELETON, start=1)
    )


def _roles(project: Project, adjara: Region, tbilisi: WorkingGroup) -> None:
    facilitator = User.objects.get(email="facilitator@example.org")
    manager = User.objects.get(email="manager@example.org")
    Role.objects.get_or_create(user=facilitator, kind=RoleKind.FACILITATOR, region=adjara)
    Role.objects.get_or_create(user=facilitator, kind=RoleKind.FACILITATOR, group=tbilisi)
    Role.objects.get_or_create(user=manager, kind=RoleKind.MANAGER, project=project)
