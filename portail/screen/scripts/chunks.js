/* What this frame writes, in its order: visible text and the values of fields, blocks on lines of their own.

   Each chunk has its `text`, its `element`, and what of the element it is: `node`, `field` or `pseudo`; an end of line has only
   a text. Where one of the expressions fits, a chunk has `fits`, the number of the first; spaces in them stand for any end of line. */
(styles) => (expressions) => {
  const UNSEEN = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD"]);
  const FIELDS = new Set(["text", "email", "tel", "number", "search", "url", "date", "password", ""]);
  const LETTERS = /[\p{L}\p{N}]/u;
  const chunks = [];

  const valueOf = (element) => {
    if (element.tagName === "SELECT") return element.selectedOptions[0]?.text ?? "";
    if (element.tagName === "TEXTAREA") return element.value;
    if (element.type === "password") return "•".repeat(element.value.length);
    if (["submit", "button", "reset"].includes(element.type)) return element.value;
    return FIELDS.has(element.getAttribute("type") ?? "") ? element.value : "";
  };

  const spaced = (element, text) => styles.of(element).whiteSpace.startsWith("pre") ? styles.inked(text) : styles.inked(text).replace(/\s+/g, " ");

  /* What a style sheet writes beside an element, as the titles of the columns of a table on a narrow screen. */
  const collectGenerated = (element, pseudo) => {
    const { text, display } = styles.generated(element, pseudo);
    if (!LETTERS.test(text)) return;
    const parts = display === "inline" ? [] : [{ text: "\n" }];
    chunks.push(...parts, { text: styles.cased(element, text, pseudo), pseudo, element }, ...parts);
  };

  const collect = (node, element) => {
    if (node.nodeType === Node.TEXT_NODE) { chunks.push({ text: styles.cased(element, spaced(element, node.data)), node, element }); return; }
    if (node.nodeType !== Node.ELEMENT_NODE || UNSEEN.has(node.tagName)) return;
    const style = styles.of(node);
    if (style.display === "none") return;
    const block = style.display !== "inline" && style.display !== "contents";
    if (block || node.tagName === "BR") chunks.push({ text: "\n" });
    if (["INPUT", "TEXTAREA", "SELECT"].includes(node.tagName)) {
      if (style.visibility === "visible") chunks.push({ text: valueOf(node), field: node, element: node });
    } else {
      collectGenerated(node, "::before");
      for (const child of node.assignedNodes?.().length ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes) {
        if (child.nodeType !== Node.TEXT_NODE || style.visibility === "visible") collect(child, node);
      }
      collectGenerated(node, "::after");
    }
    if (block) chunks.push({ text: "\n" });
  };

  /* Marks the chunks where one of the expressions fits. */
  const mark = () => {
    const whole = chunks.map(({ text }) => text).join("");
    const ends = [];
    for (const { text } of chunks) ends.push((ends.at(-1) ?? 0) + text.length);
    for (const [number, expression] of expressions.entries()) {
      for (const { index, 0: found } of whole.matchAll(new RegExp(expression, "gi"))) {
        let at = ends.findIndex((end) => end > index);
        for (; at >= 0 && at < chunks.length && (ends[at] - chunks[at].text.length) < index + found.length; at += 1) chunks[at].fits ??= number;
      }
    }
  };

  if (document.body) collect(document.body, document.body);
  mark();
  return chunks;
}
