/* Reads this frame in its order: visible text and the values of fields, blocks on lines of their own.

   `sought` are regular expressions: only what stands where one of them fits is judged; without any, everything is.
   Returns it in pieces: `text`, as the page writes it; `read`, what of it a person can read; `blemishes`, the rest with its
   reason; `cells`, the places of what was judged and found good, each with whether only a picture can tell. What was not judged
   is a text alone, joined with what follows: on its way out of the browser each piece costs more than to be read. */
(styles, eye) => (sought) => {
  const UNSEEN = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD"]);
  const FIELDS = new Set(["text", "email", "tel", "number", "search", "url", "date", "password", ""]);
  const CASES = { uppercase: (text) => text.toLocaleUpperCase(), lowercase: (text) => text.toLocaleLowerCase() };
  const LETTERS = /[\p{L}\p{N}]/u;
  const chunks = [];

  const valueOf = (element) => {
    if (element.tagName === "SELECT") return element.selectedOptions[0]?.text ?? "";
    if (element.tagName === "TEXTAREA") return element.value;
    if (element.type === "password") return "•".repeat(element.value.length);
    if (["submit", "button", "reset"].includes(element.type)) return element.value;
    return FIELDS.has(element.getAttribute("type") ?? "") ? element.value : "";
  };

  const cased = (element, text, pseudo = "") => (CASES[styles.of(element, pseudo).textTransform] ?? String)(text);
  const spaced = (element, text) => styles.of(element).whiteSpace.startsWith("pre") ? text : text.replace(/\s+/g, " ");

  /* What a style sheet writes beside an element, as the titles of the columns of a table on a narrow screen. */
  const collectGenerated = (element, pseudo) => {
    const { text, display } = styles.generated(element, pseudo);
    if (!LETTERS.test(text)) return;
    const parts = display === "inline" ? [] : [{ text: "\n" }];
    chunks.push(...parts, { text: cased(element, text, pseudo), pseudo, element }, ...parts);
  };

  const collect = (node, element) => {
    if (node.nodeType === Node.TEXT_NODE) { chunks.push({ text: cased(element, spaced(element, node.data)), node, element }); return; }
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

  /* Marks the chunks where one of the expressions fits: spaces in these stand for any space and any end of line. */
  const mark = () => {
    const whole = chunks.map(({ text }) => text).join("");
    const ends = [];
    for (const { text } of chunks) ends.push((ends.at(-1) ?? 0) + text.length);
    for (const expression of sought) {
      for (const { index, 0: found } of whole.matchAll(new RegExp(expression, "gi"))) {
        let at = ends.findIndex((end) => end > index);
        for (; at >= 0 && at < chunks.length && (ends[at] - chunks[at].text.length) < index + found.length; at += 1) chunks[at].sought = true;
      }
    }
  };

  /* What a chunk says, what of it can be read, and how it was judged. */
  const judged = (text, read, results) => ({
    text,
    read,
    blemishes: results.filter(([, { fault }]) => fault).map(([words, { fault, value, by, boxes }]) => ({ words: words.trim(), fault, value: String(value ?? ""), by: by ?? "", boxes })),
    cells: results.flatMap(([, { cells = [] }]) => cells),
  });

  const readField = ({ field, text }) => {
    const found = eye.ofField(field, text);
    return judged(text, found.fault ? "" : text, [[text, found]]);
  };

  const readGenerated = ({ element, text, pseudo }) => {
    const found = eye.ofGenerated(element, text, pseudo);
    return judged(text, found.fault ? " " : text, [[text, found]]);
  };

  const readText = ({ node, element, text }) => {
    const found = eye.ofText(node);
    if (!found.fault) return judged(text, text, [[text, found]]);
    const words = found.fault === "squeezed" ? [] : eye.wordsOf(node);
    if (words.every(([, each]) => each.fault)) return judged(text, " ", [[text, found]]);
    return judged(text, ` ${words.filter(([, each]) => !each.fault).map(([word]) => cased(element, word)).join(" ")} `, words);
  };

  const isBelieved = ({ text, element, sought: fits }) => !text.trim() || !element || (sought && !fits);

  const pieces = () => {
    const all = [];
    for (const chunk of chunks) {
      if (!isBelieved(chunk)) all.push((chunk.field ? readField : chunk.pseudo ? readGenerated : readText)(chunk));
      else if (typeof all.at(-1) === "string") all[all.length - 1] += chunk.text;
      else all.push(chunk.text);
    }
    return all;
  };

  if (document.body) collect(document.body, document.body);
  if (sought) mark();
  return pieces();
}
