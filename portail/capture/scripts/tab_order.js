/* Returns the names of what the Tab key reaches, in the order of the key; what is typed into a field is no name. */
() => {
  const text = (element) => (element?.innerText ?? "").replace(/\s+/g, " ").trim();
  const labelled = (element) => (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => text(document.getElementById(id)));
  const name = (element) => [
    labelled(element).join(" ").trim(),
    element.getAttribute("aria-label"),
    [...(element.labels ?? [])].map(text).join(" "),
    text(element),
    ["submit", "button", "reset"].includes(element.type) ? element.value : "",
    element.querySelector("img[alt]")?.alt,
    element.title,
  ].find(Boolean) ?? element.localName;
  const reached = (element) =>
    element.tabIndex >= 0 && !element.matches(":disabled, [inert] *") && element.checkVisibility({ visibilityProperty: true });
  const rank = (element) => element.tabIndex || Number.MAX_SAFE_INTEGER;
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex]")];
  return stops.filter(reached).sort((one, other) => rank(one) - rank(other)).map(name);
}
