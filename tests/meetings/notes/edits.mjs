/**
 * What real pages write: Yjs in two browsers, as updates for the guard to read.
 *
 * Prints {name: {updates: [hex], reads: xml}}; every name begins from the seed given as an argument.
 */
import * as Y from "yjs";

const seed = Buffer.from(process.argv[2], "hex");
const hex = (update) => Buffer.from(update).toString("hex");
let client = 100;

function page(...updates) {
  const doc = new Y.Doc();
  doc.clientID = client++;
  for (const update of [seed, ...updates]) Y.applyUpdate(doc, update, "server");
  const root = doc.getXmlFragment("general");
  const sent = [];
  doc.on("update", (update, origin) => origin !== "server" && sent.push(update));
  return { doc, root, sent, text: (at) => root.get(at).get(0) };
}

function block(text, attributes) {
  const element = new Y.XmlElement("block");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const inner = new Y.XmlText();
  if (text) inner.insert(0, text);
  element.insert(0, [inner]);
  return element;
}

const does = {
  "types key by key": ({ text }) => [..."Water first."].forEach((key, at) => text(0).insert(at, key)),
  "types in the middle": ({ text }) => {
    text(0).insert(0, "Water.");
    text(0).insert(5, " first");
  },
  "writes Georgian, Chinese and joined emoji": ({ text }) => text(0).insert(0, "წყალი 水 👩‍👩‍👧‍👦"),
  "marks and unmarks": ({ text }) => {
    text(0).insert(0, "Water first, then food.");
    text(0).format(0, 5, { strong: {} });
    text(0).format(6, 5, { em: {}, code: {} });
    text(0).format(0, 12, { strong: null });
    text(0).format(13, 4, { link: { href: "https://example.org/?a=ა", title: null } });
  },
  "makes an action point": ({ root }) => {
    const first = root.get(0);
    first.setAttribute("kind", "action");
    first.setAttribute("owner", "org-000012");
    first.setAttribute("due", "2024-11-29");
    first.setAttribute("gap", "gap-000007");
    first.setAttribute("priority", "high");
    first.removeAttribute("gap");
  },
  "makes a list and indents": ({ root }) => {
    root.insert(1, [block("one", { id: "list-one", list: "bullet", indent: 1 })]);
    root.get(1).setAttribute("indent", 2);
    root.get(1).setAttribute("indent", null);
  },
  "splits and joins": ({ doc, root, text }) => {
    text(0).insert(0, "Water first.");
    doc.transact(() => {
      text(0).delete(5, 7);
      root.insert(1, [block(" first.", { id: "second-half" })]);
    });
    doc.transact(() => {
      root.delete(1, 1);
      text(0).insert(5, " first.");
    });
  },
  "moves a block": ({ doc, root }) => {
    root.insert(1, [block("one", { id: "block-one" }), block("two", { id: "block-two" })]);
    doc.transact(() => {
      root.delete(1, 1);
      root.insert(2, [block("one", { id: "block-one" })]);
    });
  },
  "undoes and redoes": ({ root, text }) => {
    const undo = new Y.UndoManager(root, { captureTimeout: 0 });
    text(0).insert(0, "Water");
    root.insert(1, [block("more", { id: "block-more", kind: "decision", basis: "vote" })]);
    undo.undo();
    undo.undo();
    undo.redo();
    undo.redo();
  },
  "deletes all": ({ root, text }) => {
    text(0).insert(0, "Water");
    root.delete(0, root.length);
  },
  "writes what it takes back before it is sent": (writer) => {
    writer.root.insert(1, [block("never seen", { id: "block-gone" })]);
    writer.root.delete(1, 1);
    writer.text(0).insert(0, "kept");
    writer.sent.splice(0, writer.sent.length, Y.encodeStateAsUpdate(writer.doc));
  },
  "sends only its own after another wrote": (writer) => {
    const other = page();
    other.text(0).insert(0, "theirs ");
    Y.applyUpdate(writer.doc, other.sent[0], "server");
    writer.text(0).insert(7, "mine");
    const foreign = Y.encodeStateVector(new Map([[1, 2 ** 31 - 1], [other.doc.clientID, 2 ** 31 - 1]]));
    writer.sent.splice(0, 0, other.sent[0], Y.diffUpdate(Y.encodeStateAsUpdate(writer.doc), foreign));
  },
  "brings two old ids of its own": (writer) => {
    const before = page();
    before.text(0).insert(0, "yesterday ");
    Y.applyUpdate(writer.doc, before.sent[0], "server");
    writer.text(0).insert(10, "today");
    writer.sent.splice(0, writer.sent.length, Y.encodeStateAsUpdate(writer.doc));
  },
  "merges what it typed offline": (writer) => {
    for (const word of ["one ", "two ", "three "]) writer.text(0).insert(0, word);
    writer.sent.splice(0, writer.sent.length, Y.mergeUpdates(writer.sent));
  },
};

const printed = {};
for (const [name, act] of Object.entries(does)) {
  const writer = page();
  act(writer);
  printed[name] = { updates: writer.sent.map(hex), reads: writer.root.toString() };
}
console.log(JSON.stringify(printed));
