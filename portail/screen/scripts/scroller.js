/* What scrolls around an element, as a script of its own or the browser scrolls it: the nearest box whose text is longer. */
(element) => {
  for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    const { overflowY } = getComputedStyle(at);
    const isPage = at === document.body || at === document.documentElement;
    if (/auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight) return at;
    if (/hidden|clip/.test(overflowY) && !isPage && at.scrollHeight > at.clientHeight + 4 && at.clientHeight > 40) return at;
  }
  return document.scrollingElement;
}
