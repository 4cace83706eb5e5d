/**
 * Take pasted HTML apart before the browser sees it: no styles, scripts or comments.
 *
 * A `style` attribute is kept as `data-st`, where the schema looks for bold and italic; as itself it would break the
 * content security policy.
 */
const DROPPED = /<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi;
const COMMENTS = /<!--[\s\S]*?-->|<!\[[^>]*>/g;
const STYLE = /(<[a-z][^>]*?)\sstyle(\s*=)/gi;

export function cleaned(html) {
  return html.replace(DROPPED, "").replace(COMMENTS, "").replace(STYLE, "$1 data-st$2");
}
