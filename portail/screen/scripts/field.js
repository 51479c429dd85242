/* What stands in a field, whether it has the focus, and what has it in its place. */
(field) => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const names = (it) => [it.labels?.[0]?.innerText, it.innerText, it.ariaLabel, it.placeholder];
  const called = (element) => (names(element).find(Boolean) ?? "").replace(/\s+/g, " ").trim().slice(0, 60);
  return {
    value: field.value ?? field.textContent,
    secret: field.type === "password",
    name: called(field),
    focused: field === focused || field.contains(focused),
    thief: !focused || focused === document.body ? "" : called(focused),
  };
}
