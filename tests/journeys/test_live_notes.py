"""The live notes in real browsers: two who write, one who follows, and a line that breaks."""

import pytest

from tests.journeys.live import Seat, eventually

pytestmark = pytest.mark.browser

INVITE = """
from django.utils import timezone
from meetings.directory.models import Contact
from meetings.invitations.services import invite
from meetings.schedule.models import Meeting
meeting = Meeting.objects.get(state="in-progress")
invite(meeting, [Contact.objects.get(user__email="stakeholder@example.org")], now=timezone.now())
print(meeting.get_absolute_url() + "live/", meeting.agenda.get(position=5).pk)
"""

PASTE = """
    (html) => {
      const carried = new DataTransfer();
      carried.setData("text/html", html);
      const event = { clipboardData: carried, bubbles: true, cancelable: true };
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
    }
"""


@pytest.fixture(scope="module")
def place(server):
    """Return the address of the live page and the id of an item nobody has written in."""
    *_, address, item = server.run("shell", "-v", "0", "-c", INVITE).split()
    return address, item


@pytest.fixture(scope="module")
def seated(browser, browser_context_args):
    """Return seats for whoever is asked for; people sign in once."""
    seats: dict[str, Seat] = {}

    def seat(name, **how):
        if name not in seats:
            args = {key: args for key, args in browser_context_args.items() if key != "viewport"}
            seats[name] = Seat(browser, f"{name}@example.org", **how, **args)
        return seats[name]

    yield seat
    for held in seats.values():
        held.context.close()
        assert held.broken == []


@pytest.fixture
def item(place):
    return place[1]


@pytest.fixture
def amina(place, seated):
    seat = seated("facilitator").open(place[0])
    yield seat
    seat.close()


@pytest.fixture
def bilal(place, seated):
    seat = seated("notetaker").open(place[0])
    yield seat
    seat.close()


@pytest.fixture
def reader(place, seated):
    seat = seated("stakeholder", phone=True).open(place[0])
    yield seat
    seat.close()


def test_what_two_write_at_once_everybody_reads(amina, bilal, reader, item):
    amina.begin(item, "Amina: ")
    eventually(lambda: bilal.texts(item)[-1:], ["Amina:"])
    bilal.begin(item, "Bilal: ")

    for one, other in zip("Evening outreach", "Saturday opening", strict=True):
        amina.type(one)
        bilal.type(other)

    amina.shows("saved")
    bilal.shows("saved")
    lines = ["Amina: Evening outreach", "Bilal: Saturday opening"]
    eventually(lambda: bilal.texts(item)[-2:], lines)
    eventually(lambda: amina.lines(item), bilal.lines(item))
    eventually(lambda: reader.lines(item), amina.lines(item))
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_line_becomes_an_action_point_by_keyboard(amina, bilal, item):
    amina.begin(item, "Send the evenings your team can cover")
    amina.press("Control+Shift+A", "Tab", "ArrowDown", "Tab")
    amina.page.locator(":focus").fill("2027-06-14")  # the order of its parts is the machine's
    amina.press("Tab", "ArrowDown", "Escape")
    amina.type("!")

    block = bilal.editor(item).locator(".block-action", has_text="your team can cover!")
    block.wait_for()
    owner, gap, _priority = block.locator("select").all()
    eventually(lambda: bool(owner.input_value() and gap.input_value()), True)
    assert block.locator("input[type=date]").input_value() == "2027-06-14"
    assert amina.lines(item)[-1] == ["action", "Send the evenings your team can cover!"]
    block.locator(".block-ref").filter(has_text="A-20").wait_for()
    bilal.page.locator("#made li", has_text="14 June 2027").wait_for()


def test_an_action_point_says_what_it_lacks(amina, reader, item):
    amina.begin(item, "/act")
    amina.press("Enter")
    amina.type("Ask the day centre")

    lacks = reader.editor(item).locator(".block", has_text="Ask the day centre")
    lacks.get_by_text("organisation missing").wait_for()
    lacks.get_by_text("date missing").wait_for()
    assert amina.editor(item).locator(".block-field-missing").count() == 2


def test_what_is_typed_without_a_line_survives_a_closed_page(amina, bilal, item, place):
    amina.begin(item, "Before the tunnel, ")
    amina.shows("saved")

    amina.context.set_offline(True)
    amina.type("in the tunnel")
    amina.shows("offline")
    bilal.begin(item, "Outside it rains")
    amina.close()
    amina.context.set_offline(False)
    amina.open(place[0])

    eventually(lambda: "Before the tunnel, in the tunnel" in bilal.texts(item), True)
    eventually(lambda: amina.lines(item), bilal.lines(item))


def test_words_that_were_removed_unseen_are_offered_back(amina, bilal, item):
    amina.begin(item, "Gone")
    amina.shows("saved")
    eventually(lambda: bilal.texts(item)[-1:], ["Gone"])

    bilal.context.set_offline(True)
    bilal.shows("sent")
    bilal.go_to_end(item)
    bilal.press(*["Backspace"] * len("Gone "))
    amina.type(" but not lost")
    amina.shows("saved")
    bilal.context.set_offline(False)

    amina.page.get_by_role("alert").get_by_text(" but not lost").wait_for()
    amina.page.get_by_role("button", name="Put it back at the end").click()
    eventually(lambda: bilal.texts(item)[-1], "but not lost")


def test_undo_takes_back_ones_own_work_only(amina, bilal, item):
    amina.begin(item, "Mine ")
    amina.shows("saved")
    eventually(lambda: bilal.texts(item)[-1], "Mine")
    bilal.go_to_end(item)
    bilal.type("and yours")
    eventually(lambda: amina.texts(item)[-1], "Mine and yours")

    amina.press("Control+z")

    eventually(lambda: bilal.texts(item)[-1], "and yours")
    amina.press("Control+y")
    eventually(lambda: bilal.texts(item)[-1], "Mine and yours")


def test_pasted_pages_become_plain_blocks(amina, bilal, item):
    amina.begin(item)
    html = (
        '<b style="font-weight:normal"><h1 style="color:red">Rota</h1><ul><li>July'
        "<ul><li>Friday</li></ul></li></ul><img src=x onerror=alert(1)>"
        '<p><a href="https://example.org/">List</a> <a href="javascript:alert(1)">bad</a></p></b>'
    )

    amina.page.evaluate(PASTE, html)

    amina.shows("saved")
    eventually(lambda: bilal.texts(item)[-4:], ["Rota", "July", "Friday", "List bad"])
    links = bilal.editor(item).locator(".block").last.locator("a")
    assert [link.get_attribute("href") for link in links.all()] == ["https://example.org/"]
    assert bilal.editor(item).locator(".block.indent-1").last.inner_text().strip() == "Friday"
