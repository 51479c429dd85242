/* Styles of this frame, read once: computed styles, colours, and the way up through slots and shadow roots. */
() => {
  const styles = new Map();
  const colours = new Map();
  const ICON_FONT = /icon|symbol|awesome|glyph/i;
  const CASES = { uppercase: (text) => text.toLocaleUpperCase(), lowercase: (text) => text.toLocaleLowerCase() };
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  const of = (element, pseudo = "") => {
    if (!styles.has(element)) styles.set(element, new Map());
    const known = styles.get(element);
    if (!known.has(pseudo)) known.set(pseudo, getComputedStyle(element, pseudo || null));
    return known.get(pseudo);
  };

  /* A text as its style writes it, in capitals or in small letters. */
  const cased = (element, text, pseudo = "") => (CASES[of(element, pseudo).textTransform] ?? String)(text);

  /* A text without the signs that nobody sees. */
  const inked = (text) => text.replace(/[\u00ad\u200b\u2060\ufeff]/g, "");

  const parent = (node) => node.assignedSlot ?? node.parentElement ?? node.parentNode?.host ?? null;

  const chain = (element) => {
    const upwards = [];
    for (let at = element; at; at = parent(at)) upwards.push(at);
    return upwards;
  };

  /* Returns [red, green, blue, alpha], the first three from 0 to 255. */
  const colour = (css) => {
    if (!colours.has(css)) {
      const numbers = /^rgba?\(([\d., ]+)\)$/.exec(css)?.[1].split(",").map(Number);
      if (numbers) colours.set(css, [...numbers, 1].slice(0, 4));
      else {
        brush.clearRect(0, 0, 1, 1);
        brush.fillStyle = css;
        brush.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
        colours.set(css, [red, green, blue, alpha / 255]);
      }
    }
    return colours.get(css);
  };

  const over = ([r1, g1, b1, a1], [r2, g2, b2, a2]) => {
    const alpha = a1 + a2 * (1 - a1);
    if (!alpha) return [0, 0, 0, 0];
    const mixed = [[r1, r2], [g1, g2], [b1, b2]].map(([upper, lower]) => (upper * a1 + lower * a2 * (1 - a1)) / alpha);
    return [...mixed, alpha];
  };

  const luminance = (colour) => {
    const [red, green, blue] = colour.map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  /* How the letters of a text measure in the style of an element, as of `measureText`. */
  const measure = ({ fontStyle, fontWeight, fontSize, fontFamily }, text) => {
    brush.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    return brush.measureText(text);
  };

  /* The words that a style sheet writes before or after an element, and how; none where a font makes signs of them. */
  const generated = (element, pseudo) => {
    const { content, fontFamily, display, visibility } = of(element, pseudo);
    const found = display === "none" || visibility !== "visible" || ICON_FONT.test(fontFamily) ? null : /^"((?:[^"\\]|\\.)*)"/.exec(content);
    return { text: found ? found[1] : "", display };
  };

  /* What an element paints of itself: "all", "some", "image" (only a picture can tell what), or nothing. */
  const fill = (element, pseudo = "") => {
    const style = of(element, pseudo);
    if (!pseudo && element.matches("img, video, canvas, iframe, object, embed, svg, svg *")) return "image";
    if (style.backgroundImage !== "none" || style.boxShadow.includes("inset") || (style.backdropFilter ?? "none") !== "none") return "image";
    const alpha = colour(style.backgroundColor)[3];
    return alpha > 0.95 ? "all" : alpha > 0.02 ? "some" : "";
  };

  /* Whether a pseudo-element that leaves the flow lies over or under the element and paints something. */
  const layered = (element) => ["::before", "::after"].some((pseudo) => {
    const style = of(element, pseudo);
    if (["none", "normal"].includes(style.content) || style.display === "none") return false;
    const lifted = ["absolute", "fixed"].includes(style.position) || parseFloat(style.marginLeft) < 0 || parseFloat(style.marginTop) < 0 || style.transform !== "none";
    return lifted && (fill(element, pseudo) || style.content.length > 4 || parseFloat(style.borderTopWidth) > 4);
  });

  return { of, cased, inked, parent, chain, colour, over, contrast, measure, generated, fill, layered };
}
