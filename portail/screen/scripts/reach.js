/* Brings a part of the page into the window, as far as a person can scroll, and says what stands there: in front of it, and behind.

   All of it happens between two frames and is put back at once (`close`): neither the page nor the eye notices. */
(styles, looks) => {
  const EVERYWHERE = [null, 0.5, 0.25, 0.75];
  const before = new Map();
  const opened = new Set(), dressed = new Set();
  const sheet = (rules) => { const made = new CSSStyleSheet(); made.replaceSync(`@layer portail { ${rules} }`); return made; };
  const lets = sheet("* { pointer-events: auto !important; }"), backs = sheet("html::selection { background-color: Canvas; }");

  const adopt = (root, added) => { dressed.add(root); root.adoptedStyleSheets = [...root.adoptedStyleSheets, added]; };

  /* What lets clicks through hides what lies under it all the same; where nothing does, the page keeps its styles: to change
     those of all its elements, and to change them back, takes longer than to read it. */
  const open = (root) => {
    if (opened.has(root)) return;
    opened.add(root);
    if ([...root.querySelectorAll("*")].some((each) => styles.of(each).pointerEvents === "none")) adopt(root, lets);
  };

  /* What is behind the page, light or dark: a system colour, told by a part of the page that has it. */
  let behind = null;
  const canvas = () => {
    if (!behind) {
      adopt(document, backs);
      behind = [...styles.colour(getComputedStyle(document.documentElement, "::selection").backgroundColor).slice(0, 3), 1];
    }
    return behind;
  };

  /* Scrolls back: places are given as they stand before anything is brought into the window. */
  const reset = () => {
    for (const [box, [left, top]] of before) box.scrollTo({ left, top, behavior: "instant" });
    before.clear();
  };

  const close = () => {
    for (const root of dressed) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== lets && each !== backs);
    opened.clear();
    dressed.clear();
    reset();
  };

  const scrolls = (overflow) => overflow === "auto" || overflow === "scroll" || overflow === "overlay";
  const root = document.documentElement;
  const viewport = () => {
    const own = styles.of(root), body = document.body && styles.of(document.body);
    return [own.overflowX === "visible" && body ? body.overflowX : own.overflowX, own.overflowY === "visible" && body ? body.overflowY : own.overflowY];
  };

  /* The boxes around an element that a person can scroll, from the innermost to the window: [box, across, down]. */
  const scrollers = (element) => {
    const [across, down] = viewport();
    const boxes = styles.chain(element)
      .filter((box) => box !== root && !(box === document.body && styles.of(root).overflowY === "visible"))
      .map((box) => [box, scrolls(styles.of(box).overflowX) && box.scrollWidth > box.clientWidth, scrolls(styles.of(box).overflowY) && box.scrollHeight > box.clientHeight])
      .filter(([, x, y]) => x || y);
    return [...boxes, [document.scrollingElement ?? root, across !== "hidden" && across !== "clip", down !== "hidden" && down !== "clip"]];
  };

  const frameOf = (box) => box === (document.scrollingElement ?? root)
    ? { left: 0, top: 0, width: innerWidth, height: innerHeight }
    : { left: box.getBoundingClientRect().left + box.clientLeft, top: box.getBoundingClientRect().top + box.clientTop, width: box.clientWidth, height: box.clientHeight };

  /* Whether none of the boxes around an element has to be scrolled to see the whole of the rectangle. */
  const isInView = (element, { left, top, right, bottom }) => scrollers(element).map(([box]) => frameOf(box)).every((frame) =>
    left >= frame.left - 1 && top >= frame.top - 1 && right <= frame.left + frame.width + 1 && bottom <= frame.top + frame.height + 1);

  /* Scrolls so that the rectangle stands at this part of the height of each box around it. */
  const bring = (element, rectangle, part) => {
    for (const [box, across, down] of scrollers(element)) {
      const at = rectangle(), frame = frameOf(box);
      if (!at) return;
      if (!before.has(box)) before.set(box, [box.scrollLeft, box.scrollTop]);
      const out = at.left < frame.left || at.right > frame.left + frame.width;
      const left = across && out ? box.scrollLeft + at.left - frame.left - Math.max(0, (frame.width - at.width) / 2) : box.scrollLeft;
      const top = down ? box.scrollTop + at.top + at.height / 2 - frame.top - frame.height * part : box.scrollTop;
      box.scrollTo({ left, top, behavior: "instant" });
    }
  };

  const inside = ({ left, top, right, bottom }) => left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;

  const points = ({ left, top, width, height }) => {
    if (width < 6) return [[left + width / 2, top + height / 2]];
    const count = Math.min(9, Math.max(3, Math.ceil(width / 90)));
    return Array.from({ length: count }, (_, at) => [left + 2 + ((width - 4) * at) / (count - 1), top + height * [0.5, 0.3, 0.7][at % 3]]);
  };

  const holds = ({ left, top, right, bottom }, x, y) => x >= left && x <= right && y >= top && y <= bottom;

  /* Whether an element has words of its own at this point. */
  const writes = (element, x, y) => [...element.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some(({ left, top, right, height }) => holds({ left, right, top: top + height * 0.15, bottom: top + height * 0.85 }, x, y));
  });

  const inShadow = (element, x, y) => element.shadowRoot
    ? [...element.shadowRoot.elementsFromPoint(x, y).filter((inner) => inner.getRootNode() === element.shadowRoot), element]
    : [element];

  const named = (element) => ({ by: element.localName, value: (element.innerText ?? "").replace(/\s+/g, " ").trim().slice(0, 60) });

  /* What another element does to what lies under it at this point: a fault, "unsure", or nothing. */
  const covers = (element, around, x, y) => {
    const { opacity } = looks.state(element);
    if (opacity < 0.05 || !element.checkVisibility({ visibilityProperty: true })) return null;
    if (Number(/blur\(([\d.]+)px/.exec(styles.of(element).backdropFilter)?.[1] ?? 0) > 3) return { fault: "blurred" };
    const painted = styles.fill(element);
    if (painted === "all" && opacity > 0.9) return { fault: "covered", ...named(element) };
    if (!around && writes(element, x, y)) return { fault: "overwritten", ...named(element) };
    const beyond = !holds(element.getBoundingClientRect(), x, y);
    return painted || beyond || styles.layered(element) || parseFloat(styles.of(element).borderTopWidth) > 4 ? "unsure" : null;
  };

  /* Whether a box around an element cuts off what it shows at this point. */
  const cut = (around, x, y) => around.some((box) => {
    const { overflowX, overflowY, clip, clipPath, contain } = styles.of(box);
    if (clip !== "auto" || clipPath !== "none") return true;
    if (overflowX === "visible" && overflowY === "visible" && !/paint|strict|content/.test(contain)) return false;
    return box !== root && box !== document.body && !holds(box.getBoundingClientRect(), x, y);
  });

  /* Returns `{ fault }`, or `{ below, unsure }`: what stands at this point from the element downwards. */
  const at = (element, x, y) => {
    const around = styles.chain(element), own = around.find((each) => styles.of(each).display !== "contents");
    for (const each of around) if (each.getRootNode() !== document) open(each.getRootNode());
    const from = element.getRootNode();
    const stack = from.elementsFromPoint(x, y).flatMap((each) => around.includes(each) ? [each] : inShadow(each, x, y));
    const place = stack.findIndex((each) => each === element || each === own);
    let unsure = false;
    for (const each of place < 0 ? [] : stack.slice(0, place)) {
      const found = covers(each, around.includes(each), x, y);
      if (found?.fault) return found;
      unsure ||= Boolean(found);
    }
    if (place >= 0) return { below: stack.slice(place), unsure };
    /* The list leaves out words that run over the edge of their block, unless they are on top. */
    const top = from.elementFromPoint(x, y);
    if (top === element || top === own) return { below: [element, ...stack], unsure };
    if (around.some((each) => each.inert)) return { below: stack, unsure: true };
    const dialog = document.querySelector("dialog:modal");
    if (dialog && !around.includes(dialog)) return { fault: "covered", ...named(dialog) };
    const found = top && !around.includes(top) ? covers(top, false, x, y) : null;
    return found?.fault ? found : cut(around, x, y) ? { fault: "clipped" } : { below: stack, unsure: true };
  };

  const crossed = (element, rectangle) => {
    const found = points(rectangle).map(([x, y]) => at(element, x, y));
    return found.find(({ fault }) => fault) ?? { belows: [found[0], found[found.length >> 1], found.at(-1)].map(({ below }) => below), unsure: found.some(({ unsure }) => unsure) };
  };

  /* Returns what stands where `rectangle()` is, once that has been brought into the window; it may be wholly out of reach.
     `moved` says by what: the "window", or a "box" inside it. `parts` says where in the boxes around it; `null`: as it stands. */
  const look = (element, rectangle, parts = EVERYWHERE) => {
    open(document);
    const where = scrollers(element).length > 1 ? "box" : "window";
    let first = null;
    for (const part of parts) {
      if (part !== null) bring(element, rectangle, part);
      const place = rectangle();
      const found = { ...(place && inside(place) ? crossed(element, place) : { fault: "away" }), moved: before.size ? where : "" };
      if (!found.fault && !found.unsure) return found;
      if (!first || first.fault === "away" || (first.fault && !found.fault)) first = found;
    }
    return first;
  };

  return { look, isInView, frameOf, canvas, reset, close };
}
