/* Judges elements that have been found by a name, given as a regular expression for the whole and one
   for a part: can a person read this name there?

   Returns for each element its box, `fault` with `value` and `by` where the name cannot be read, and the `cells` of its words. */
(styles, eye) => (elements, [exact, loose]) => {
  const words = new RegExp(exact), within = new RegExp(loose);
  const LETTERS = /[\p{L}\p{N}]/u;
  const NEAR = 120;

  /* The text nodes of an element; between them, `null` stands for what parts words, such as a new line. */
  const textNodes = (element) => {
    const nodes = [], queue = [element];
    while (queue.length) {
      const node = queue.shift();
      if (node === null || node.tagName === "BR") nodes.push(null);
      else if (node.nodeType === Node.TEXT_NODE) nodes.push(node.data.trim() ? node : null);
      else if (node.nodeType === Node.ELEMENT_NODE && styles.of(node).display !== "none" && !["SCRIPT", "STYLE", "TEMPLATE", "SELECT", "TEXTAREA"].includes(node.tagName)) {
        const inner = node.assignedNodes?.().length ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes;
        queue.unshift(...(styles.of(node).display.startsWith("inline") || node === element ? inner : [null, ...inner, null]));
      }
    }
    return nodes;
  };

  /* The text nodes of an element in which the name stands; none where its text is another. */
  const named = (element) => {
    const nodes = textNodes(element);
    const ends = [];
    let text = "";
    for (const node of nodes) { text += node ? styles.inked(node.data) : " "; ends.push(text.length); }
    const found = words.exec(text) ?? within.exec(text);
    if (!found) return { text, nodes: [] };
    return { text, nodes: nodes.filter((node, at) => node && (ends[at - 1] ?? 0) < found.index + found[0].length && ends[at] > found.index) };
  };

  const all = (judged) => judged.find(({ fault }) => fault) ?? { cells: judged.flatMap(({ cells }) => cells) };
  const readNodes = (nodes) => all(nodes.map((node) => eye.ofText(node)));

  const boxesOf = ({ boxes, cells }) => boxes ?? cells.map(({ box }) => box);

  const gap = (one, other) => [
    Math.max(0, Math.max(one.left, other.left) - Math.min(one.right, other.right)),
    Math.max(0, Math.max(one.top, other.top) - Math.min(one.bottom, other.bottom)),
  ];

  /* A label stands beside or above its field, with no other field between the two. */
  const away = (label, field) => {
    const [one, other] = [label.getBoundingClientRect(), field.getBoundingClientRect()];
    const [across, down] = gap(one, other);
    if (down > 0 && (down > NEAR || across > NEAR)) return true;
    const [left, right] = [Math.min(one.right, other.right), Math.max(one.left, other.left)];
    const [top, bottom] = [Math.min(one.bottom, other.bottom), Math.max(one.top, other.top)];
    return [...document.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select")].some((each) => {
      if (each === field || label.contains(each) || !each.checkVisibility({ visibilityProperty: true })) return false;
      const { left: x, right: X, top: y, bottom: Y } = each.getBoundingClientRect();
      const beside = down === 0 && x >= left - 1 && X <= right + 1 && y < Math.max(one.bottom, other.bottom) && Y > Math.max(one.top, other.top) && X > x;
      const between = down > 0 && y >= top - 1 && Y <= bottom + 1 && x < Math.max(one.right, other.right) && Y > y;
      return beside || between;
    });
  };

  const labelOf = (element) => {
    const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    return [...ids.map((id) => element.getRootNode().getElementById(id)).filter(Boolean), ...(element.labels ?? [])];
  };

  const isField = (element) => element.matches("input:not([type=submit], [type=button], [type=reset], [type=image], [type=checkbox], [type=radio]), textarea, select");

  /* A picture may stand for words that are moved away from it: it is taken at its word, as that of a picture is. */
  const isPictured = (element) => {
    const { backgroundImage, textIndent } = styles.of(element);
    return backgroundImage.includes("url(") && Math.abs(parseFloat(textIndent)) >= element.getBoundingClientRect().width;
  };

  const placeOf = (element) => boxesOf(eye.ofBox(element)[0]);

  const judge = (element) => {
    const labels = labelOf(element);
    for (const label of labels) {
      const { nodes } = named(label);
      if (!nodes.length) continue;
      const found = readNodes(nodes);
      return !found.fault && isField(element) && !label.contains(element) && away(label, element) ? { fault: "apart", boxes: boxesOf(found) } : found;
    }
    if (isField(element) && words.test(element.placeholder ?? "")) return element.value ? { fault: "hidden", boxes: placeOf(element) } : eye.ofField(element, element.placeholder, "::placeholder");
    /* A label that is not drawn names its field to machines alone. */
    if (isField(element) && labels.some((label) => words.test(label.textContent))) return { fault: "hidden", boxes: placeOf(element) };
    if (["submit", "button", "reset"].includes(element.type) && words.test(element.value ?? "")) return eye.ofField(element, element.value);
    const { nodes, text } = named(element);
    if (nodes.length && isPictured(element)) return eye.ofBox(element)[0];
    if (nodes.length) {
      const found = readNodes(nodes), label = element.closest("label"), field = label?.control;
      const lost = !found.fault && field && isField(field) && !label.contains(field) && away(label, field);
      return lost ? { fault: "apart", boxes: boxesOf(found) } : found;
    }
    /* A name that is not written, as of an icon, is taken at its word; where other words are written, those are read. */
    const picture = text.trim() ? null : element.querySelector("img, svg");
    const box = eye.ofBox(picture ?? element)[0];
    return !isField(element) && LETTERS.test(text) && text.trim().length > 2 ? { fault: "other", boxes: boxesOf(box), value: text.replace(/\s+/g, " ").trim().slice(0, 60) } : box;
  };

  const KEPT_WHOLE = "a, button, summary, input, textarea, select, label, img, svg, section, form, fieldset, nav, table, [role], [tabindex]";
  const FAR_WIDER = 4;
  const hasEdge = (element) => {
    const style = getComputedStyle(element);
    const drawn = ["top", "right", "bottom", "left"].some((side) => parseFloat(style.getPropertyValue(`border-${side}-width`)));
    return drawn || style.boxShadow !== "none" || style.backgroundImage !== "none" || !/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor);
  };
  const around = (boxes) => {
    const x = Math.min(...boxes.map((box) => box.x)), y = Math.min(...boxes.map((box) => box.y));
    return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
  };
  /* What is nothing but words, without an edge to be seen, is as large as they are: a heading's own box is as wide as the
     page, and a cell of a table may be as wide as three. */
  const boxOf = (element, { x, y, width, height }, cells) => {
    const words = cells?.length && !element.matches(KEPT_WHOLE) ? around(cells.map(({ box }) => box)) : null;
    return words && (!hasEdge(element) || words.width * FAR_WIDER < width) ? words : { x, y, width, height };
  };

  return elements.map((element) => {
    const box = element.getBoundingClientRect(); // before it is judged: that scrolls it into the window
    const judged = judge(element);
    return { fault: "", cells: [], boxes: [], ...judged, box: boxOf(element, box, judged.cells) };
  });
}
