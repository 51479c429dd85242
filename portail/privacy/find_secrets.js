/* Where words that must not be shown stand on this frame, all of them, and every field that holds something: rectangles in CSS pixels. */
(words) => {
  const characters = [];
  const boxes = [];
  const whatever = (text) => text.normalize("NFC").toLocaleLowerCase("fr");

  const take = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      for (let at = 0; at < node.data.length; at += 1) {
        const space = /\s/.test(node.data[at]);
        if (!space || characters.at(-1)?.text !== " ") characters.push({ text: space ? " " : node.data[at], node, at });
      }
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches("input:not([type=hidden], [type=submit], [type=button], [type=checkbox], [type=radio]), textarea") && node.value) {
      boxes.push(node.getBoundingClientRect());
    }
    for (const child of (node.shadowRoot ?? node).childNodes) take(child);
  };
  take(document.body);

  const text = characters.map((character) => whatever(character.text)[0] ?? " ").join("");
  const found = [];
  for (const word of words) {
    const sought = whatever(word);
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
      const [first, last] = [characters[at], characters[at + sought.length - 1]];
      const range = document.createRange();
      range.setStart(first.node, first.at);
      range.setEnd(last.node, last.at + 1);
      boxes.push(...range.getClientRects());
      found.push(word);
    }
  }
  const seen = boxes.filter((box) => box.width && box.height);
  return { found, boxes: seen.map(({ x, y, width, height }) => ({ x, y, width, height })) };
}
