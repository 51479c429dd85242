// One box chooses every message of the list; it follows what is chosen one by one.
const boxes = () => [...document.querySelectorAll("#selection input[name=id]")];

document.addEventListener("change", ({ target }) => {
  const all = document.getElementById("all");
  if (!all) return;
  if (target === all) for (const box of boxes()) box.checked = all.checked;
  const chosen = boxes().filter((box) => box.checked).length;
  all.checked = chosen > 0 && chosen === boxes().length;
  all.indeterminate = chosen > 0 && !all.checked;
});
