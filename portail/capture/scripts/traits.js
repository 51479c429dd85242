/* What a user of this frame depends on and roles do not carry: language and title of the page; of each thing that is read or
   acted on where it leads, what it takes, and its colours and sizes. Boxes are in CSS pixels of the frame; of sizes and
   colours those are left out that are the page's own. */
(name) => {
  const ACTED_ON = "a[href], button, input:not([type=hidden]), select, textarea, summary, form, iframe, [aria-describedby]";
  const TAKES = ["autocomplete", "pattern", "minlength", "maxlength", "min", "max", "step", "inputmode", "accept", "placeholder"];
  const SAYS = ["aria-current", "aria-invalid", "aria-haspopup", "aria-expanded", "aria-live", "download", "target", "lang", "dir", "accesskey", "enctype", "formenctype"];

  const px = (length) => Math.round(parseFloat(length) * 100) / 100;
  const rgba = (css) => {
    const numbers = (css.match(/^rgba?\(([^)]*)\)/)?.[1] ?? "").split(/[ ,/]+/).map(Number);
    return numbers.length < 3 || numbers.some(Number.isNaN) ? null : [...numbers.slice(0, 3), numbers[3] ?? 1];
  };
  const over = ([r, g, b, a], ground) => [r, g, b].map((value, at) => value * a + ground[at] * (1 - a));
  const hex = (colour) => "#" + colour.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("");
  const up = (element) => { const all = []; for (; element; element = element.parentElement) all.push(element); return all; };

  /* The colour that lies behind a thing; none where a picture or a gradient does. */
  const groundOf = (element) => {
    const layers = [];
    for (const each of up(element)) {
      const style = getComputedStyle(each);
      if (style.backgroundImage !== "none") return null;
      const colour = rgba(style.backgroundColor);
      if (!colour) return null;
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    const paper = matchMedia("(prefers-color-scheme: dark)").matches && getComputedStyle(document.documentElement).colorScheme.includes("dark");
    return layers.reverse().reduce((ground, layer) => over(layer, ground), paper ? [18, 18, 18] : [255, 255, 255]);
  };
  const opacities = new Map([[null, 1]]);
  const opacityOf = (element) => {
    if (!opacities.has(element)) opacities.set(element, Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement));
    return opacities.get(element);
  };
  const lookOf = (element) => {
    const style = getComputedStyle(element), ground = groundOf(element);
    const opacity = opacityOf(element), colour = rgba(style.color);
    const look = {
      color: colour && ground ? hex(over([...colour.slice(0, 3), colour[3] * opacity], ground)) : style.color,
      ground: ground ? hex(ground) : "image",
      size: px(style.fontSize),
      weight: style.fontWeight,
      font: style.fontFamily.split(",")[0].replace(/["']/g, ""),
    };
    if (style.fontStyle !== "normal") look.slant = style.fontStyle;
    if (style.textDecorationLine !== "none") look.line = style.textDecorationLine;
    if (style.textTransform !== "none") look.letters = style.textTransform;
    if (style.letterSpacing !== "normal" && px(style.letterSpacing)) look.spacing = px(style.letterSpacing);
    if (px(style.wordSpacing)) look.gaps = px(style.wordSpacing);
    if (style.fontVariantCaps !== "normal") look.caps = style.fontVariantCaps;
    if (style.textDecorationLine !== "none" && style.textDecorationThickness !== "auto") look.thickness = style.textDecorationThickness;
    return look;
  };
  const edges = (element) => {
    const style = getComputedStyle(element), found = {};
    const sides = ["Top", "Right", "Bottom", "Left"].map((side) =>
      px(style[`border${side}Width`]) ? `${px(style[`border${side}Width`])}px ${style[`border${side}Style`]} ${style[`border${side}Color`]}` : "");
    if (sides.some(Boolean)) found.border = [...new Set(sides)].join(" | ");
    if (element === document.activeElement && element !== document.body) {
      const outline = px(style.outlineWidth) && style.outlineStyle !== "none";
      found.focus = [outline ? `${px(style.outlineWidth)}px ${style.outlineStyle} ${style.outlineColor}` : "", style.boxShadow === "none" ? "" : style.boxShadow]
        .filter(Boolean).join(" | ") || "none";
    }
    return found;
  };
  const acts = (element) => element.matches(ACTED_ON);
  const texts = (element, attribute) => (element.getAttribute(attribute) ?? "").split(/\s+/)
    .map((id) => (id && document.getElementById(id)?.textContent || "").replace(/\s+/g, " ").trim()).filter(Boolean).join(" ");
  const absolute = (address) => { try { return new URL(address, document.baseURI).href; } catch { return address; } };
  const facts = (element) => {
    const found = {};
    if (element.matches("a[href], area[href]")) found.url = element.href;
    if (element.localName === "form") {  // a field called "action" would stand in the place of the property
      found.url = absolute(element.getAttribute("action") || "");
      found.method = (element.getAttribute("method") || "get").toLowerCase();
    }
    if (element.matches("input, button")) found.type = element.type;
    if (element.formAction && element.hasAttribute("formaction")) found.url = element.formAction;
    for (const key of TAKES) if (element.matches("input, textarea, select, form") && element.hasAttribute(key)) found[key] = element.getAttribute(key);
    for (const key of ["required", "readOnly", "multiple"]) if (element[key] === true) found[key.toLowerCase()] = true;
    if (element.getAttribute("aria-required") === "true") found.required = true;
    for (const key of SAYS) if (element.hasAttribute(key)) found[key.replace("aria-", "")] = element.getAttribute(key) || true;
    if (acts(element) && getComputedStyle(element).pointerEvents === "none") found.unclickable = true;
    const mistake = element.getAttribute("aria-invalid") === "true" && texts(element, "aria-errormessage");
    if (mistake) found.mistake = mistake;
    const description = texts(element, "aria-describedby") || element.getAttribute("aria-description");
    if (description) found.description = description;
    if (element.title && element.title !== name(element)) found.title = element.title;
    if (element.localName === "summary") found.open = Boolean(element.parentElement?.open);
    return found;
  };

  /* Whether a box that scrolls, or cuts off what does not fit, hides most of a thing. */
  const windows = new Map();
  const windowOf = (element) => {
    if (!windows.has(element)) windows.set(element, getComputedStyle(element).overflow === "visible" ? null : element.getBoundingClientRect());
    return windows.get(element);
  };
  const isClipped = (element, { x, y, width, height }) => up(element.parentElement).some((each) => {
    const box = each === document.body || each === document.documentElement ? null : windowOf(each);
    if (!box) return false;
    const seen = Math.max(0, Math.min(x + width, box.right) - Math.max(x, box.x)) * Math.max(0, Math.min(y + height, box.bottom) - Math.max(y, box.y));
    return seen < (width * height) / 2;
  });

  const ownText = (element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)
    .join(" ").replace(/\s+/g, " ").trim();
  const page = { lang: document.documentElement.lang, dir: document.documentElement.dir, title: document.title, ...lookOf(document.body) };
  const traits = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.matches("script, style, template, option, svg *") || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { x, y, width, height } = (element.localName === "summary" ? element.parentElement : element).getBoundingClientRect();
    const own = ownText(element), isActedOn = acts(element);
    const adorns = !own && element.matches("svg, img, [aria-hidden=true]") && width > 0 && height > 0;
    if (!own && !isActedOn && !adorns && !element.matches("[lang], [dir]")) continue;
    const look = own || element.matches("input, select, textarea, button, summary, a[href]") ? { ...lookOf(element) } : {};
    for (const key of Object.keys(look)) if (look[key] === page[key]) delete look[key];
    const drawn = element.matches("button, input, select, textarea") || element === document.activeElement ? edges(element) : {};
    const found = { ...facts(element), ...look, ...drawn };
    const clipped = isClipped(element, { x, y, width, height });
    traits.push({ tag: element.localName, name: element.localName === "form" ? "" : name(element) ?? own,
      box: [x, y, width, height].map(Math.round), ...(adorns ? { adorns: true } : {}), ...(clipped ? { clipped } : {}), ...found });
  }
  return { page, traits };
}
