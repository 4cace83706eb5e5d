/**
 * Know the language of a block by its letters, for screen readers and for the record made of it.
 */
import { Plugin } from "prosemirror-state";
import { ySyncPluginKey } from "y-prosemirror";

const GEORGIAN = /[\u10a0-\u10ff\u1c90-\u1cbf]/g;
const LATIN = /[a-z]/gi;

/** Return "ka" or "en", whichever has more letters in `text`; null without any. */
export function languageOf(text) {
  const [georgian, latin] = [GEORGIAN, LATIN].map((letters) => text.match(letters)?.length ?? 0);
  if (georgian === latin) return null;
  return georgian > latin ? "ka" : "en";
}

/** Keep the `lang` of the block that is typed in right, in the same dispatch as the typing. */
export function languagePlugin() {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (!transactions.some((each) => each.docChanged)) return null;
      if (transactions.some((each) => each.getMeta(ySyncPluginKey)?.isChangeOrigin)) return null;
      const { $from } = state.selection;
      const language = $from.depth ? languageOf($from.parent.textContent) : null;
      if (!language || language === $from.parent.attrs.lang) return null;
      return state.tr.setNodeAttribute($from.before(), "lang", language);
    },
  });
}
