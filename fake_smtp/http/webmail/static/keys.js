// Shortcuts of one letter; a person can turn them off (WCAG 2.1.4), and the browser remembers it.
const OFF = "shortcuts-off";
const dialog = document.getElementById("shortcuts");
const choice = document.getElementById("shortcuts-on");

choice.checked = !localStorage.getItem(OFF);
choice.addEventListener("change", () => {
  if (choice.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});

function press(key) {
  if (key === "/") {
    document.querySelector(".search input").focus();
  } else {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!target) return false;
    target.click();
  }
  return true;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog.open || !choice.checked) return;
  if (event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  if (event.key === "?") dialog.showModal();
  else if (press(event.key)) event.preventDefault();
}

document.addEventListener("keydown", onKey);
for (const frame of document.querySelectorAll("iframe.body")) {
  frame.addEventListener("load", () => frame.contentDocument.addEventListener("keydown", onKey));
}
