/* A selector engine that finds things by their names as a reader takes them. Its selector is JSON: `as` says what is sought
   ("press", "send", "field", "heading", "title", "words"), `name` is the regular expression for its name, with its `flags`.

   What adorns a name is no part of it: icons, counters and required marks in elements of their own, what only a screen reader
   says. Things come in the order in which a person would take them: those that can be seen, under their whole name, in the main
   part, in the form that is being filled in; those that cannot be seen only where there are no others. */
(() => {
  const PRESSED = "a[href], button, summary, area[href], [onclick], input[type=submit], input[type=button], input[type=reset], input[type=image], "
    + "input[type=checkbox], input[type=radio], [role=button], [role=link], [role=tab], [role=menuitem], [role=checkbox], [role=radio], [role=option], "
    + "[role=switch], [tabindex]:not(input, textarea, select, [tabindex='-1'])";
  const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), textarea, select, [contenteditable=''], "
    + "[contenteditable=true], [role=textbox], [role=combobox], [role=searchbox], [role=spinbutton]";
  const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading], legend, caption";
  const ANNOUNCED = "[role=status], [role=alert], [role=alertdialog], [aria-live=polite], [aria-live=assertive]";
  const UNREAD = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "SELECT", "TEXTAREA", "svg"]);
  const ICON_FONT = /icon|symbol|awesome|glyph/i;
  const READABLE = /[\p{L}\p{N}]/u;
  const COUNTER = /^[([]?\d{1,3}(?:\+|\/\d{1,3})?[)\]]?$/;
  const COUNTED = /^[([]?\d{1,3}\s+\p{Ll}[\p{Ll}\s’'-]{1,30}[)\]]?$/u;
  const BADGE = /^(?:nouveau(?:té)?|new|b[êe]ta|\d{1,3}(?:\s?\d{3})*,\d{2}\s?€)\s*!?$/i;
  const PROGRESS = /^[([–-]?\s*(?:étape|step)\s+\d{1,2}\s*(?:sur|of|\/)\s*\d{1,2}\s*[)\]]?$/i;
  const REQUIRED = /^[([–-]?\s*(?:champ\s+|field\s+)?(?:obligatoire|facultatif|optionnel|requis|required|optional|mandatory)\s*[)\]]?$/i;
  const LONGEST = 400;

  const up = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
  const chain = (element) => { const all = []; for (let at = element; at; at = up(at)) all.push(at); return all; };
  const tidy = (text) => text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").replace(/\s+/g, " ").trim();

  const isSeen = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
    const { right, bottom, width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && right + scrollX > 0 && bottom + scrollY > 0;
  };

  /* What only a screen reader says. */
  const isUnseenText = (element, style) => style.display === "none"
    || (style.position === "absolute" && element.getBoundingClientRect().right + scrollX <= 0)
    || (style.position === "absolute" && (style.clip !== "auto" || style.clipPath.startsWith("inset(") || (parseFloat(style.width) <= 1 && style.overflow !== "visible")));

  const generated = (element, pseudo) => {
    const { content, fontFamily, display } = getComputedStyle(element, pseudo);
    const found = /^"((?:[^"\\]|\\.)*)"/.exec(content);
    return found && display !== "none" && !ICON_FONT.test(fontFamily) ? found[1] : "";
  };

  const isAdornment = (element, text) => !READABLE.test(text) || COUNTER.test(text) || COUNTED.test(text) || BADGE.test(text) || REQUIRED.test(text) || PROGRESS.test(text) || element.matches("button, a[href]");

  /* What stands in smaller letters on a line of its own below the words of a label says how to fill in the field. */
  const isHint = (element, label) => label.tagName === "LABEL"
    && parseFloat(getComputedStyle(element).fontSize) < 0.95 * parseFloat(getComputedStyle(label).fontSize)
    && (element.previousElementSibling?.tagName === "BR" || !getComputedStyle(element).display.startsWith("inline"));

  /* The words of an element as they are seen; `bare`: without what adorns them. */
  const wordsOf = (element, bare, root = element) => {
    if (UNREAD.has(element.tagName)) return "";
    if (element.tagName === "IMG") return ` ${element.alt} `;
    const style = getComputedStyle(element);
    if (element !== root && (isUnseenText(element, style) || ICON_FONT.test(style.fontFamily))) return "";
    const children = element.assignedNodes?.().length ? element.assignedNodes() : (element.shadowRoot ?? element).childNodes;
    const inner = [...children].map((node) => node.nodeType === Node.TEXT_NODE
      ? (style.visibility === "visible" ? node.data : "")
      : node.nodeType === Node.ELEMENT_NODE ? wordsOf(node, bare, root) : "").join("");
    if (bare && element !== root && (isAdornment(element, tidy(inner)) || isHint(element, root))) return "";
    const all = generated(element, "::before") + inner + generated(element, "::after");
    return element.tagName === "BR" || !style.display.startsWith("inline") ? ` ${all} ` : all;
  };

  const unpictured = (text) => tidy(text.replace(/\p{Extended_Pictographic}\ufe0f?/gu, " "));
  const both = (element) => isSeen(element) ? [tidy(wordsOf(element, false)), unpictured(wordsOf(element, true))] : [tidy(element.textContent)];
  const ranked = (texts, from = 0) => texts.filter(Boolean).map((text, at) => [text, from + at]);

  const labelsOf = (field) => {
    const ids = (field.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    return [...ids.map((id) => field.getRootNode().getElementById?.(id)).filter(Boolean), ...(field.labels ?? [])];
  };

  /* The words beside or above a field that no label claims: those that a reader takes for its name. */
  const wordsNear = (field) => {
    for (let at = field, steps = 0; at && steps < 3; at = at.parentElement, steps += 1) {
      if (steps && at.querySelectorAll(FIELDS).length > 1) return [];
      for (let before = at.previousSibling; before; before = before.previousSibling) {
        if (before.nodeType === Node.TEXT_NODE && before.data.trim()) return [tidy(before.data)];
        if (before.nodeType !== Node.ELEMENT_NODE || !tidy(before.textContent)) continue;
        return before.querySelector(FIELDS) || before.matches(FIELDS) || before.htmlFor || !isSeen(before) ? [] : both(before);
      }
    }
    return [];
  };

  const fieldNames = (field) => {
    const seen = labelsOf(field).filter(isSeen), placeholder = tidy(field.getAttribute("placeholder") ?? "");
    const said = [...labelsOf(field).filter((label) => !isSeen(label)).map((label) => tidy(label.textContent)), tidy(field.ariaLabel ?? "")];
    const named = [...seen.flatMap((label) => ranked(both(label))), ...ranked([placeholder], 1)];
    const near = wordsNear(field);
    return named.length ? named : near.length ? ranked(near, 3) : [...ranked(said, 2), ...ranked([tidy(field.title)], 4)];
  };

  const pressedNames = (element) => {
    if (element.matches("input[type=image]")) return ranked([element.alt || element.value || element.title]);
    if (element.matches("input[type=submit], input[type=button], input[type=reset]")) return ranked([tidy(element.value)]);
    if (element.matches("input")) return fieldNames(element);
    const texts = both(element);
    if (texts.some((text) => READABLE.test(text))) return ranked(texts);
    const drawn = [...element.querySelectorAll("svg text")].map(({ textContent }) => textContent).join(" ");
    return ranked([tidy(drawn), tidy(element.ariaLabel ?? ""), tidy(element.title), tidy(element.querySelector("title")?.textContent ?? "")]);
  };

  const rootsBelow = (root) => {
    const roots = [root];
    if (root.shadowRoot) roots.push(root.shadowRoot);
    for (const each of roots) for (const element of each.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
    return roots;
  };

  /* The innermost elements that write just these words. */
  const writing = (roots, name) => {
    const found = roots.flatMap((root) => [...root.querySelectorAll("*")]).filter((element) => {
      const { textContent: text } = element;
      return text && text.length < LONGEST && !UNREAD.has(element.tagName) && name.test(tidy(text).replace(/^[^\p{L}]+|\s*\d{0,3}$/gu, "")) || (text && text.length < LONGEST && name.test(tidy(text)));
    });
    return found.filter((element) => !found.some((other) => other !== element && element.contains(other)));
  };

  const isLarge = (element) => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    return parseFloat(fontSize) >= 1.2 * parseFloat(getComputedStyle(document.body).fontSize) || Number(fontWeight) >= 600;
  };

  const isTyped = (field) => field.value !== undefined && field.value !== "" && (field.type === "password" || field.value !== field.defaultValue);

  /* What could send a form that has been filled in; of buttons without any words, only those that do by themselves. */
  const senders = (roots) => roots.flatMap((root) => [...root.querySelectorAll(PRESSED)]).filter((element) => {
    const form = element.closest("form");
    return form && !element.matches(FIELDS) && [...form.elements].some((each) => each.matches(FIELDS) && isTyped(each));
  });
  const senderNames = (element) => {
    const names = pressedNames(element);
    return names.length || element.type !== "submit" ? names : [["", 9]];
  };

  const headings = (roots) => roots.flatMap((root) => [...root.querySelectorAll(HEADINGS)]);

  /* What is written like a heading, in larger letters than the rest, and is nothing to press and no part of a table. */
  const isTitle = (element) => !element.closest(`${PRESSED}, th, td, nav`)
    && parseFloat(getComputedStyle(element).fontSize) >= 1.2 * parseFloat(getComputedStyle(document.body).fontSize);

  const WAYS = {
    press: [[(roots) => roots.flatMap((root) => [...root.querySelectorAll(PRESSED)]), pressedNames],
      [(roots, name) => writing(roots, name).filter((element) => getComputedStyle(element).cursor === "pointer"), (element) => ranked(both(element), 5)]],
    send: [[senders, senderNames]],
    field: [[(roots) => roots.flatMap((root) => [...root.querySelectorAll(FIELDS)]), fieldNames]],
    heading: [[headings, (element) => ranked(both(element))],
      [(roots, name) => writing(roots, name).filter((element) => isLarge(element) || element.closest(ANNOUNCED)), (element) => ranked(both(element), 5)]],
    title: [[headings, (element) => ranked(both(element))],
      [(roots, name) => writing(roots, name).filter(isTitle), (element) => ranked(both(element), 5)]],
    words: [[writing, (element) => ranked(both(element))],
      [(roots) => roots.flatMap((root) => [...root.querySelectorAll("textarea")]), ({ value }) => ranked(value.split("\n").map(tidy))]],
  };

  /* How far an element is from what a person means: less is nearer. */
  const distance = (element, as) => {
    const around = chain(element), form = element.closest("form");
    const modal = document.querySelector("dialog:modal, [aria-modal=true]");
    const inModal = !modal || around.includes(modal) ? 0 : 1;
    const part = around.find((each) => each.matches("main, [role=main], header, footer, nav, aside, [role=banner], [role=contentinfo]"));
    const place = !part ? 1 : part.matches("main, [role=main]") ? 0 : 2;
    const fields = form ? [...form.elements].filter((each) => each.matches(FIELDS)) : [];
    const meant = as === "field" ? fields.some((each) => each.type === "password" && isSeen(each)) : fields.some(isTyped);
    const dead = ["press", "send"].includes(as) && element.matches(":disabled, [aria-disabled=true]") ? 1 : 0;
    return [inModal, place, dead, meant ? 0 : 1];
  };

  const compare = (one, other) => {
    const at = one.findIndex((part, index) => part !== other[index]);
    return at < 0 ? 0 : one[at] - other[at];
  };

  /* Of things that stand in one another, as a button in a part that scrolls or that a click opens, the innermost is meant. */
  const innermost = (seen) => seen.filter(({ element }) => !seen.some((other) => other.element !== element && element.contains(other.element)));

  /* Returns those that can be seen, the nearest first; one alone needs no comparison. */
  const nearest = (seen, as) => {
    if (seen.length === 1) return [seen[0].element];
    const placed = seen.map(({ element, rank }) => ({ element, at: [rank, ...distance(element, as)] }));
    return placed.sort((one, other) => compare(one.at, other.at)).map(({ element }) => element);
  };

  const found = (root, { as, name, flags }) => {
    const expression = new RegExp(name, flags), roots = rootsBelow(root);
    let unseen = [];
    for (const [candidates, names] of WAYS[as]) {
      const all = candidates(roots, expression).flatMap((element) => {
        const fits = names(element).filter(([text]) => expression.test(text)).map(([, rank]) => rank);
        return fits.length ? [{ element, rank: Math.min(...fits), seen: isSeen(element) }] : [];
      });
      const seen = all.filter((each) => each.seen);
      if (seen.length) return nearest(["press", "send"].includes(as) ? innermost(seen) : seen, as);
      unseen = unseen.length ? unseen : all.map(({ element }) => element);
    }
    return unseen;
  };

  return { query: (root, selector) => found(root, JSON.parse(selector))[0] ?? null, queryAll: (root, selector) => found(root, JSON.parse(selector)) };
})()
