/* The lines of texts in a box that scrolls, each by itself: whether a person can read it, and where it stands.

   Only where one of the expressions fits, each given for a line of its own and for a part of one: what is quoted without what
   stands beside it is taken for a part only where no line is the whole of it. Without `keys`, all of them are judged wherever
   they can be scrolled to; else those with these keys, as they stand now, if they are in view. Returns the `lines`, `down` the
   box from the top of what is seen of it, the height of that (`room`), how far it is `scrolled`, and can be (`length`). */
(styles, eye, chunksOf) => (box, expressions, keys) => {
  const NOTHING = "(?!)";
  const seen = new Map(), { top, height: room } = eye.frameOf(box);
  const scrolled = box.scrollTop, length = box.scrollHeight - box.clientHeight;

  const fitting = (sought) => chunksOf(sought).filter(({ node, fits, text }) => node && fits !== undefined && text.trim());
  const wholes = fitting(expressions.map(([whole]) => whole)), known = new Set(wholes.map(({ fits }) => fits));
  const parts = known.size < expressions.length ? fitting(expressions.map(([, part], at) => known.has(at) ? NOTHING : part)) : [];

  const linesOf = ({ node, text, fits }) => {
    const words = text.trim(), nth = seen.get(words) ?? 0;
    seen.set(words, nth + 1);
    return eye.linesOf(node).map((line, at) => ({ ...line, fits, words, key: `${words} ${nth} ${at}`, down: line.box.y - top }));
  };
  const judge = ({ judged, ...line }) => {
    const { fault = "", value = "", by = "", unsure = false, moved = "" } = keys && !line.isInView ? {} : judged(!keys);
    return { ...line, fault, value: String(value), by, unsure: Boolean(unsure), moved };
  };
  const inBox = [...wholes, ...parts].filter(({ element }) => styles.chain(element).includes(box)).flatMap(linesOf);
  return { lines: inBox.filter(({ key }) => !keys || keys.includes(key)).map(judge), room, scrolled, length };
}
