/**
 * Go to the next agenda item without leaving the page; without us the form does it by itself.
 */
export function stayOnPage(agenda) {
  agenda.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.dataset.step !== "next") return;
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true; // a second click would skip an item
    const response = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null);
    button.disabled = false;
    if (!response?.ok) form.submit(); // the page that comes says why
  });
}
