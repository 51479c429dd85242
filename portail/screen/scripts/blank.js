/* Takes the letters of this frame away, or gives them back: nothing else of it changes, and no transition begins. */
(blank) => {
  const mark = Symbol.for("letters taken away");
  const roots = [document];
  for (const root of roots) for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) roots.push(shadowRoot);
  const sheet = (text, name) => { const made = new CSSStyleSheet(); made.replaceSync(text); made[mark] = name; return made; };
  const without = (name) => { for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each[mark] !== name); };
  const settled = () => document.documentElement.getBoundingClientRect();
  const ALL = "*, *::before, *::after, *::placeholder, *::first-line, *::first-letter";

  if (!blank) {
    without("letters");
    for (const [element, style] of document[mark] ?? []) style === null ? element.removeAttribute("style") : element.setAttribute("style", style);
    delete document[mark];
    settled();
    without("still");
    return;
  }
  for (const root of roots) root.adoptedStyleSheets.push(sheet(`@layer portail { ${ALL} { transition: none !important; } }`, "still"));
  settled();
  const cut = roots.flatMap((root) => [...root.querySelectorAll("*")]).filter((element) => getComputedStyle(element).backgroundClip === "text");
  for (const root of roots) root.adoptedStyleSheets.push(sheet(`@layer portail {
    ${ALL} { -webkit-text-fill-color: transparent !important; -webkit-text-stroke-color: transparent !important; text-shadow: none !important; caret-color: transparent !important; }
    svg text, svg text * { fill: transparent !important; stroke: transparent !important; }
  }`, "letters"));
  const stubborn = roots.flatMap((root) => [...root.querySelectorAll("*")]).filter((element) => !/, 0\)$/.test(getComputedStyle(element).webkitTextFillColor));
  document[mark] = [...cut, ...stubborn].map((element) => [element, element.getAttribute("style")]);
  for (const element of cut) element.style.setProperty("background-image", "none", "important");
  for (const element of stubborn) element.style.setProperty("-webkit-text-fill-color", "transparent", "important");
  settled();
}
