/* Returns the names of what the Tab key reaches, in the order of the key. */
(name) => {
  const reached = (element) =>
    element.tabIndex >= 0 && !element.matches(":disabled, [inert] *") && element.checkVisibility({ visibilityProperty: true });
  const rank = (element) => element.tabIndex || Number.MAX_SAFE_INTEGER;
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex]")];
  return stops.filter(reached).sort((one, other) => rank(one) - rank(other)).map((stop) => name(stop) ?? stop.localName);
}
