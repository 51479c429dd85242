/* Finds the elements whose text is one of the names, given as regular expressions: for each name, the innermost of them. */
(names) => {
  const sought = names.map((name, index) => ({ index, words: new RegExp(name) }));
  const found = names.map(() => []);
  const roots = [document];
  for (const root of roots) {
    for (const element of root === document ? document.querySelectorAll("body *") : root.querySelectorAll("*")) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      const text = element.textContent;
      if (!text || text.length > 400 || !element.getClientRects().length) continue;
      for (const { index, words } of sought) if (words.test(text.replace(/\s+/g, " "))) found[index].push(element);
    }
  }
  return found.map((elements) => elements.filter((element, at) => !element.contains(elements[at + 1] ?? null)));
}
