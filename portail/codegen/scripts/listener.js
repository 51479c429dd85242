/* Tells what a person does on this page as it is done, under the names of the browser's own accessibility tree
   (`computedName`): before the page itself hears of it, which may leave at once. What scripts do is not kept. */
(() => {
  const tell = globalThis.portailListener;
  const isTop = window === window.top;
  if (!tell || (isTop && !location.protocol.startsWith("http"))) return;

  const PRESSED = "a[href], area[href], button, summary, input[type=submit], input[type=button], input[type=reset], input[type=image], "
    + "[role=button], [role=link], [role=tab], [role=menuitem]";
  const TICKED = "[role=checkbox]:not(input), [role=switch]:not(input), [role=radio]:not(input), [role=menuitemcheckbox], [role=menuitemradio]";
  const OPENS_A_LIST = "[role=combobox]:not(select), [aria-haspopup=listbox]";
  const TYPED = "input:not([type=checkbox], [type=radio], [type=file], [type=submit], [type=button], [type=reset], [type=image], [type=hidden]), "
    + "textarea, [contenteditable=''], [contenteditable=true], [contenteditable=plaintext-only]";
  const GROUP = "fieldset, [role=radiogroup], [role=group]";
  const GESTURES = ["wheel", "pointerdown", "keydown", "touchmove"];
  const ROW = "tr, [role=row], li, [role=listitem], article";
  const TITLE = "h1, h2, h3, h4, h5, h6, [role=heading], legend, caption, summary";
  const LONGEST_NAME = 150, LONGEST_PLACE = 60, MOST_PLACES = 40, SOON = 3000, BESIDE = 400, ABOVE = 40, DRAGGED = 8;

  const id = Math.random().toString(36).slice(2);
  const numbers = new WeakMap();
  let count = 0, lastGesture = -Infinity, endOfPage = -Infinity, lastList = null, pressedByScript = null, kept = "", held = null;

  const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const named = (element) => tidy(element.computedName);
  const written = (element) => tidy(element.innerText ?? element.textContent);
  const thing = (element) => {
    if (!numbers.has(element)) numbers.set(element, `${id}/${count += 1}`);
    return numbers.get(element);
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const bare = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  /* The words of an element that an eye can read: not those for screen readers alone, which are cut off or out of the page. */
  const isCut = (element) => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const isTiny = (box.width < 3 || box.height < 3) && style.overflow !== "visible" && style.display !== "contents";
    return isTiny || /^inset\((?:50|100)%/.test(style.clipPath) || /^rect\((?:0|1)px,? (?:0|1)px/.test(style.clip);
  };
  const isRead = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const seen = [...range.getClientRects()].some((box) => box.width > 2 && box.right + scrollX > 0 && box.bottom + scrollY > 0);
    for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) if (isCut(at)) return false;
    return seen && isSeen(node.parentElement);
  };
  const readable = (element) => {
    if (element.matches("input[type=submit], input[type=button], input[type=reset]")) return tidy(element.value);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), words = [];
    while (walker.nextNode()) if (tidy(walker.currentNode.data) && isRead(walker.currentNode)) words.push(walker.currentNode.data);
    return tidy(words.join(" "));
  };

  /* What names a thing to the eye: itself where it is pressed, else its labels, its legend, what it refers to. */
  const sources = (element) => [
    ...(element.matches("input, select, textarea, fieldset, [role=radiogroup], [role=group], [role=combobox]") ? [] : [element]),
    ...(element.labels ?? []), ...element.querySelectorAll(":scope > legend"),
    ...(element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((each) => each && document.getElementById(each)),
    ...(element.matches("input[type=submit], input[type=button], input[type=reset]") ? [element] : []),
  ].filter(Boolean);
  const isUnread = (element, name) => !sources(element).some((each) => ` ${bare(readable(each))} `.includes(` ${bare(name)} `));

  const heading = () => written([...document.querySelectorAll("h1, [role=heading][aria-level='1']")].find(isSeen) ?? document.createElement("p"));

  const screen = () => ({ isTop, document: id, url: location.href, title: tidy(document.title), heading: heading(),
    entry: globalThis.navigation?.currentEntry?.key ?? "", byAddress: !document.referrer && !window.opener });
  const say = (what, more = {}) => { tell(JSON.stringify({ what, ...screen(), ...more })); };
  const arrive = () => {
    if (!isTop) return;
    const now = JSON.stringify(screen());
    if (now !== kept) say("arrive");
    kept = now;
  };

  /* What of the page has been clicked on: what can be pressed around the place, or the innermost thing that looks like it. */
  const pressedAt = (path) => {
    if (path[0]?.closest(`${TYPED}, select, option`)) return null;
    const found = path.find((each) => each.matches(`${PRESSED}, ${TICKED}, ${OPENS_A_LIST}, [role=option]`));
    if (found || path.some((each) => each.matches("label, input"))) return found ?? null;
    return path.find((each) => (each.onclick || each.tabIndex >= 0 || getComputedStyle(each).cursor === "pointer") && written(each)
      && written(each).length <= LONGEST_NAME && each !== document.body && each !== document.documentElement) ?? null;
  };

  /* What else bears the name: links to one place are one. */
  const rivalsOf = (element, name, kind) => [...element.getRootNode().querySelectorAll(kind)].filter((other) => other !== element
    && isSeen(other) && named(other).toLowerCase() === name.toLowerCase() && !(other.href && other.href === element.href));

  /* Where a thing stands, where others bear its name: by words of its row, or by the title of its part, a walk finds it. */
  const inPlace = IN_PLACE;
  const places = new WeakMap();
  const asSought = (name) => {
    const words = name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/ /g, "\\s+");
    return { exact: `^\\s*${words}\\s*[:*]?\\s*$`, inside: `(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, flags: "iu" };
  };
  const rowWords = (element, rivals) => {
    let unit = element;
    while (unit.parentElement && !rivals.some((each) => unit.parentElement.contains(each))) unit = unit.parentElement;
    const walker = document.createTreeWalker(unit, NodeFilter.SHOW_TEXT), words = [];
    while (walker.nextNode()) {
      const around = walker.currentNode.parentElement;
      if (!around.closest(`script, style, option, ${PRESSED}, ${TYPED}`) && isRead(walker.currentNode)) words.push(tidy(walker.currentNode.data));
    }
    return [...words.filter((each) => !/\d/.test(each)), ...words.filter((each) => /\d/.test(each))];
  };
  const labelOf = (around) => (around.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((each) => each && document.getElementById(each)).filter(Boolean);
  const labelled = (element) => { const around = element.parentElement?.closest("[aria-labelledby]"); return around ? [...labelOf(around).map(readable), ...labelled(around)] : []; };
  const titles = (element) => [...labelled(element), ...[...element.getRootNode().querySelectorAll(TITLE)].filter((each) => isSeen(each) && (each.contains(element)
    || each.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)).reverse().map(readable)];
  const findPlace = (element, rivals) => {
    const things = [element, ...rivals], row = element.closest(ROW);
    const tellsApart = ({ place, within }) => /\p{L}|\d/u.test(within) && within.length <= LONGEST_PLACE
      && inPlace(things, { kind: place, ...asSought(within) }).join() === "0";
    const inRow = rowWords(element, rivals).map((within) => ({ place: "row", within }));
    const inPart = titles(element).map((within) => ({ place: "part", within }));
    const isRow = row && !rivals.some((each) => row.contains(each));
    return (isRow ? [...inRow, ...inPart] : [...inPart, ...inRow]).slice(0, MOST_PLACES).find(tellsApart);
  };
  const placeOf = (element, rivals) => {
    if (!rivals.length) return {};
    if (!places.has(element)) places.set(element, findPlace(element, rivals) ?? {});
    return places.get(element);
  };

  /* The words by which an eye finds what is pressed: part of its name, where nothing else shows them. */
  const seenName = (element, name) => {
    const seen = readable(element);
    const isPart = bare(seen) && bare(seen) !== bare(name) && ` ${bare(name)} `.includes(` ${bare(seen)} `);
    const others = [...element.getRootNode().querySelectorAll(PRESSED)].filter((other) => other !== element && isSeen(other));
    return isPart && !others.some((other) => bare(readable(other)) === bare(seen)) ? seen : name;
  };

  const press = (element, implied) => {
    const name = seenName(element, named(element) || written(element) || tidy(element.title));
    const rivals = rivalsOf(element, name, PRESSED), alike = rivals.filter((each) => each.computedRole === element.computedRole);
    if (implied && !isSeen(element)) return; // a form without a button to be seen is sent by the Enter key
    const place = placeOf(element, alike), kind = rivals.length > (place.place ? alike.length : 0) ? element.computedRole : "";
    say("press", { name, kind, implied, unread: isUnread(element, name), ...place });
  };

  /* The words beside or above a field that nothing else names: as an eye takes them for its name. */
  const wordsBeside = (field) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), at = field.getBoundingClientRect();
    const range = document.createRange();
    let best = "", least = Infinity;
    while (walker.nextNode()) {
      const node = walker.currentNode, around = node.parentElement;
      if (!tidy(node.data) || around.closest(`script, style, option, ${PRESSED}, ${TYPED}`) || !isRead(node)) continue;
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const isBeside = box.right <= at.left + 2 && Math.min(box.bottom, at.bottom) - Math.max(box.top, at.top) > box.height / 2;
      const isAbove = box.bottom <= at.top + 2 && box.left < at.right && box.right > at.left;
      const far = isBeside ? at.left - box.right : isAbove ? BESIDE + at.top - box.bottom : Infinity;
      if (far > (isBeside ? BESIDE : BESIDE + ABOVE) || far >= least) continue;
      const whole = around.contains(field) ? tidy(node.data) : written(around);
      [best, least] = [whole.length <= LONGEST_NAME ? whole : tidy(node.data), far];
    }
    return best;
  };

  /* The name of a field for files, which in the accessibility tree ends by that of the file. */
  const nameOfUpload = (field) => [field.ariaLabel, ...labelOf(field).map(written), ...[...field.labels ?? []].map(written), field.title].map(tidy).find(Boolean) ?? "";
  const BOXES = `input[type=checkbox], input[type=radio], ${TICKED}`;
  const ALIKE = { type: TYPED, choose: `select, ${OPENS_A_LIST}, ${GROUP}`, tick: BOXES, untick: BOXES, "add-file": "input[type=file]" };
  const done = (what, element, more) => {
    const own = element.matches("input[type=file]") ? nameOfUpload(element) : named(element), name = own || wordsBeside(element);
    const place = own && (places.get(element) ?? placeOf(element, rivalsOf(element, own, ALIKE[what])));
    if (name) say(what, { name, thing: thing(element), unread: own !== "" && isUnread(element, name), ...more, ...place });
    else say("left-out", { kind: "nameless" });
    if (place) places.set(element, place);
  };

  const setTicked = (element, ticked) => done(ticked ? "tick" : "untick", element);

  const choose = (value, list) => done("choose", list, { value });

  const pick = (option) => {
    const list = option.closest("[role=listbox]");
    const opener = (list?.id && document.querySelector(`[aria-controls~="${CSS.escape(list.id)}"], [aria-owns~="${CSS.escape(list.id)}"]`)) || lastList;
    if (opener) choose(named(option) || written(option), opener);
    else press(option, false);
  };

  const onClick = (event) => {
    pressedByScript = event.isTrusted ? null : event.composedPath()[0];
    if (pressedByScript) return;
    const element = pressedAt(event.composedPath().filter((each) => each instanceof Element));
    if (!element) return;
    if (element.matches("[role=option]")) pick(element);
    else if (element.matches(TICKED)) setTicked(element, element.matches("[role=radio], [role=menuitemradio]") || element.ariaChecked !== "true");
    else if (element.matches(OPENS_A_LIST)) lastList = element;
    else press(element, event.detail === 0);
  };

  const purposeOf = (field) => {
    const wanted = (field.getAttribute("autocomplete") ?? "").split(/\s+/).filter((each) => !/^(on|off|section-.*|shipping|billing|home|work|mobile|fax|pager|webauthn)$/.test(each)).at(-1);
    if (wanted) return wanted;
    if (field.type !== "password") return ["email", "tel"].includes(field.type) ? field.type : "";
    const passwords = [...(field.form?.elements ?? [])].filter((each) => each.type === "password");
    return passwords.length > 1 && !(passwords.length > 2 && passwords[0] === field) ? "new-password" : "current-password";
  };

  const onInput = (event) => {
    const field = event.composedPath()[0];
    if (!event.isTrusted || !(field instanceof Element)) return;
    const typed = field.closest(TYPED), isInShadow = field.getRootNode() instanceof ShadowRoot;
    if (!typed && isInShadow) onChange(event); // that something has changed is not heard out of a shadow
    if (typed) done("type", typed, { value: typed.value ?? typed.innerText, purpose: purposeOf(typed), input: typed.type ?? "" });
  };

  const onChange = (event) => {
    const field = event.composedPath()[0]; // a box that a script presses says so too, as if a person had
    if (!event.isTrusted || field === pressedByScript || !(field instanceof Element)) return;
    if (field.matches("select[multiple]")) for (const each of field.selectedOptions) done("choose", field, { value: tidy(each.label), thing: thing(each) });
    else if (field.matches("select")) choose(tidy(field.selectedOptions[0]?.label), field);
    else if (field.matches("input[type=file]")) done("add-file", field, { value: field.files[0]?.name ?? "" });
    else if (field.matches("input[type=checkbox]")) setTicked(field, field.checked);
    else if (field.matches("input[type=radio]")) {
      const group = field.closest(GROUP);
      if (group && named(group)) choose(named(field), group);
      else done("tick", field, { thing: `${id}/${field.name}` });
    }
  };

  /* What is dragged, and is no field of the browser's own: no sentence does it. */
  const dragged = (target) => {
    const thing = target.closest("[role=slider], [draggable=true], canvas") ?? target;
    if (!thing.closest("input, textarea")) say("left-out", { kind: "dragged", name: named(thing) || written(thing).slice(0, LONGEST_NAME) });
  };
  const onPointerDown = (event) => { held = { target: event.composedPath()[0], x: event.clientX, y: event.clientY }; };
  const onPointerUp = (event) => {
    const from = held;
    held = null;
    if (!event.isTrusted || !(from?.target instanceof Element) || Math.hypot(event.clientX - from.x, event.clientY - from.y) < DRAGGED) return;
    const isMoved = /grab|move|resize|pointer/.test(getComputedStyle(from.target).cursor);
    if (from.target.closest("[role=slider], canvas") || isMoved) dragged(from.target);
  };
  const onPointerMove = (event) => { if (!event.buttons) held = null; };
  const onDragStart = (event) => { if (event.isTrusted && event.target instanceof Element) dragged(event.target); };
  const isByHand = () => held !== null || performance.now() - lastGesture < SOON; // a scroll bar is held

  const onKey = (event) => {
    const at = event.composedPath()[0];
    if (!event.isTrusted || event.isComposing || !(at instanceof Element)) return;
    const isTyping = at.closest("input") && !at.closest(PRESSED);
    if (event.key === "Escape" || (event.key === "Enter" && isTyping)) say("key", { name: event.key });
  };

  /* A text that stands in the box under a name which nothing else on the page bears: by that, a reader finds the box. */
  const nameOfBox = (box) => {
    const leaves = [...document.querySelectorAll("body *")].filter((each) => !each.childElementCount && written(each));
    const isAlone = (name) => leaves.filter((each) => written(each).toLowerCase() === name.toLowerCase()).length === 1;
    const own = box.matches("[role=region], [aria-label], [aria-labelledby]") ? named(box) : "";
    const headings = [...box.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(written);
    const inside = leaves.filter((each) => box.contains(each)).map(written);
    return [...headings, own, ...inside].find((name) => name && name.length <= LONGEST_NAME && (name === own || isAlone(name))) ?? "";
  };

  const isAtEndOfPage = () => {
    const page = document.scrollingElement;
    return page && page.scrollHeight > page.clientHeight + 4 && page.scrollHeight - page.scrollTop - page.clientHeight < 4;
  };

  /* Scrolling the page is told where it sets something free: what a person could not press before. */
  const onFreed = (changes) => {
    const isFree = ({ target }) => target.matches(`${PRESSED}, ${TICKED}, input`) && !target.disabled && target.ariaDisabled !== "true";
    if (performance.now() - endOfPage < SOON && changes.some(isFree)) say("scroll-page", { thing: `${id} scrolled` });
  };

  const onScroll = (event) => {
    const box = event.target;
    if (box === document && isTop && isAtEndOfPage() && isByHand()) endOfPage = performance.now();
    if (!(box instanceof Element) || box === document.documentElement || box === document.body) return;
    const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 4 && box.scrollHeight > box.clientHeight + 4;
    if (!isAtEnd || !isByHand() || box.matches(`${TYPED}, [role=listbox]`)) return;
    say("scroll", { name: nameOfBox(box), thing: `${thing(box)} scrolled` });
  };

  const heard = { click: onClick, input: onInput, change: onChange, keydown: onKey, scroll: onScroll,
    pointerdown: onPointerDown, pointerup: onPointerUp, pointermove: onPointerMove, pointercancel: () => { held = null; }, dragstart: onDragStart };
  for (const [kind, hear] of Object.entries(heard)) addEventListener(kind, hear, { capture: true, passive: true });
  for (const kind of GESTURES) addEventListener(kind, () => { lastGesture = performance.now(); }, { capture: true, passive: true });

  /* What an application shows next is another screen, though no document is loaded. */
  let isDue = false;
  const look = () => { isDue = false; arrive(); };
  const onMutation = () => { if (!isDue) { isDue = true; requestAnimationFrame(look); } };
  document.addEventListener("DOMContentLoaded", () => {
    arrive();
    if (!isTop) return;
    new MutationObserver(onMutation).observe(document, { childList: true, subtree: true, characterData: true });
    new MutationObserver(onFreed).observe(document, { subtree: true, attributeFilter: ["disabled", "aria-disabled"] });
  });
  addEventListener("pageshow", arrive);
})();
