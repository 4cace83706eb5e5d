/**
 * What Yjs in a browser makes of updates: one JSON {state, update} a line, in hex; answers {reads} or {error}.
 */
import { createInterface } from "node:readline";
import * as Y from "yjs";

const bytes = (hex) => Buffer.from(hex, "hex");

function reads({ state, update }) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes(state));
  Y.applyUpdate(doc, bytes(update));
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("waits for what nobody has");
  const root = doc.getXmlFragment("general").toArray();
  return root.map((block) => block.toArray().map((text) => plain(text)).join(""));
}

const plain = (text) => text.toDelta().map(({ insert }) => insert).join("");

for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify({ reads: reads(JSON.parse(line)) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
