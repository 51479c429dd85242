/* What a person reads on the page, in its order: visible text and the values of fields, blocks on lines of their own. */
() => {
  const lines = [];
  const unseen = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD"]);
  const fields = new Set(["text", "email", "tel", "number", "search", "url", "date", ""]);

  const valueOf = (element) => {
    if (element.tagName === "SELECT") return element.selectedOptions[0]?.text ?? "";
    if (element.tagName === "TEXTAREA") return element.value;
    if (element.type === "password") return "•".repeat(element.value.length);
    if (["submit", "button", "reset"].includes(element.type)) return element.value;
    return fields.has(element.getAttribute("type") ?? "") ? element.value : "";
  };

  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) { lines.push(node.data); return; }
    if (node.nodeType !== Node.ELEMENT_NODE || unseen.has(node.tagName)) return;
    const style = getComputedStyle(node);
    if (style.display === "none") return;
    const block = style.display !== "inline" && style.display !== "contents";
    if (block || node.tagName === "BR") lines.push("\n");
    if (style.visibility === "visible" && ["INPUT", "TEXTAREA", "SELECT"].includes(node.tagName)) lines.push(valueOf(node));
    else for (const child of (node.shadowRoot ?? node).childNodes) {
      if (child.nodeType !== Node.TEXT_NODE || style.visibility === "visible") read(child);
    }
    if (block) lines.push("\n");
  };

  read(document.body);
  return lines.join("").split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
}
