/* What this frame shows to be read: each character with its place, in CSS pixels of the frame; the places of fields that hold
   something; and what stands in password fields. */
() => {
  const characters = [];
  const fields = [];
  const passwords = [];
  const shown = ({ x, y, width, height }) => [x, y, width, height].map((number) => Math.round(number * 100) / 100);
  const range = document.createRange();
  const gap = () => characters.at(-1)?.[0] !== " " && characters.push([" "]);
  const filled = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=checkbox], [type=radio]), textarea";

  const text = (node) => {
    for (let at = 0; at < node.data.length; ) {
      const letter = String.fromCodePoint(node.data.codePointAt(at));
      if (/\s/.test(letter)) {
        gap();
      } else {
        range.setStart(node, at);
        range.setEnd(node, at + letter.length);
        const boxes = [...range.getClientRects()].filter((box) => box.width && box.height);
        characters.push([letter, ...boxes.map(shown)]);
      }
      at += letter.length;
    }
  };
  const written = (element, words) => {
    const box = element.getBoundingClientRect();
    if (box.width && box.height) for (const letter of ` ${words} `) characters.push([letter, shown(box)]);
  };
  const generated = (element) => {
    for (const which of ["::before", "::after"]) {
      const { content } = getComputedStyle(element, which);
      if (content?.startsWith('"') && content.length > 4) written(element, content.slice(1, -1));
    }
  };
  const take = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return text(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches(filled) && node.value) fields.push(shown(node.getBoundingClientRect()));
    if (node.type === "password" && node.value) passwords.push(node.value);
    if (node.matches("input[type=submit], input[type=button], input[type=reset]")) written(node, node.value);
    if (node.matches("input, textarea") && node.placeholder && !node.value) written(node, node.placeholder);
    if (node.matches("select")) written(node, node.selectedOptions[0]?.text ?? "");
    generated(node);
    const isApart = !["inline", "contents"].includes(getComputedStyle(node).display) || node.tagName === "BR";
    if (isApart) gap();
    for (const root of [node.shadowRoot, node]) for (const child of root?.childNodes ?? []) take(child);
    if (isApart) gap();
  };
  take(document.body);
  /* As texts: Playwright looks at every number of an object on its way, and JSON asks pages how arrays are written. */
  const filledIn = fields.filter(([, , width, height]) => width && height);
  return { characters: characters.map(([letter, ...boxes]) => `${letter}\t${boxes.join(" ")}`).join("\n"), fields: filledIn.join(" "), passwords };
}
