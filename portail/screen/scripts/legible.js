/* Whether a person can read what stands on this frame, and if not, why. Returns the ways to ask; `close` puts all back. */
(styles, looks, reach) => {
  const PLAIN = new Set(["normal", "start", "flex-start", "left", "space-between"]);
  const READABLE = 2, READABLE_WHERE_DISABLED = 1.5;

  const fade = ([red, green, blue, alpha], opacity) => [red, green, blue, alpha * opacity];
  const backed = (colour) => colour[3] === 1 ? colour : styles.over(colour, reach.canvas());
  const hex = (colour) => `rgb(${colour.slice(0, 3).map(Math.round).join(", ")})`;

  /* The colours of letters and of what is behind them, mixed as the browser mixes them; `null` where a picture is behind. */
  const colours = (element, pseudo, below) => {
    let ink = styles.colour(styles.of(element, pseudo).webkitTextFillColor), ground = [0, 0, 0, 0];
    const groups = styles.chain(element);
    const bodies = below.includes(document.body) ? [] : [document.body];
    for (const each of [...below, ...bodies, null]) {
      const within = each ? new Set(styles.chain(each)) : new Set();
      while (groups.length && !within.has(groups[0])) {
        const opacity = Number(styles.of(groups.shift()).opacity);
        [ink, ground] = [fade(ink, opacity), fade(ground, opacity)];
      }
      if (!each) break;
      if (ground[3] > 0.99) continue;
      if (styles.fill(each) === "image" && each !== element) return null;
      if (each === element && (styles.of(element).backgroundImage !== "none" || styles.of(element).boxShadow.includes("inset"))) return null;
      const under = styles.colour(styles.of(each).backgroundColor);
      [ink, ground] = [styles.over(ink, under), styles.over(ground, under)];
    }
    return [backed(ink), backed(ground)];
  };

  /* Where the colours leave no contrast, the fault names them. */
  const paleness = (element, pseudo, below) => {
    const found = colours(element, pseudo, below);
    if (!found) return { unsure: true };
    const disabled = element.closest(":disabled, [aria-disabled=true]");
    const enough = styles.contrast(...found) >= (disabled ? READABLE_WHERE_DISABLED : READABLE);
    return enough ? {} : { fault: "pale", value: hex(found[0]), by: hex(found[1]) };
  };

  const plain = ({ x, y, width, height }) => ({ x, y, width, height });

  /* Lines of one text that lie on one another cannot be read. */
  const piled = (rectangles) => rectangles.some((each, at) => {
    const next = rectangles[at + 1];
    if (!next || next.left >= each.right || next.right <= each.left) return false;
    return Math.min(each.bottom, next.bottom) - Math.max(each.top, next.top) > Math.min(each.height, next.height) * 0.6;
  });

  const worse = (one, other) => (one.fault ? one : other.fault ? other : { unsure: one.unsure || other.unsure });

  const same = (one, other) => one.length === other.length && one.every((each, at) => each === other[at]);
  const unlike = (belows) => belows.filter((below, at) => !belows.slice(0, at).some((other) => same(below, other)));

  /* Judges one line of a place, in one of these `parts` of the boxes around it; without any, wherever it can be scrolled to. */
  const judgeLine = (element, rectangle, look, pseudo, parts) => {
    const found = reach.look(element, rectangle, parts);
    const pale = found.fault || look.unsure ? {} : unlike(found.belows).map((below) => paleness(element, pseudo, below)).reduce(worse, {});
    return pale.fault ? pale : { ...found, unsure: Boolean(look.unsure || found.unsure || pale.unsure) };
  };

  /* Judges one place: `rectangles()` gives its lines, wherever the page is scrolled to. Returns `fault` and `boxes`, or `cells`. */
  const judge = (element, text, rectangles, pseudo = "") => {
    reach.reset();
    const look = looks.of(element, text, pseudo), lines = rectangles();
    if (look.fault || !lines.length) return { fault: "hidden", ...look, boxes: lines.map(plain) };
    if (styles.of(element).textOverflow === "clip" && piled(lines)) return { fault: "squeezed", boxes: lines.map(plain) };
    const cells = [];
    for (const [at, line] of lines.map(plain).entries()) {
      const { fault, value, by, unsure, moved } = judgeLine(element, () => rectangles()[at], look, pseudo);
      if (fault) return { fault, value, by, boxes: lines.map(plain) };
      cells.push({ box: line, unsure, moved });
    }
    return { cells };
  };

  const ranged = (node, start, end) => () => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter(({ width, height }) => width && height);
  };

  /* The words of a text node without the spaces around them, and where they stand. */
  const trimmed = (node, start, end) => {
    const from = start + /^\s*/.exec(node.data.slice(start, end))[0].length;
    const to = Math.max(from, start + node.data.slice(start, end).trimEnd().length);
    return [node.data.slice(from, to), ranged(node, from, to)];
  };

  const ofText = (node, start = 0, end = node.data.length) => judge(styles.parent(node), ...trimmed(node, start, end));

  /* The lines of a text node, each to be judged by itself: where it stands now, or, `moved`, wherever it can be scrolled to. */
  const linesOf = (node) => {
    const [text, rectangles] = trimmed(node, 0, node.data.length), owner = styles.parent(node), look = looks.of(owner, text);
    reach.reset();
    return rectangles().map((line, at) => ({
      box: plain(line),
      isInView: reach.isInView(owner, line),
      judged: (moved) => {
        reach.reset();
        return look.fault ? look : judgeLine(owner, () => rectangles()[at], look, "", moved ? undefined : [null]);
      },
    }));
  };

  /* The words of a text node, those apart that cannot be read: [words, what is wrong]. */
  const wordsOf = (node) => [...node.data.matchAll(/\S+/g)].map((word) => [word[0], ofText(node, word.index, word.index + word[0].length)]);

  /* Where the words of a field stand in it: one line. */
  const insides = (element, text, pseudo) => () => {
    const { left, top, width, height } = element.getBoundingClientRect(), style = styles.of(element);
    const [up, right, down, across] = ["Top", "Right", "Bottom", "Left"].map((side) => parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`]));
    const line = Math.min(height - up - down, parseFloat(style.fontSize) * 1.2);
    const middle = element.localName === "textarea" ? top + up : top + up + (height - up - down - line) / 2;
    const room = width - across - right, wide = Math.min(room, styles.measure(styles.of(element, pseudo), text.trim()).width + (parseFloat(style.letterSpacing) || 0) * text.trim().length);
    const start = style.textAlign === "center" ? (room - wide) / 2 : style.textAlign === "right" || style.textAlign === (style.direction === "rtl" ? "start" : "end") ? room - wide : 0;
    return wide > 0 && line > 0 ? [new DOMRect(left + across + start, middle, wide, line)] : [];
  };

  /* What stands in a field, or its placeholder. */
  const ofField = (element, text, pseudo = "") => {
    const found = judge(element, text, insides(element, text, pseudo), pseudo);
    if (found.fault || element.scrollWidth - element.clientWidth < 3 || element.localName === "select") return found;
    return { fault: "clipped", boxes: found.cells.map(({ box }) => box) };
  };

  /* Where the words that a style sheet writes beside an element stand: one line, where that can be known; else none. */
  const beside = (element, text, pseudo) => () => {
    const style = styles.of(element, pseudo), own = styles.of(element), box = element.getBoundingClientRect();
    const isFirst = pseudo === "::before", inFlow = style.position === "static" && style.float === "none";
    const width = styles.measure(style, text).width + (parseFloat(style.letterSpacing) || 0) * text.length;
    const height = parseFloat(style.fontSize) * 1.2;
    const content = document.createRange();
    content.selectNodeContents(element);
    const line = [...content.getClientRects()].filter((each) => each.width && each.height).at(isFirst ? 0 : -1);
    if (!inFlow || width > box.width + 1) return [];
    if (style.display === "inline" && line) {
      return [new DOMRect(isFirst ? line.left - width : line.right, line.top + (line.height - height) / 2, width, height)];
    }
    const isRow = own.display.endsWith("flex") && own.flexDirection === "row";
    if (own.display.endsWith("grid") || (own.display.endsWith("flex") && !isRow) || (isRow && !PLAIN.has(own.justifyContent))) return [];
    const [up, right, down, left] = ["Top", "Right", "Bottom", "Left"].map((side) => parseFloat(own[`padding${side}`]) + parseFloat(own[`border${side}Width`]));
    const toTheRight = isRow && !isFirst;
    if (toTheRight && own.justifyContent !== "space-between") return [];
    const tall = parseFloat(style.lineHeight) || height;
    const first = isFirst || isRow ? box.top + up : box.bottom - down - tall;
    return [new DOMRect(toTheRight ? box.right - right - width : box.left + left, first + (tall - height) / 2, width, height)];
  };

  const ofGenerated = (element, text, pseudo) => judge(element, text, beside(element, text, pseudo), pseudo);

  /* A thing without words, such as a picture, or parts of it given from its corner. */
  const ofBox = (element, parts = null) => {
    const look = looks.ofBox(element);
    const whole = () => element.getBoundingClientRect();
    /* What is scrolled to inside the element comes to stand within it. */
    const within = (at, size, room, moved) => (moved ? Math.min(Math.max(at, 0), Math.max(0, room - size)) : at);
    const placed = ({ x, y, width, height, moved }) => () => new DOMRect(
      whole().left + element.clientLeft + within(x, width, element.clientWidth, moved), whole().top + element.clientTop + within(y, height, element.clientHeight, moved), width, height);
    const rectangles = parts ? parts.map(placed) : [whole];
    return rectangles.map((rectangle) => {
      reach.reset();
      const box = plain(rectangle()), { fault, value, by, unsure, moved } = look.fault ? look : reach.look(element, rectangle);
      return fault ? { fault, value, by, boxes: [box] } : { cells: [{ box, unsure: Boolean(look.unsure || unsure), moved }] };
    });
  };

  return { ofText, linesOf, wordsOf, ofField, ofGenerated, ofBox, frameOf: reach.frameOf, close: reach.close };
}
