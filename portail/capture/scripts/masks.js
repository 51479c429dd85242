/* Where this frame shows what one of the expressions names, by its text or its accessible name: the box of the block in
   which that stands, in CSS pixels of the frame. A block is as wide whatever it says. */
(expressions) => {
  const named = expressions.map((expression) => new RegExp(`^${expression}$`, "u"));
  const says = (element) => [element.innerText, element.alt, element.title, element.getAttribute("aria-label")]
    .some((words) => words && named.some((name) => name.test(words.replace(/\s+/g, " ").trim())));
  const block = (element) => {
    while (getComputedStyle(element).display.startsWith("inline") && element.parentElement) element = element.parentElement;
    return element;
  };
  const found = [...document.body.querySelectorAll("*")].filter(says);
  const innermost = found.filter((element) => !found.some((other) => other !== element && element.contains(other)));
  return [...new Set(innermost.map(block))].map((element) => element.getBoundingClientRect())
    .filter((box) => box.width && box.height).map(({ x, y, width, height }) => ({ x, y, width, height }));
}
