/**
 * The keys of a page: `?` opens its <dialog data-keys>, and so does a control with `data-opens`.
 */
export function keysDialog() {
  const dialog = document.querySelector("dialog[data-keys]");
  if (!dialog) return;

  document.querySelector(`[data-opens="${dialog.id}"]`)?.addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.key === "?" && !isTyping(event.target) && !dialog.open) dialog.showModal();
  });
}

function isTyping(element) {
  return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}
