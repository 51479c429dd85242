/* Applies one mutation to this document, to what it renders later, and to the frames in it that may be reached.

   spec: { site: "name" | "line" | "act" | "page", words: a regular expression, value: the same before a value, operator,
   argument }. Reports through __portailMutated that it was applied: a mutation that never was proves nothing. */
(spec) => {
  const key = JSON.stringify(spec);
  const words = spec.words ? new RegExp(spec.words) : null;
  const value = spec.value ? new RegExp(spec.value) : null;
  const PRESSED = "button, a[href], summary, [role=button], [role=link], [role=tab], [role=menuitem], input[type=submit], input[type=button], input[type=image]";
  const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=image], [type=reset]), textarea, select";
  const OTHER = "Suite";
  const SOON = 700; // milliseconds after which what has been shown is taken away
  const clean = (text) => text.replace(/\s+/g, " ").trim();
  const applied = () => { try { globalThis.__portailMutated?.(); } catch { /* a frame that has no binding */ } };

  const readable = (element) => {
    if (element.matches("input[type=submit], input[type=button]")) return element.value;
    const texts = [];
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
      else if (node.matches?.("input:not([type=hidden], [type=password]), textarea")) texts.push(` ${node.value} `);
      else if (node !== element) texts.push(" ");
    }
    return clean(texts.join(""));
  };
  const labelled = (element) => element.getAttribute("aria-label") ?? "";
  const ignored = (element) => element.closest("script, style, noscript, template, head, [data-portail-mutated]");

  const roots = (root, found = [root]) => {
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) { found.push(element.shadowRoot); roots(element.shadowRoot, found); }
    return found;
  };
  const all = (doc, selector = "body *") => roots(doc).flatMap((root) => [...root.querySelectorAll(root === doc ? selector : "*")]);

  const smallest = (elements) => elements.filter((element) => !elements.some((other) => other !== element && element.contains(other)));

  /* The elements that a reader takes for the thing: what is pressed first, then the smallest that reads so. */
  const targets = (doc) => {
    if (spec.site === "page") return [doc.body];
    const elements = all(doc).filter((element) => !ignored(element));
    if (spec.site === "line") return smallest(elements.filter((element) => words.test(readable(element))));
    const named = (pattern) => elements.filter((element) => pattern.test(readable(element)) || pattern.test(labelled(element)));
    const exact = named(words);
    const pressed = exact.filter((element) => element.matches(PRESSED));
    if (pressed.length) return smallest(pressed);
    const fields = spec.site === "act" ? fieldsOf(elements) : [];
    if (fields.length) return fields;
    return exact.length ? smallest(exact) : value ? smallest(named(value)) : [];
  };
  const namesOf = (field) => [...(field.labels ?? [])].map((label) => clean(label.textContent)).concat(labelled(field), field.placeholder ?? "");
  const fieldsOf = (elements) => elements.filter((element) => element.matches(FIELDS) && namesOf(element).some((name) => words.test(name)));

  /* Replaces the words of the element by others, wherever they stand in it. */
  const rewrite = (element, change) => {
    if (element.matches("input[type=submit], input[type=button]")) { element.value = change(element.value); return true; }
    if (labelled(element)) element.setAttribute("aria-label", change(labelled(element)));
    const nodes = [];
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (clean(node.data)) nodes.push(node);
    const before = nodes.map((node) => node.data).join("");
    const pattern = new RegExp(spec.words.replace(/^\^\\s\*|\\s\*\$$/g, ""));
    const hit = before.match(pattern);
    const fields = [...element.querySelectorAll("input:not([type=hidden], [type=password])")].filter((field) => field.value);
    if (!hit && fields.length) {
      const [{ value }] = fields;
      fields[0].value = change(value);
      fields[0].setAttribute("value", fields[0].value);
      return fields[0].value !== value;
    }
    const after = hit ? before.slice(0, hit.index) + change(hit[0]) + before.slice(hit.index + hit[0].length) : change(before);
    if (!nodes.length || after === before) return false;
    nodes[0].data = after;
    for (const node of nodes.slice(1)) node.data = "";
    return true;
  };
  const letters = (text, pick) => {
    const places = [...text].map((letter, index) => (pick.test(letter) ? index : -1)).filter((index) => index >= 0);
    return places.length ? places[Math.floor(places.length / 2)] : -1;
  };
  const replaceAt = (text, index, letter) => (index < 0 ? text : text.slice(0, index) + letter + text.slice(index + 1));
  const nextLetter = (letter) => (/[zZ9]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) - 1) : String.fromCharCode(letter.charCodeAt(0) + 1));

  const style = (element, rules) => {
    for (const part of [element, ...element.querySelectorAll("*")]) for (const [name, value] of Object.entries(rules.all ?? {})) part.style.setProperty(name, value, "important");
    for (const [name, value] of Object.entries(rules.own ?? {})) element.style.setProperty(name, value, "important");
    return true;
  };
  const widthOfWords = (element) => {
    const words = element.ownerDocument.createRange();
    words.selectNodeContents(element);
    return words.getBoundingClientRect().width || element.getBoundingClientRect().width;
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/rgba\(.*, 0\)|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const cover = (element, rules) => {
    const doc = element.ownerDocument, lid = doc.createElement("div");
    lid.dataset.portailMutated = "";
    const place = () => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const view = doc.defaultView;
      Object.assign(lid.style, { position: "absolute", left: `${x + view.scrollX - 2}px`, top: `${y + view.scrollY - 2}px`, width: `${width + 4}px`, height: `${height + 4}px`, background: "rgb(210, 210, 210)", zIndex: "2147483647", ...rules });
    };
    place();
    doc.body.append(lid);
    const moves = new ResizeObserver(place);
    for (const each of [element, doc.body]) moves.observe(each);
    doc.fonts.ready.then(place); // another font moves it without changing its size
    doc.defaultView.addEventListener("load", place);
    doc.addEventListener("scroll", place, true);
    return true;
  };
  const swallow = (element, then) => {
    element.addEventListener("click", (event) => { event.preventDefault(); event.stopImmediatePropagation(); then?.(event); }, true);
    return true;
  };
  const dead = (element) => {
    const copy = element.ownerDocument.createElement("span"), look = getComputedStyle(element);
    for (const name of ["display", "padding", "margin", "border", "border-radius", "background", "color", "font", "min-width", "min-height", "text-transform", "box-shadow"]) copy.style.setProperty(name, look.getPropertyValue(name));
    copy.textContent = readable(element);
    copy.dataset.portailMutated = "";
    element.replaceWith(copy);
    return true;
  };
  const isClosed = (element) => element.matches(":disabled, [aria-disabled=true]");
  const enabled = (element, on) => {
    element.toggleAttribute("disabled", !on);
    element.setAttribute("aria-disabled", String(!on));
    return true;
  };
  const kept = () => { try { return sessionStorage; } catch { return { getItem: () => null, setItem: () => null }; } }; // of a page without an origin
  /* Once: what is sent differently each time, at another visit too, is nothing that anybody could find out. */
  const onSubmit = (element, change) => {
    const storage = kept();
    if (storage.getItem(key)) return false;
    element.form?.addEventListener("formdata", (event) => {
      if (!element.name) return;
      event.formData.set(element.name, change(element.value));
      storage.setItem(key, "sent");
    });
    return Boolean(element.form);
  };
  const spoil = (element) => { element.addEventListener("input", () => { element.value = element.value.slice(0, -1); }); return true; };
  const steal = (element) => {
    element.addEventListener("focus", () => setTimeout(() => element.blur()));
    element.addEventListener("keydown", (event) => event.preventDefault(), true);
    element.addEventListener("beforeinput", (event) => event.preventDefault(), true);
    return true;
  };
  const hoverOnly = (element) => {
    const sheet = element.ownerDocument.createElement("style");
    element.dataset.portailHover = "";
    sheet.textContent = "[data-portail-hover] { opacity: 0 !important } [data-portail-hover]:hover { opacity: 1 !important }";
    element.ownerDocument.head.append(sheet);
    return true;
  };
  const close = (element) => {
    const details = element.ownerDocument.createElement("details");
    details.dataset.portailMutated = "";
    element.replaceWith(details);
    details.append(element);
    return true;
  };
  const swap = (element, doc, pattern, move) => {
    const other = smallest(all(doc).filter((each) => !ignored(each) && pattern.test(readable(each)) && !each.contains(element) && !element.contains(each)))[0];
    return other ? move(element, other) : false;
  };
  const swapInSource = (one, other) => {
    const mark = one.ownerDocument.createComment("");
    one.replaceWith(mark); other.replaceWith(one); mark.replaceWith(other);
    return true;
  };
  const swapToTheEye = (one, other) => {
    const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
    if (Math.abs(a.x - b.x) < 2 && Math.abs(a.y - b.y) < 2) return false;
    one.style.setProperty("translate", `${b.x - a.x}px ${b.y - a.y}px`, "important");
    other.style.setProperty("translate", `${a.x - b.x}px ${a.y - b.y}px`, "important");
    for (const each of [one, other]) if (getComputedStyle(each).display === "inline") each.style.setProperty("display", "inline-block", "important");
    return true;
  };

  const sheet = (doc, css) => {
    const added = new CSSStyleSheet();
    added.replaceSync(css);
    try { doc.adoptedStyleSheets.push(added); } catch { const tag = doc.createElement("style"); tag.textContent = css; doc.head.append(tag); }
    return true;
  };
  const add = (doc, html, where = "afterbegin") => { doc.body.insertAdjacentHTML(where, html); return true; };

  const OPERATORS = {
    remove: (element) => { element.matches(FIELDS) ? element.remove() : element.replaceChildren(); if (element.matches(PRESSED)) element.remove(); return true; },
    rename: (element) => rewrite(element, () => OTHER),
    "one-letter": (element) => rewrite(element, (text) => { const at = letters(text, /[a-zA-Z0-9]/); return replaceAt(text, at, at < 0 ? "" : nextLetter(text[at])); }),
    "letter-lost": (element) => rewrite(element, (text) => replaceAt(text, letters(text, /\p{L}/u), "")),
    accent: (element) => rewrite(element, (text) => { const at = letters(text, /[àâäéèêëîïôöùûüç]/); return replaceAt(text, at, at < 0 ? "" : text[at].normalize("NFD")[0]); }),
    "word-lost": (element) => rewrite(element, (text) => { const parts = text.split(" "); parts.splice(Math.floor(parts.length / 2), 1); return parts.join(" "); }),
    "words-swapped": (element) => rewrite(element, (text) => { const parts = text.split(" "); if (parts.length < 2) return text; const at = Math.floor((parts.length - 1) / 2); [parts[at], parts[at + 1]] = [parts[at + 1], parts[at]]; return parts.join(" "); }),
    "word-added": (element) => rewrite(element, (text) => { const parts = text.split(" "); parts.splice(Math.ceil(parts.length / 2), 0, "pas"); return parts.join(" "); }),
    twice: (element) => { const copy = element.cloneNode(true); copy.dataset.portailMutated = ""; element.after(copy); return true; },
    "order-in-source": (element, doc) => swap(element, doc, new RegExp(spec.argument), swapInSource),
    "order-to-the-eye": (element, doc) => swap(element, doc, new RegExp(spec.argument), swapToTheEye),
    "display-none": (element) => style(element, { own: { display: "none" } }),
    "visibility-hidden": (element) => style(element, { all: { visibility: "hidden" } }),
    vanishes: (element) => setTimeout(() => style(element, { all: { visibility: "hidden" } }), SOON) > 0,
    transparent: (element) => style(element, { own: { opacity: "0" } }),
    faint: (element) => style(element, { own: { opacity: "0.06" } }),
    "colour-of-the-ground": (element) => style(element, { all: { color: groundOf(element), "-webkit-text-fill-color": groundOf(element) } }),
    "colour-near-the-ground": (element) => style(element, { all: { color: `color-mix(in srgb, ${groundOf(element)} 94%, ${getComputedStyle(element).color})` } }),
    "fill-transparent": (element) => style(element, { all: { "-webkit-text-fill-color": "transparent" } }),
    tiny: (element) => style(element, { all: { "font-size": "2px", "line-height": "1" } }),
    "size-zero": (element) => style(element, { all: { "font-size": "0" } }),
    clipped: (element) => style(element, { own: { "clip-path": "inset(50%)" } }),
    "cut-off": (element) => style(element, { own: { display: "inline-block", overflow: "hidden", height: "0", "min-height": "0", padding: "0", border: "0" } }),
    "half-cut-off": (element) => {
      style(element, { own: { display: "inline-block", overflow: "hidden", "max-width": `${widthOfWords(element) / 2}px`, "white-space": "nowrap", padding: "0" } });
      return element.scrollWidth > element.clientWidth + 1; // what shrinks, as a field does, loses nothing
    },
    "out-of-the-window": (element) => style(element, { own: { position: "relative", left: "-9999px" } }),
    "above-the-window": (element) => style(element, { own: { position: "absolute", top: "-4000px" } }),
    masked: (element) => style(element, { own: { "mask-image": "linear-gradient(transparent, transparent)", "-webkit-mask-image": "linear-gradient(transparent, transparent)" } }),
    blurred: (element) => style(element, { own: { filter: "blur(9px)" } }),
    "turned-over": (element) => style(element, { own: { display: "inline-block", rotate: "180deg" } }),
    mirrored: (element) => style(element, { own: { display: "inline-block", scale: "-1 1" } }),
    shrunk: (element) => style(element, { own: { display: "inline-block", scale: "0.1" } }),
    covered: (element) => cover(element, {}),
    "covered-without-touch": (element) => cover(element, { pointerEvents: "none" }),
    "under-a-veil": (element) => cover(element, { background: groundOf(element), opacity: "0.97", pointerEvents: "none" }),
    "hover-only": hoverOnly,
    "in-what-is-closed": close,
    "content-hidden": (element) => style(element, { own: { display: "block", "content-visibility": "hidden" } }),
    dead: dead,
    disabled: (element) => { const hold = () => enabled(element, false); new MutationObserver(() => element.hasAttribute("disabled") || hold()).observe(element, { attributes: true, attributeFilter: ["disabled"] }); return hold(); },
    "open-too-early": (element) => { if (!isClosed(element)) return false; new MutationObserver(() => element.hasAttribute("disabled") && enabled(element, true)).observe(element, { attributes: true, attributeFilter: ["disabled"] }); return enabled(element, true); },
    "closes-again": (element) => {
      if (!element.matches("button, input")) return false;
      const close = () => setTimeout(() => enabled(element, false), SOON);
      if (!isClosed(element)) return close() > 0;
      new MutationObserver(() => !isClosed(element) && close()).observe(element, { attributes: true, attributeFilter: ["disabled"] });
      return true;
    },
    "never-changes-colour": (element) => isClosed(element) && style(element, { all: { "background-color": "rgb(189, 189, 189)", filter: "grayscale(1)" } }),
    "click-lost": (element) => swallow(element),
    "leads-nowhere": (element) => swallow(element, () => { location.assign(new URL("/cette-page-n-existe-pas", location.href)); }),
    "leads-elsewhere": (element) => swallow(element, () => { location.assign(spec.argument); }),
    "leads-back": (element) => swallow(element, () => location.reload()),
    "field-takes-nothing": steal,
    "field-loses-the-last-letter": spoil,
    "saves-something-else": (element) => onSubmit(element, (text) => `${text}x`),
    "saves-nothing": (element) => onSubmit(element, () => ""),
    "frozen-page": (body) => swallow(body),
    "blank-page": (body) => { body.replaceChildren(); return true; },
    css: (body) => sheet(body.ownerDocument, spec.argument),
    html: (body) => body.ownerDocument.defaultView.top === body.ownerDocument.defaultView && add(body.ownerDocument, spec.argument.html, spec.argument.where),
    script: (body) => { new Function("doc", spec.argument)(body.ownerDocument); return true; },
  };

  const mutate = (doc) => {
    if (!doc?.body) return;
    const done = (doc.defaultView ?? globalThis).__portailDone ??= new Map();
    const seen = done.get(key) ?? new WeakSet();
    done.set(key, seen);
    for (const element of targets(doc)) {
      if (seen.has(element)) continue;
      seen.add(element);
      if (OPERATORS[spec.operator](element, doc)) applied();
    }
    for (const frame of doc.querySelectorAll("iframe, frame")) {
      const enter = () => { try { follow(frame.contentDocument); } catch { /* of another origin: it has a script of its own */ } };
      if (!seen.has(frame)) frame.addEventListener("load", enter);
      seen.add(frame);
      enter();
    }
  };
  const follow = (doc) => {
    if (!doc || doc.__portailFollowed === key) { if (doc) mutate(doc); return; }
    doc.__portailFollowed = key;
    mutate(doc);
    new MutationObserver(() => mutate(doc)).observe(doc, { childList: true, subtree: true, characterData: true });
    doc.addEventListener("DOMContentLoaded", () => mutate(doc));
  };
  follow(document);
}
