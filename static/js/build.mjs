/**
 * Bundle what the browser runs into var/assets/, and say how heavy it is.
 *
 * Scripts first: a slip in a style sheet leaves them in place, and the other way round.
 */
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { build } from "esbuild";

import { keyedDiff } from "./build/keyed-diff-plugin.mjs";
import { licences } from "./build/licences.mjs";

const root = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const shared = {
  bundle: true,
  minify: true,
  metafile: true,
  legalComments: "none", // the licences stand together in licences.txt
  logLevel: "warning",
  absWorkingDir: root("."),
  outdir: root("var/assets"),
};

const scripts = await build({
  ...shared,
  entryPoints: ["kreba", "notes-writer", "notes-watcher"].map((name) => root(`static/js/${name}.js`)),
  format: "iife",
  target: "es2020",
  plugins: [keyedDiff],
});

const styles = await build({
  ...shared,
  entryPoints: [root("static/css/kreba.css")],
  target: ["chrome111", "firefox113", "safari16.4"],
  assetNames: "fonts/[name]",
  loader: { ".woff2": "file", ".svg": "dataurl" },
});

const inputs = [...Object.keys(scripts.metafile.inputs), ...Object.keys(styles.metafile.inputs)];
await writeFile(root("var/assets/licences.txt"), await licences(inputs, root(".")));

for (const path of [scripts, styles].flatMap((result) => Object.keys(result.metafile.outputs))) {
  const bytes = await readFile(root(path));
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
  const [plain, gzip, brotli] = sizes.map((size) => `${(size / 1000).toFixed(1)} kB`.padStart(9));
  console.log(`${basename(path).padEnd(44)}${plain}  gzip${gzip}  br${brotli}`);
}
