/**
 * A block in the editor: its frame, its text and the inputs of its fields.
 */
import { TextSelection } from "prosemirror-state";

import { BlockFrame } from "./block-frame.js";
import { Controls } from "./controls.js";

export class BlockView {
  constructor(block, view, getPos, page) {
    this.page = page;
    this.view = view;
    this.getPos = getPos;
    this.frame = new BlockFrame(page.texts);
    this.controls = new Controls({
      fields: page.fields,
      change: (name, value) => this.#change(name, value),
      leave: () => this.enterText(),
    });
    this.frame.meta.append(this.controls.dom, this.frame.reference);
    this.frame.text.dataset.hint = page.texts.placeholder;
    this.dom = this.frame.dom;
    this.dom.blockView = this;
    this.contentDOM = this.frame.text;
    this.#show(block);
    page.blocks.add(this);
  }

  update(block) {
    if (block.type !== this.block.type || block.attrs.id !== this.block.attrs.id) return false;
    if (this.page.hearing) this.frame.highlight();
    this.#show(block);
    return true;
  }

  /** Show again what does not stand in the block itself: its number, and whether it may be changed. */
  refresh() {
    this.frame.refer(this.page.records.get(this.block.attrs.id));
    this.controls.disabled = !this.page.writable;
  }

  enterFields() {
    return this.controls.focus();
  }

  enterText() {
    const end = this.getPos() + 1 + this.block.content.size;
    this.view.focus();
    this.view.dispatch(this.view.state.tr.setSelection(TextSelection.create(this.view.state.doc, end)));
  }

  stopEvent(event) {
    return this.frame.meta.contains(event.target);
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  destroy() {
    this.page.blocks.delete(this);
  }

  #show(block) {
    this.block = block;
    const kind = this.frame.show(block.attrs, { empty: block.content.size === 0 });
    this.controls.show(kind, block.attrs);
    this.refresh();
  }

  #change(name, value) {
    this.view.dispatch(this.view.state.tr.setNodeAttribute(this.getPos(), name, value));
  }
}
