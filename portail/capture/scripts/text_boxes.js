/* Where words and drawings stand: a rectangle for each line of visible text, for each field, and for each thing that only
   adorns the page, in CSS pixels of this frame. */
() => {
  const boxes = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (!texts.currentNode.data.trim() || !texts.currentNode.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    boxes.push(...range.getClientRects());
  }
  for (const shown of document.querySelectorAll("input:not([type=hidden]), textarea, select, button, img, [aria-hidden=true]")) {
    boxes.push(shown.getBoundingClientRect());
  }
  return boxes.filter((box) => box.width && box.height).map(({ x, y, width, height }) => ({ x, y, width, height }));
}
