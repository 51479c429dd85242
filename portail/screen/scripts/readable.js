/* Judges a thing by its words, of which a person must be able to read some: others may be there for screen readers alone.
   A thing without words, such as an icon, is judged by itself. */
(eye) => (element) => {
  if (element.matches("input") && element.type !== "image") return eye.ofField(element, element.value);
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), judged = [];
  while (texts.nextNode()) if (texts.currentNode.data.trim()) judged.push(eye.ofText(texts.currentNode));
  return judged.find(({ fault }) => !fault) ?? judged[0] ?? eye.ofBox(element.querySelector("img, svg") ?? element)[0];
}
