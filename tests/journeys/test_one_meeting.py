"""One whole meeting, from the invitation to public progress, in real browsers.

The steps are those of the trade: prepare, invite, answer, meet, agree, show. The server is
killed (kill -9) while two people type.
"""

import re
from datetime import timedelta
from urllib.request import Request, urlopen

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import Server
from tests.journeys.walking import (
    arrive,
    calendar_in,
    editor,
    is_saved,
    letters,
    link_in,
    words,
)
from tests.meetings.ics.readers import read_strictly

pytestmark = [pytest.mark.browser, pytest.mark.postgres]

TITLE = "Summer outreach, last check"
HEADLINE = "Evenings in August are covered"
TITLE_KA = "ზაფხულის გასვლები, ბოლო შემოწმება"
DAY = localdate() + timedelta(days=9)
HALF_TYPED = "This line is half typed when the power goes"
ITEM = 7  # of the agenda: the one that is added
OWED = f"""
from meetings.invitations.models import Invitation
from meetings.post.models import OutboxMail
asked = Invitation.objects.filter(meeting__title__en="{TITLE}")
letters = OutboxMail.objects.filter(about_id__in=[str(one.pk) for one in asked])
print(asked.owed_a_letter().count(), letters.count())
"""
ACCOUNTS = {
    "facilitator": "facilitator",
    "writer": "stakeholder",
    "reader": "notetaker",
    "editor": "editor",
}


@pytest.fixture
def people(browser: Browser, server: Server):
    """Return the people of this journey, each in a browser of their own."""
    arrived = {who: arrive(browser, server, account) for who, account in ACCOUNTS.items()}
    arrived["visitor"] = arrive(browser, server)
    yield arrived
    for page in arrived.values():
        page.context.close()


def test_a_meeting_from_invitation_to_public_progress(people, server, icaljs):
    address = prepare(people["facilitator"])
    nothing_was_sent(server)
    send(people["facilitator"], address)
    answer(people["visitor"], server)
    is_in_the_public_calendar(people["visitor"], server, icaljs)
    begin(people["facilitator"], address)
    write_together_while_the_server_dies(people, server, address)
    done, planned = progress(people["visitor"])
    agree(people["writer"])
    is_in_the_registers(people["reader"], address)
    end(people["facilitator"])
    assert progress(people["visitor"]) == (done, planned + 1)
    is_told_to_everybody(people["visitor"])
    publish(people["editor"], people["visitor"])


def prepare(page: Page) -> str:
    """A facilitator makes a meeting of their group, writes the agenda and lists people."""
    page.goto("/meetings/")
    page.get_by_role("link", name="New meeting").click()
    page.get_by_label("Group", exact=True).select_option(label="Adjara Coordination Group")
    page.locator("[name=title_en]").fill(TITLE)
    page.locator("[name=title_ka]").fill(TITLE_KA)
    page.locator("[name=date]").fill(DAY.isoformat())
    page.locator("[name=start]").fill("10:30")
    page.get_by_label("In person").check()
    page.locator("[name=venue_en]").fill("Harbour house, room 2, Batumi")
    page.get_by_label("Everybody").check()
    page.get_by_role("button", name="Save the draft and write the agenda").click()

    expect(page.get_by_role("heading", name="Agenda", exact=True)).to_be_visible()
    page.locator("[name=title_en]").fill("Rota for August")
    page.get_by_role("radio", name="Decision").check()
    page.get_by_label("Minutes").fill("20")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("The agenda is 20 minutes longer than the meeting.")).to_be_visible()

    page.get_by_role("link", name="Go on to the invitations").click()
    for name in ("Nino Magalitadze", "Maia Demoshvili", "Lasha Demoshvili"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Put on the list").click()
    expect(page.get_by_role("heading", name="3 people on the list")).to_be_visible()
    return page.url.removesuffix("invitations/")


def nothing_was_sent(server: Server) -> None:
    """A draft owes no letter, and none lies in the outbox."""
    assert server.run("shell", "-v", "0", "-c", OWED).split() == ["0", "0"]


def send(page: Page, address: str) -> None:
    """One press, and a letter with a calendar part leaves for each person."""
    page.goto(f"{address}invitations/")
    page.get_by_role("button", name="Schedule and send").click()
    expect(page.locator(".badge", has_text="Scheduled")).to_be_visible()
    page.get_by_role("button", name="Name as note-taker: Nino Magalitadze").click()
    expect(page.get_by_text("Takes notes")).to_be_visible()


def answer(page: Page, server: Server) -> None:
    """The invitee answers without an account; looking at the page answers nothing."""
    (letter,) = letters(server, to="maia@example.org")
    (event,) = read_strictly(calendar_in(letter)).walk("VEVENT")
    assert (event["SEQUENCE"], event["ATTENDEE"].params["PARTSTAT"]) == (0, "NEEDS-ACTION")
    link = link_in(letter)

    for method in ("GET", "HEAD"):
        with urlopen(Request(server.address + link, method=method)) as looked:
            assert looked.status == 200
    page.goto(link)
    expect(page.locator(".notice-good")).to_have_count(0)
    expect(page.get_by_text("Rota for August")).to_be_visible()
    page.locator("input[name=reply][value=accepted]").check()
    page.locator("main form button").click()
    expect(page.locator(".notice-good")).to_be_visible()

    wrong = page.goto("/i/" + "x" * 24 + "/")
    assert wrong is not None
    assert wrong.status == 404


def is_in_the_public_calendar(page: Page, server: Server, icaljs) -> None:
    page.goto("/calendar/")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    page.goto("/ka/calendar/")
    expect(page.get_by_role("link", name=TITLE_KA)).to_be_visible()

    with urlopen(f"{server.address}/calendar/public.ics") as feed:
        calendar = feed.read()
    titles = [str(event["SUMMARY"]) for event in read_strictly(calendar).walk("VEVENT")]
    assert TITLE in titles
    assert icaljs.read(calendar)


def begin(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Start the meeting").click()
    expect(page).to_have_url(re.compile(r"/live/$"))
    is_saved(page)


def write_together_while_the_server_dies(
    people: dict[str, Page], server: Server, address: str
) -> None:
    """Two write in one item, one follows; a kill -9 in between loses no acknowledged character."""
    facilitator, writer, reader = people["facilitator"], people["writer"], people["reader"]
    for page in (writer, reader):
        page.goto(f"{address}live/")
    is_saved(writer)

    type_lines(facilitator, "Open Door takes Mondays.", "Safe Steps takes Fridays.")
    type_lines(writer, "The harbour is empty on Tuesdays.")
    for page in (facilitator, writer):
        is_saved(page)
    acknowledged = words(facilitator, ITEM)

    type_lines(writer, HALF_TYPED)
    server.kill()
    type_lines(facilitator, "Written while the server was away.")
    expect(facilitator.locator("#notes-state")).to_have_text(re.compile("unsent"))
    server.start()

    for page in (facilitator, writer):
        is_saved(page, patience=60)
    said = words(facilitator, ITEM)
    assert words(writer, ITEM) == said
    for line in [
        *acknowledged.split("\n"),
        HALF_TYPED,
        "Written while the server was away.",
    ]:
        assert line in said
    expect(reader.locator("[data-notes-of]").nth(ITEM - 1)).to_contain_text(
        "Written while the server was away.", timeout=30_000
    )
    writer.reload()
    is_saved(writer)
    assert words(writer, ITEM) == said


def type_lines(page: Page, *lines: str) -> None:
    """Write at the end of the item, each line in a block of its own, key by key."""
    editor(page, ITEM).locator(".block-text").last.click()
    page.keyboard.press("Control+End")
    for line in lines:
        page.keyboard.press("Control+Enter")
        page.keyboard.type(line, delay=5)


def agree(page: Page) -> None:
    """By keyboard alone a line becomes an action point, and another a decision."""
    type_lines(page, "Write the rota for August.")
    page.keyboard.press("Control+Shift+A")
    page.keyboard.press("Tab")
    page.keyboard.type("Seaside")  # a list opens where one types its first letters
    page.keyboard.press("Tab")
    page.locator(":focus").fill(DAY.isoformat())  # the order of its parts is the browser's own
    page.keyboard.press("Tab")
    page.keyboard.type("G-001")
    page.keyboard.press("Escape")
    type_lines(page, "One rota serves all organisations.")
    page.keyboard.press("Control+Shift+D")
    is_saved(page)

    made = page.locator("#made")
    expect(made).to_contain_text(re.compile(r"A-\d{4}-\d{3}"), timeout=15_000)
    expect(made).to_contain_text(re.compile(r"D-\d{4}-Q[1-4]-BAT-01"), timeout=15_000)


def is_in_the_registers(page: Page, address: str) -> None:
    """The records have their owner, day and gap at once, and lead back to the meeting."""
    page.goto("/actions/")
    row = page.get_by_role("row").filter(has_text="Write the rota for August.")
    for told in ("Seaside Families (demo)", f"{DAY:%d.%m.%Y}", "G-001", "Open"):
        expect(row).to_contain_text(told)
    row.get_by_role("link", name=re.compile("A-")).click()
    expect(page.get_by_role("link", name=TITLE)).to_have_attribute(
        "href", re.compile(address.rsplit("/meetings", 1)[1])
    )
    page.get_by_role("link", name="The line in the notes").click()
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_contain_text("Write the rota")
    page.goto("/decisions/")
    expect(page.locator("main")).to_contain_text("One rota serves all organisations.")


def progress(page: Page) -> tuple[int, int]:
    """Return how many action points for the gap are done, and how many there are."""
    page.goto("/gaps/")
    told = re.search(r"(\d+) of (\d+) action points done", page.locator("#G-001").inner_text())
    assert told
    return int(told[1]), int(told[2])


def end(page: Page) -> None:
    page.get_by_role("button", name="End the meeting").click()
    expect(page.locator(".badge", has_text="Held")).to_be_visible()


def is_told_to_everybody(page: Page) -> None:
    """The public page of the gap tells when and where it was raised."""
    page.get_by_role("link", name=re.compile("Evening and weekend outreach")).click()
    raised = page.locator(".timeline li").first
    expect(raised).to_contain_text("Raised in a meeting: Adjara")
    expect(raised).to_contain_text(re.compile(r"\d{1,2} \w+ \d{4}"))
    expect(raised).to_contain_text("First regional coordination meeting")


def publish(page: Page, visitor: Page) -> None:
    """An editor writes about the meeting and the gap; the home page shows it to everybody."""
    page.goto("/news/")
    add = page.locator("a[href*='/add_subpage/']").first.get_attribute("href")
    page.goto(f"http:{add}".replace("http:http", "http"))
    page.locator("[name=title]").fill(HEADLINE)
    page.locator("[name=lead]").fill("One rota serves all who work in the evening.")
    insert(page, "body", "Heading").get_by_role("textbox").fill("What was agreed")
    choose(insert(page, "related", "Meeting"), TITLE)
    choose(insert(page, "related", "Gap"), "G-001")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text(f"Page '{HEADLINE}' created and published.")).to_be_visible()

    visitor.goto("/")
    expect(visitor.get_by_role("heading", name="Next public meetings")).to_be_visible()
    expect(visitor.get_by_role("link", name="Quarter review")).to_be_visible()
    visitor.get_by_role("link", name=HEADLINE).click()
    expect(visitor.get_by_role("link", name=TITLE)).to_be_visible()
    expect(visitor.get_by_role("link", name=re.compile("Evening and weekend"))).to_be_visible()


def insert(page: Page, field: str, kind: str) -> Locator:
    """Add a block to a stream of the editors' form; return it."""
    stream = page.locator(f"#panel-child-content-{field}-section")
    stream.get_by_title("Insert a block").last.click()
    page.get_by_role("option", name=kind, exact=True).click()
    return stream.locator("[data-streamfield-child]").last


def choose(block: Locator, words: str) -> None:
    offered = block.locator("option", has_text=words).first
    block.locator("select").select_option(value=offered.get_attribute("value"))
