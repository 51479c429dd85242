/* Which of some things stand where a sentence says: in a row of a table or a list, or in a part of the screen.
   `exact` and `inside` are the expressions of the words that name the place: alone, and among others. */
(things, { kind, exact, inside, flags = "" }) => {
  const whole = new RegExp(exact, flags), within = new RegExp(inside, flags);
  const ROW = "tr, [role=row], li, [role=listitem], article, [role=article]";
  const ROWS = "table, thead, tbody, tfoot, ul, ol, dl, main, body, html, [role=table], [role=grid], [role=treegrid], [role=rowgroup], [role=list], [role=main]";
  const HEADING = "h1, h2, h3, h4, h5, h6, [role=heading]";
  const PARTS = "form, fieldset, section, article, aside, nav, dialog, details, table, [role=region], [role=form], [role=group], [role=dialog], [role=alertdialog]";
  const PRESSED = "a[href], button, input, select, textarea, [role=button], [role=link]";

  const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const said = (element) => tidy(element.innerText ?? element.textContent);
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const parentOf = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
  const holds = (around, each) => { for (let at = each; at; at = parentOf(at)) if (at === around) return true; return false; };
  const outer = things.filter((each) => !things.some((other) => other !== each && other.contains(each)));
  const others = (thing) => outer.filter((other) => other !== thing && !(thing.href && other.href === thing.href));

  /* What a row says: its text, the names that nobody reads, and what stands in its fields. */
  const fieldsOf = (around, thing) => [...around.querySelectorAll("input, textarea")]
    .filter((each) => each !== thing && !["password", "hidden", "checkbox", "radio", "submit", "button"].includes(each.type));
  const wordsOf = (around, thing) => [said(around), around.ariaLabel ?? "", ...fieldsOf(around, thing).map((each) => each.value)].join("\n");
  const isNamedAlone = (around) => [...around.querySelectorAll("*")].some((each) => whole.test(said(each)) && isSeen(each)) || whole.test(around.ariaLabel ?? "");

  /* Whether what lies around a thing and the words is one row, and not several: one of several alike, or with nothing else said. */
  const isRow = (around, branch) => {
    if (around.matches(ROW)) return true;
    if (around.matches(ROWS)) return false;
    const isLike = (other) => other !== around && other.tagName === around.tagName && other.className === around.className;
    if ([...around.parentElement?.children ?? []].some(isLike)) return true;
    const rest = branch.cloneNode(true);
    for (const each of rest.querySelectorAll(PRESSED)) each.remove();
    return branch.matches(PRESSED) || !tidy(rest.textContent);
  };
  const rowOf = (thing) => {
    for (let at = parentOf(thing), branch = thing; at; branch = at, at = parentOf(at)) {
      if (others(thing).some((other) => holds(at, other))) return null;
      if (within.test(wordsOf(at, thing))) return isRow(at, branch) ? at : null;
      if (at.matches("tr, [role=row]")) return null;
    }
    return null;
  };
  const inRows = () => {
    const found = outer.map((thing) => [thing, rowOf(thing)]).filter(([, row]) => row);
    const alone = found.filter(([, row]) => isNamedAlone(row));
    return (alone.length ? alone : found).map(([thing]) => thing);
  };

  /* The titles under which a thing stands, the nearest first: of what is around it, and the headings before it. */
  const byReference = (around) => tidy((around.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((each) => document.getElementById(each)?.textContent ?? "").join(" "));
  const titleOf = (around) => [around.ariaLabel, byReference(around), ...[...around.children].filter((each) => each.matches("legend, caption, summary")).map(said)];
  const levelOf = (heading) => Number(heading.ariaLevel ?? /^H(\d)$/.exec(heading.tagName)?.[1] ?? 2);
  const headingsOver = (thing) => {
    const before = [...thing.getRootNode().querySelectorAll(HEADING)].filter((each) => isSeen(each)
      && each.compareDocumentPosition(thing) & Node.DOCUMENT_POSITION_FOLLOWING).reverse();
    let level = Infinity;
    return before.filter((each) => levelOf(each) < level && (level = levelOf(each)));
  };
  const titlesOver = (thing) => {
    const over = [];
    let left = headingsOver(thing);
    for (let at = parentOf(thing); at; at = parentOf(at)) {
      const titles = at.matches(PARTS) ? titleOf(at).map(tidy).filter(Boolean) : [];
      if (!titles.length) continue;
      over.push(...left.filter((each) => at.contains(each)).map(said), ...titles);
      left = left.filter((each) => !at.contains(each));
    }
    return [...over, ...left.map(said)];
  };
  const inParts = () => {
    const far = new Map(outer.map((thing) => [thing, titlesOver(thing).findIndex((each) => whole.test(each))]));
    const there = outer.filter((thing) => far.get(thing) >= 0), nearest = Math.min(...there.map((thing) => far.get(thing)));
    return there.length ? there.filter((thing) => far.get(thing) === nearest) : inRows();
  };

  const found = kind === "row" ? inRows() : inParts();
  const links = new Set(found.map((each, at) => each.href || at));
  return (links.size === 1 ? found.slice(0, 1) : found).map((each) => things.indexOf(each));
}
