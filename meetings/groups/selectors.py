"""What an account is towards regions and groups, as conditions of a query.

The policy (`meetings.domain.policy`) says which standing opens which level; here a standing
becomes SQL. Everything is a subquery, so asking costs no query of its own.
"""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Q, QuerySet

from meetings.directory.models import Membership
from meetings.domain.policy import Level, Standing, levels_open_to
from meetings.groups.models import GroupMembership, Role, RoleKind, WorkingGroup

Viewer = AbstractBaseUser | AnonymousUser


def groups_run_by(user: Viewer) -> QuerySet[WorkingGroup]:
    """Groups whose facilitator somebody is, by name or because of one of its regions."""
    roles = Role.objects.of_user(_pk(user), RoleKind.FACILITATOR)
    return WorkingGroup.objects.filter(
        Q(pk__in=roles.exclude(group=None).values("group"))
        | Q(regions__in=roles.exclude(region=None).values("region"))
        | manages(user, project="project")
    ).distinct()


def manages(user: Viewer, *, project: str) -> Q:
    """Whether the thing at path `project` belongs to a project that somebody manages."""
    roles = Role.objects.of_user(_pk(user), RoleKind.MANAGER)
    return Q(**{f"{project}__in": roles.values("project")})


def facilitates(user: Viewer, *, region: str, group: str) -> Q:
    roles = Role.objects.of_user(_pk(user), RoleKind.FACILITATOR)
    return Q(**{f"{region}__in": roles.exclude(region=None).values("region")}) | Q(
        **{f"{group}__in": roles.exclude(group=None).values("group")}
    )


def is_member(user: Viewer, *, region: str, group: str) -> Q:
    """Member: of an organisation of the region, or in the group, alone or by organisation."""
    mine = Membership.objects.current().of_user(_pk(user))
    in_group = GroupMembership.objects.filter(
        Q(contact__user_id=_pk(user)) | Q(organisation__in=mine.values("organisation"))
    )
    return Q(**{f"{region}__in": mine.values("organisation__regions")}) | Q(
        **{f"{group}__in": in_group.values("group")}
    )


def is_stakeholder(user: Viewer) -> Q:
    """Member of any organisation, or with a role in the programme: the same for every row."""
    return Q(Exists(Membership.objects.current().of_user(_pk(user)))) | Q(
        Exists(Role.objects.current().filter(user_id=_pk(user)))
    )


def standings(user: Viewer, *, region: str, group: str, project: str) -> dict[Standing, Q]:
    """Return for each standing when somebody has it towards a row, given the paths to look at."""
    return {
        Standing.STAKEHOLDER: is_stakeholder(user),
        Standing.MEMBER: is_member(user, region=region, group=group),
        Standing.FACILITATOR: facilitates(user, region=region, group=group),
        Standing.MANAGER: manages(user, project=project),
    }


def readable(standings: dict[Standing, Q]) -> Q:
    """Return when a row may be read: by the level in `visibility`, and who is what towards it."""
    open_to = Q(visibility=Level.PUBLIC)
    for standing, when in standings.items():
        open_to |= Q(when, visibility__in=levels_open_to(standing))
    return open_to


def _pk(user: Viewer) -> int:
    return user.pk or 0  # nobody has 0: a visitor matches no row
