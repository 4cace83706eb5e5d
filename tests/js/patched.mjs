/**
 * Load y-prosemirror as the bundle has it: with our alignment of blocks by id.
 */
import { register } from "node:module";

import { patch } from "../../static/js/build/keyed-diff-plugin.mjs";

export async function load(url, context, next) {
  const module = await next(url, context);
  if (!url.endsWith("y-prosemirror/src/plugins/sync-plugin.js")) return module;
  return { ...module, source: patch(String(module.source)) };
}

/** Return the patched library. */
export function yProsemirror() {
  register(import.meta.url);
  return import("y-prosemirror");
}
