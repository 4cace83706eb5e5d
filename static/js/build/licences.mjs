/**
 * Gather the licences of everything that was bundled, so that each copy we serve carries its notice.
 */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const PACKAGE = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Return one text for the packages that `inputs`, paths below `root`, come from. */
export async function licences(inputs, root) {
  const names = new Set(inputs.map((path) => PACKAGE.exec(path)?.[1]).filter(Boolean));
  const notices = await Promise.all([...names].sort().map((name) => notice(name, join(root, "node_modules", name))));
  return notices.join("\n\n");
}

async function notice(name, folder) {
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(join(folder, file), "utf8") : "";
  return `${name} ${about.version} (${about.license})\n\n${text.trim()}`;
}
