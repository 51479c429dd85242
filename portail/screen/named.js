/* Returns which of the names, given as regular expressions, is the text of a visible element of this frame: their indexes. */
(names) => {
  const sought = names.map((name, index) => ({ index, words: new RegExp(name) }));
  const seen = new Set();
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility({ visibilityProperty: true }) || !element.getClientRects().length) continue;
    const text = element.textContent.replace(/\s+/g, " ");
    for (const { index, words } of sought) if (!seen.has(index) && words.test(text)) seen.add(index);
    if (seen.size === sought.length) break;
  }
  return [...seen];
}
