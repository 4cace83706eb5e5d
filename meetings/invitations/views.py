"""Invite people, send what was prepared, and take answers."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from meetings.directory.models import Contact
from meetings.domain.policy import Act
from meetings.domain.replies import Reply
from meetings.http import SignedInRequest, now
from meetings.invitations import services
from meetings.invitations.forms import AnswerForm, InviteForm, NewContactForm
from meetings.invitations.models import Invitation
from meetings.invitations.selectors import by_link, list_of, tally, unsent
from meetings.invitations.wording import agenda_of
from meetings.schedule.events import is_place_withheld
from meetings.schedule.forms import CancelForm
from meetings.schedule.models import Meeting
from meetings.schedule.permits import who_may
from meetings.schedule.selectors import agenda_for, timing_of
from meetings.schedule.services import NotReadyError, PastError


@who_may(Act.PREPARE)
def invitations(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Show who is invited and what they answered; put further people on the list."""
    form = InviteForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            _invite(request, meeting, form.cleaned_data["contacts"])
            return redirect("meetings:invitations", meeting.pk)
        except services.StateError:
            form.add_error(None, _("This meeting is over; nobody was invited."))
    return _list(request, meeting, form=form)


@who_may(Act.PREPARE)
def new_contact(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Write somebody into the directory, unless they are in it, and put them on the list."""
    form = NewContactForm(request.POST or None)
    known = Contact.objects.filter(email__iexact=request.POST.get("email", "").strip()).first()
    if known or form.is_valid():
        try:
            if known is None:
                services.invite_newcomer(meeting, form.instance, now=now())
            else:
                _invite(request, meeting, [known])
                messages.info(
                    request, _("The address is in the directory: nothing was changed there.")
                )
            return redirect("meetings:invitations", meeting.pk)
        except services.StateError:
            form.add_error(None, _("This meeting is over; nobody was invited."))
    return render(
        request,
        "meetings/invitations/new_contact.html",
        {"meeting": meeting, "form": form},
        status=422 if request.method == "POST" else 200,
    )


@require_POST
@who_may(Act.PREPARE)
def uninvite(request: SignedInRequest, meeting: Meeting, invitation: int) -> HttpResponse:
    held = get_object_or_404(meeting.invitations, pk=invitation)
    try:
        services.uninvite(held, now=now())
    except services.StateError:
        return _list(request, meeting, problems=[_("This meeting is over; nobody was written to.")])
    messages.success(
        request, _("The invitation of %(name)s is taken back.") % {"name": held.contact.name}
    )
    return redirect("meetings:invitations", meeting.pk)


@require_POST
@who_may(Act.PREPARE)
def let_write(request: SignedInRequest, meeting: Meeting, invitation: int) -> HttpResponse:
    """Name somebody who is invited, and has an account, as note-taker."""
    held = get_object_or_404(meeting.invitations.standing(), pk=invitation)
    try:
        services.let_write(held, by=request.user, now=now())
    except services.NoAccountError:
        return _list(
            request,
            meeting,
            problems=[_("Who takes notes must sign in, and this person has no account yet.")],
        )
    return redirect("meetings:invitations", meeting.pk)


@require_POST
@who_may(Act.PREPARE)
def schedule_and_send(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Fix the meeting and write to everybody on the list."""
    try:
        asked = services.schedule_and_send(meeting, by=request.user, now=now())
    except NotReadyError as error:
        return _list(request, meeting, problems=[_lack(name) for name in error.lacks])
    except PastError:
        return _list(
            request,
            meeting,
            problems=[_("The meeting would begin in the past. Choose another date first.")],
        )
    except services.StateError:
        return _list(
            request,
            meeting,
            problems=[_("This meeting is scheduled already. Nothing was sent twice.")],
        )
    messages.success(
        request,
        ngettext(
            "The meeting is scheduled, and %(n)s invitation is on its way.",
            "The meeting is scheduled, and %(n)s invitations are on their way.",
            asked,
        )
        % {"n": asked},
    )
    return redirect("meetings:invitations", meeting.pk)


@who_may(Act.PREPARE)
def cancel(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Call the meeting off, with a reason that everybody invited is told."""
    form = CancelForm(request.POST or None)
    if form.is_valid():
        try:
            services.cancel(meeting, reason=form.cleaned_data["reason"], by=request.user, now=now())
            return redirect("meetings:meeting", meeting.pk)
        except services.StateError:
            form.add_error(None, _("Only a scheduled meeting can be cancelled. Nothing was sent."))
    return render(
        request,
        "meetings/invitations/cancel.html",
        {"form": form, "meeting": meeting, "asked": meeting.invitations.asked().count()},
        status=422 if request.method == "POST" else 200,
    )


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """An invitation without an account. Only the button answers; looking records nothing."""
    held = by_link(token)
    form = AnswerForm(request.POST or None, initial={"reply": _offered(request, held)})
    if form.is_valid():
        held, problem = _answer(held, form)
        if not problem:
            return redirect(f"{request.path}?answered=yes")
        form.add_error(None, problem)
    # By the link one reads what the letter said: the common agenda, nobody else's name.
    meeting = held.meeting
    items = agenda_of(meeting)
    withheld = is_place_withheld(meeting)
    return render(
        request,
        "meetings/invitations/invitation.html",
        {
            "invitation": held,
            "token": token,
            "meeting": meeting,
            "place_withheld": withheld,
            "join_url": "" if withheld else meeting.join_url_at(now()),
            "items": items,
            "timing": timing_of(meeting, items),
            "form": form,
            "over": meeting.ends_at <= now() or meeting.state == "held",
            "answered": request.GET.get("answered") == "yes",
        },
        status=422 if request.method == "POST" else 200,
    )


def _invite(request: SignedInRequest, meeting: Meeting, contacts: Iterable[Contact]) -> None:
    """Put people on the list, and say who is new there and who was on it already."""
    chosen = list(contacts)
    added = {invitation.contact_id for invitation in services.invite(meeting, chosen, now=now())}
    already = [str(contact.name) for contact in chosen if contact.pk not in added]
    if added:
        said = ngettext("%(n)s person was added.", "%(n)s people were added.", len(added))
        messages.success(request, said % {"n": len(added)})
    if already:
        said = _("Already on the list, and not asked twice: %(names)s.")
        messages.info(request, said % {"names": ", ".join(already)})


def _answer(held: Invitation, form: AnswerForm) -> tuple[Invitation, str]:
    """Take the answer; return it with what stands in the way, in words."""
    at = now()
    try:
        answered = services.answer(
            held,
            reply=Reply(form.cleaned_data["reply"]),
            note=form.cleaned_data["note"],
            given_at=at,
            heard_at=at,
        )
    except services.MeetingOverError:
        return held, _("This meeting is over. Your answer was not recorded.")
    except services.MeetingOffError:
        return held, _("This meeting was cancelled. There is nothing to answer any more.")
    return answered, ""


def _offered(request: HttpRequest, held: Invitation) -> str:
    """Return the answer to show as chosen: the one held, or the one a letter's link names."""
    return request.GET.get("answer") or (held.reply if held.replied_at else "")


def _lack(name: str) -> str:
    return {
        "venue": _("The place is missing: enter it, or choose online."),
        "join_url": _("The link to join is missing."),
        "agenda": _("The agenda is empty: write at least one item."),
    }[name]


def _list(
    request: HttpRequest,
    meeting: Meeting,
    *,
    form: InviteForm | None = None,
    problems: list[str] | None = None,
) -> HttpResponse:
    people = list(list_of(meeting))
    items = agenda_for(meeting)
    return render(
        request,
        "meetings/invitations/index.html",
        {
            "meeting": meeting,
            "invitations": people,
            "note_takers": set(meeting.note_takers.values_list("user", flat=True)),
            "tally": tally(people),
            "unsent": unsent(meeting),
            "timing": timing_of(meeting, items),
            "form": form or InviteForm(meeting=meeting),
            "problems": problems or [],
        },
        status=422 if request.method == "POST" else 200,
    )
