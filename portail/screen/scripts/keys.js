/* Which elements are keys that a person can press, and where they stand among all elements of their frame.

   Asked while the eye is closed: it changes what lets clicks through. */
(eye) => {
  const PRESSED = "a[href], button, summary, input[type=submit], input[type=button], input[type=reset], input[type=image], "
    + "input[type=checkbox], input[type=radio], area[href], [role=button], [role=link], [role=tab], [role=menuitem], [role=checkbox], [role=radio]";

  /* What would take the click in its place, where it stands in the window. */
  const taker = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return null;
    const hit = element.getRootNode().elementFromPoint(x, y);
    return !hit || element.contains(hit) || hit.contains(element) || hit.shadowRoot?.contains(element) || hit.closest("label")?.control === element ? null : hit;
  };

  const deadness = (element) => {
    if (element.matches(":disabled, [aria-disabled=true]")) return null;
    if (getComputedStyle(element).pointerEvents === "none" || element.closest("[inert]")) return { fault: "dead" };
    const hit = taker(element);
    return hit ? { fault: "taken", by: hit.localName, value: (hit.innerText ?? "").replace(/\s+/g, " ").trim().slice(0, 60) } : null;
  };

  const orderOf = (element) => {
    let at = element;
    while (at.getRootNode().host) at = at.getRootNode().host;
    return [...document.querySelectorAll("*")].indexOf(at);
  };

  const keysOf = (elements) => [...new Set(elements.map((element) => element.closest(PRESSED)).filter(Boolean))];

  /* Judges keys with `judge`, and then by whether they are alive. */
  const judged = (elements, judge) => {
    eye.close();
    const dead = elements.map(deadness), orders = elements.map(orderOf);
    return judge(elements).map((each, at) => ({ ...each, order: orders[at], ...(each.fault || !dead[at] ? {} : { ...dead[at], boxes: [each.box] }) }));
  };

  return { keysOf, judged };
}
