/* Returns what a thing of this frame is called; what is typed into a field is no name. */
(element) => {
  const text = (other) => (other?.innerText ?? "").replace(/\s+/g, " ").trim();
  const labelled = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => text(document.getElementById(id)));
  return [
    labelled.join(" ").trim(),
    element.getAttribute("aria-label"),
    [...(element.labels ?? [])].map(text).join(" "),
    text(element),
    ["submit", "button", "reset"].includes(element.type) ? element.value : "",
    element.querySelector("img[alt]")?.alt,
    element.title,
  ].find(Boolean);
}
