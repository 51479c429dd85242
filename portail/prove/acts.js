/* Tells what a person does on the pages of a walk: what is pressed and which fields are filled, by the names they bear. */
() => {
  if (globalThis.__portailWatched) return;
  globalThis.__portailWatched = true;
  const PRESSED = "button, a[href], summary, [role=button], [role=link], [role=tab], [role=menuitem], input[type=submit], input[type=button], input[type=image]";
  const clean = (text) => text.replace(/\s+/g, " ").trim();
  const nameOf = (element) => clean(element.getAttribute("aria-label") || (element.matches("input") ? element.value || element.alt : element.innerText) || "");
  addEventListener("click", (event) => {
    const pressed = event.composedPath().find((each) => each instanceof Element && each.matches(PRESSED));
    if (pressed) globalThis.__portailActed?.("press", nameOf(pressed));
  }, true);
  addEventListener("input", (event) => {
    const field = event.composedPath()[0];
    const name = clean(field.getAttribute("aria-label") || field.labels?.[0]?.textContent || field.placeholder || "");
    if (name) globalThis.__portailActed?.("fill", name);
  }, true);
}
