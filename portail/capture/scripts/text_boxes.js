/* Where words and drawings stand: a rectangle for each line of visible text, for each field, and for each thing that only
   adorns the page, in CSS pixels of this frame; `size` is that of its letters, 0 where it has none. */
() => {
  const boxes = [];
  const sizeOf = (element) => parseFloat(getComputedStyle(element).fontSize) * (element.currentCSSZoom ?? 1);
  const add = (rectangles, size) => boxes.push(...[...rectangles].map(({ x, y, width, height }) => ({ x, y, width, height, size })));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (!texts.currentNode.data.trim() || !texts.currentNode.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    add(range.getClientRects(), sizeOf(texts.currentNode.parentElement));
  }
  for (const shown of document.querySelectorAll("input:not([type=hidden]), textarea, select, button, img, [aria-hidden=true]")) {
    add([shown.getBoundingClientRect()], shown.matches("input, textarea, select") ? sizeOf(shown) : 0);
  }
  return boxes.filter((box) => box.width && box.height);
}
