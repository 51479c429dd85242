/* Returns the text of an element, or what stands in a field, and how it looks to a person; `null` where there is none. */
(eye, judgeNamed) => (element) => {
  const isField = element.matches("input, textarea, select"), text = isField ? element.value : element.innerText;
  if (!text.trim()) return [text, null];
  const judged = isField ? eye.ofField(element, text) : judgeNamed([element], ["[^]+", "[^]+"])[0];
  const { x, y, width, height } = element.getBoundingClientRect();
  return [text, { box: { x, y, width, height }, fault: "", cells: [], ...judged }];
}
