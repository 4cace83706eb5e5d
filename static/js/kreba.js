/**
 * What every page runs: htmx, and the small elements that enhance what the server wrote.
 */
import htmx from "htmx.org";

import { keysDialog } from "./elements/keys-dialog.js";
import { quickExit } from "./elements/quick-exit.js";

htmx.config.allowEval = false; // the policy forbids it; so no filter expressions in attributes
htmx.config.includeIndicatorStyles = false; // they would be an inline style
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true }, // the form again, with its errors in words
  { code: "[45]..", swap: false, error: true },
];

quickExit();
keysDialog();
