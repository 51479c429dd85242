/* What a person would try to bring to sight an element that is there, but closed away: [element, "press" or "hover"], best first. */
(element, isSeen) => {
  const READABLE = /[\p{L}\p{N}]/u, MENU = /^[^\p{L}]*(?:menu|plus|more|autres)[^\p{L}]*$/iu;
  const chain = [];
  for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) chain.push(at);
  const found = [];
  const add = (each, how) => { if (each && isSeen(each) && !found.some(([known]) => known === each)) found.push([each, how]); };

  for (const each of chain) if (each.matches("details:not([open])")) add(each.querySelector("summary"), "press");
  for (const { id } of chain.filter((each) => each.id && !isSeen(each))) {
    const name = CSS.escape(id);
    for (const each of document.querySelectorAll(`[aria-controls~="${name}"], [data-target="#${name}"], [data-bs-target="#${name}"], [popovertarget="${name}"], [commandfor="${name}"], [href="#${name}"], [onclick*="${name}"][onclick*=".show"]`)) add(each, "press");
  }
  const shut = chain.filter((each) => !isSeen(each)).at(-1), around = shut?.parentElement;
  if (!around) return found;
  for (let before = shut.previousElementSibling; before; before = before.previousElementSibling) {
    if (before.matches("input[type=checkbox], input[type=radio]")) for (const label of before.labels) add(label, "press");
    for (const each of [before, ...before.querySelectorAll("[aria-expanded=false], [aria-haspopup]")]) if (each.matches("[aria-expanded=false], [aria-haspopup]")) add(each, "press");
  }
  for (const each of around.querySelectorAll("button:not([type=submit]), summary, [role=button], [role=tab], a[aria-haspopup]")) {
    const says = each.innerText;
    if (!each.closest("form") && (!READABLE.test(says) || MENU.test(says) || each.matches("[role=tab], [aria-expanded=false], [aria-haspopup]"))) add(each, "press");
  }
  /* A menu opens under the pointer where its name stands. Something that is seen under the pointer alone has none. */
  const named = [...around.children].filter((each) => each !== shut && isSeen(each) && READABLE.test(each.innerText));
  const isNamed = [...around.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && READABLE.test(node.data));
  if (isNamed) add(around, "hover");
  for (const each of named.filter((each) => each.compareDocumentPosition(shut) & Node.DOCUMENT_POSITION_FOLLOWING).slice(-1)) add(each, "hover");
  return found;
}
