from meetings.notes import projection
from meetings.notes.document import Document
from tests.meetings.notes.pages import Page, seeded


def read(page, *roots):
    document = Document()
    document.apply(page.doc.get_update())
    return projection.read(document, roots or ["general"])


def test_a_block_is_read_with_all_it_carries():
    page = Page(7)
    page.add_block(
        "Fill the mobile group",
        id="block-one",
        kind="action",
        owner="org-000012",
        due="2024-11-29",
        gap="gap-000007",
        priority="high",
        lang="en",
        attribution="named",
        list="bullet",
        indent=2.0,
    )

    (block,) = read(page).blocks

    assert block == projection.Block(
        item="general",
        position=1,
        id="block-one",
        kind="action",
        text="Fill the mobile group",
        lang="en",
        attribution="named",
        owner="org-000012",
        due="2024-11-29",
        gap="gap-000007",
        priority="high",
        list="bullet",
        indent=2,
    )


def test_what_was_never_set_is_a_note_and_nothing_else():
    (block,) = read(Page(7, seeded())).blocks

    assert (block.kind, block.text, block.owner, block.indent) == ("note", "", None, 0)


def test_marked_text_is_read_as_text():
    page = Page(7, seeded())
    page.text().insert(0, "Water first.")
    page.text().format(0, 5, {"strong": {}})

    assert [block.text for block in read(page).blocks] == ["Water first."]


def test_roots_are_read_in_the_order_of_the_agenda():
    page = Page(7)
    page.add_block("last", root="general", id="block-two")
    page.add_block("first", root="an-item", id="block-one")

    blocks = read(page, "an-item", "general", "empty").blocks

    assert [(block.item, block.text) for block in blocks] == [
        ("an-item", "first"),
        ("general", "last"),
    ]


def test_the_first_of_two_with_one_id_keeps_it():
    page = Page(7)
    page.add_block("one", id="block-one")
    page.add_block("copy", id="block-one")
    page.add_block("nameless")

    reading = read(page)

    assert [block.text for block in reading.blocks] == ["one"]
    assert [block.text for block in reading.unlinked] == ["copy", "nameless"]


def test_a_day_that_is_none_is_not_told():
    page = Page(7)
    page.add_block(id="block-one", kind="action", due="2024-02-31")

    assert read(page).blocks[0].due is None


def test_the_size_is_that_of_the_text_that_can_be_read():
    page = Page(7, seeded())
    page.text().insert(0, "წყალი first")
    del page.text()[0 : len("წყ".encode())]
    document = Document()
    document.apply(page.doc.get_update())

    assert projection.size(document, ["general"]) == len("ალი first".encode())
