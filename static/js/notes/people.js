/**
 * The names of those who write now, as the server vouches for them.
 */
export function keepPeople(list, awareness) {
  const paint = () => {
    const names = new Set([...awareness.getStates().values()].map(({ user }) => user?.name).filter(Boolean));
    const rows = [...names].sort().map((name) => {
      const row = document.createElement("li");
      row.textContent = name;
      return row;
    });
    list.replaceChildren(...rows);
    list.closest("[data-people]").hidden = !rows.length;
  };
  awareness.on("change", paint);
  paint();
}
