/**
 * Leave the site at once: the Quick exit control, or Escape pressed twice within a second.
 *
 * The control is a link that works without us. We leave by replacing the page, so that "back" does not return to it.
 */
const TWICE_WITHIN = 1000; // milliseconds

export function quickExit() {
  const control = document.querySelector("[data-quick-exit]");
  if (!control) return;

  const leave = () => window.location.replace(control.href);
  control.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  let last = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      last = -Infinity;
      return;
    }
    if (event.timeStamp - last < TWICE_WITHIN) leave();
    last = event.timeStamp;
  });
}
