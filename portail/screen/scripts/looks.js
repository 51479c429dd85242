/* How the letters of an element look, wherever they stand: turned, faint, tiny … The faults are those of `portail.wording.legibility`. */
(styles) => {
  const SMALLEST = 8, TURNED = 0.35, SKEWED = 0.6, SQUASHED = 3, FAINTEST = 0.15;
  const states = new Map([[null, { opacity: 1, blur: 0, matrix: new DOMMatrix(), struck: false, unsure: false }]]);

  const linear = (style) => {
    const matrix = new DOMMatrix();
    if (style.display === "inline") return matrix;
    if (style.rotate !== "none") {
      const [axis, angle] = /^(.*?)\s*(\S+)$/.exec(style.rotate).slice(1);
      const turn = { "": `rotate(${angle})`, x: `rotateX(${angle})`, y: `rotateY(${angle})`, z: `rotate(${angle})` }[axis];
      matrix.multiplySelf(new DOMMatrix(turn ?? `rotate3d(${axis.split(/\s+/).join(",")},${angle})`));
    }
    if (style.scale !== "none") matrix.multiplySelf(new DOMMatrix(`scale(${style.scale.split(/\s+/).slice(0, 2).join(",")})`));
    if (style.transform !== "none") matrix.multiplySelf(new DOMMatrix(style.transform));
    return matrix;
  };

  const blurOf = (filter) => [...filter.matchAll(/blur\(([\d.]+)px\)/g)].reduce((sum, [, radius]) => sum + Number(radius), 0);
  const fadeOf = (filter) => [...filter.matchAll(/opacity\(([\d.]+)\)/g)].reduce((product, [, part]) => product * part, 1);

  const strikes = (style) => style.textDecorationLine.includes("line-through") && styles.colour(style.textDecorationColor)[3] >= FAINTEST;

  /* Whether a line that strikes out the words around an element goes through its own words too. */
  const carriesOn = ({ position, float, display }) =>
    !["absolute", "fixed"].includes(position) && float === "none" && !/^inline-./.test(display);

  /* What an element and those around it do to what it shows. */
  const state = (element) => {
    if (states.has(element)) return states.get(element);
    const above = state(styles.parent(element)), style = styles.of(element);
    const { filter } = style;
    const effects = filter !== "none" || style.mixBlendMode !== "normal" || style.clipPath !== "none" || (style.maskImage ?? "none") !== "none"
      || (style.offsetPath ?? "none") !== "none" || style.clip !== "auto";
    const found = {
      opacity: above.opacity * style.opacity * (filter === "none" ? 1 : fadeOf(filter)),
      blur: above.blur + (filter === "none" ? 0 : blurOf(filter)),
      matrix: above.matrix.multiply(linear(style)),
      struck: strikes(style) || (above.struck && carriesOn(style)),
      unsure: above.unsure || effects || styles.layered(element),
    };
    states.set(element, found);
    return found;
  };

  const isShown = (element) => {
    const boxed = styles.chain(element).find((each) => styles.of(each).display !== "contents");
    const { visibility, contentVisibility } = styles.of(element);
    return visibility === "visible" && contentVisibility !== "hidden" && boxed.checkVisibility({ visibilityProperty: boxed === element });
  };

  const turned = ({ m11, m12, m21, m22 }) => {
    const across = Math.hypot(m11, m12), down = Math.hypot(m21, m22);
    if (m11 * m22 - m12 * m21 < 0.001 || Math.max(across / down, down / across) > SQUASHED) return true;
    return Math.abs(Math.atan2(m12, m11)) > TURNED || Math.abs(m11 * m21 + m12 * m22) / (across * down) > SKEWED;
  };

  const backwards = (style, text) => {
    if (!style.unicodeBidi.includes("override")) return false;
    return style.direction === "rtl" ? /\p{Script=Latin}/u.test(text) : /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text);
  };

  /* A font may have signs without any ink; only one that the page brings along can. */
  const inkless = (style, text) => {
    if (!document.fonts.size || !text.trim()) return false;
    const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = styles.measure(style, text.slice(0, 40));
    return up + down <= 0;
  };

  const shadowed = (style) => {
    const blurred = /(-?[\d.]+)px (-?[\d.]+)px ([\d.]+)px/.exec(style.textShadow);
    return blurred ? (Number(blurred[3]) > 1 ? "blurred" : "sharp") : "";
  };

  /* What is wrong with the letters themselves, by the element's style. */
  const lettering = (style, text, size) => {
    if ((style.webkitTextSecurity ?? "none") !== "none") return { fault: "masked" };
    if (style.writingMode !== "horizontal-tb" && text.trim().length > 2) return { fault: "turned" };
    if (backwards(style, text)) return { fault: "backwards" };
    if (parseFloat(style.letterSpacing) < -0.2 * size || parseFloat(style.wordSpacing) < -0.3 * size) return { fault: "squeezed" };
    if (parseFloat(style.webkitTextStrokeWidth) > 0.15 * size) return { fault: "squeezed" };
    if (inkless(style, text)) return { fault: "blank" };
    return null;
  };

  /* Returns `{ fault, value }`, or `{ opacity, unsure }`. */
  const of = (element, text, pseudo = "") => {
    if (!isShown(element)) return { fault: "hidden" };
    const style = styles.of(element, pseudo), size = parseFloat(style.fontSize), around = state(element);
    const { m11, m12, m21, m22 } = around.matrix;
    const seenSize = size * Math.min(Math.hypot(m11, m12), Math.hypot(m21, m22)) * (element.currentCSSZoom ?? 1);
    const opacity = around.opacity * (pseudo ? style.opacity : 1);
    if (opacity < FAINTEST) return { fault: "faint" };
    if (turned(around.matrix)) return { fault: seenSize < SMALLEST ? "small" : "turned", value: Math.round(seenSize) };
    if (seenSize < SMALLEST) return { fault: "small", value: Math.round(seenSize) };
    if (around.blur > Math.max(1.5, size / 10)) return { fault: "blurred" };
    if (around.struck) return { fault: "struck" };
    const wrong = lettering(style, text, size);
    if (wrong) return wrong;
    const ink = styles.colour(style.webkitTextFillColor)[3], shadow = shadowed(style);
    if (ink < FAINTEST && shadow === "blurred") return { fault: "blurred" };
    const odd = around.blur || shadow || parseFloat(style.webkitTextStrokeWidth) > 0 || style.backgroundClip === "text" || element instanceof SVGElement || globalThis.CSS?.highlights?.size;
    const first = ["::first-line", "::first-letter"].some((part) => styles.of(element, part).color !== style.color);
    return { opacity, unsure: Boolean(around.unsure || odd || (!pseudo && first)) };
  };

  /* The same for something that is no text, such as a frame or a picture. */
  const ofBox = (element) => {
    if (!isShown(element)) return { fault: "hidden" };
    const { opacity, blur, matrix, unsure } = state(element);
    if (opacity < FAINTEST) return { fault: "faint" };
    if (turned(matrix)) return { fault: "turned" };
    if (Math.min(Math.hypot(matrix.m11, matrix.m12), Math.hypot(matrix.m21, matrix.m22)) < 0.5) return { fault: "small", value: 0 };
    if (blur > 1.5) return { fault: "blurred" };
    return { opacity, unsure };
  };

  return { state, of, ofBox };
}
