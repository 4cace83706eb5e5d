"""Writers' pages without a browser: a Yjs document each, and what it sends."""

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from meetings.notes import guard
from meetings.notes.ledger import Ledger
from meetings.notes.schema import GENERAL

SERVER = 1  # the client id of the first block
AMINA, BILAL = 7, 8  # accounts


class Page:
    """A page that a writer types in. `sent` are its updates, one for each thing done."""

    def __init__(self, client, *states):
        self.doc = Doc(client_id=client)
        for state in states:
            self.doc.apply_update(state)
        self.sent = []
        self._watch = self.doc.observe(lambda event: self.sent.append(event.update))

    def root(self, name=GENERAL):
        return self.doc.get(name, type=XmlFragment)

    def block(self, at=0, root=GENERAL):
        return self.root(root).children[at]

    def text(self, at=0, root=GENERAL):
        return self.block(at, root).children[0]

    def add_block(self, said="", root=GENERAL, **attributes):
        """Add a block at the end, in one transaction."""
        with self.doc.transaction():
            block = XmlElement("block", attributes)
            self.root(root).children.append(block)
            block.children.append(XmlText(said))

    def hear(self, update):
        """Take what somebody else wrote; it is not ours to send."""
        known = len(self.sent)
        self.doc.apply_update(update)
        del self.sent[known:]

    def reads(self, root=GENERAL):
        return [_words(block) for block in self.root(root).children]


def _words(block):
    return "".join(words for text in block.children for words, _ in text.diff())


def seeded(*roots):
    """Return the server's first update: an empty block in each root."""
    page = Page(SERVER)
    for root in roots or (GENERAL,):
        page.add_block(root=root, id=f"seed-{root[:8]}")
    return page.doc.get_update()


def ledger_of(*updates):
    """Return the ledger of a document into which the server put these updates."""
    ledger = Ledger()
    for update in updates:
        ledger.keep(guard.examine(update, ledger, account=None), account=None)
    ledger.owners |= dict.fromkeys(ledger.clocks)
    return ledger


def accept(ledger, update, account=AMINA):
    """Let the guard look at an update and keep it; return the plan."""
    plan = guard.examine(update, ledger, account=account)
    ledger.keep(plan, account=account)
    return plan
