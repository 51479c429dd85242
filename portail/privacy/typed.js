/* Runs in every frame: tells what is typed into a field, and what stood in a password field before it was shown. `tell` is the
   name of the function that takes it. */
(tell) => {
  const numbers = new WeakMap();
  let last = 0;
  const number = (field) => numbers.get(field) ?? (numbers.set(field, (last += 1)), last);
  const document_ = `${performance.timeOrigin} ${Math.random()}`;
  const report = (field) => {
    const value = field.isContentEditable ? field.textContent : field.value;
    const isText = field.isContentEditable || field.matches?.("textarea, input:not([type=checkbox], [type=radio], [type=file], [type=range], [type=color])");
    if (isText && value) window[tell]?.(`${document_} ${number(field)}`, value, field.type === "password");
  };
  for (const event of ["input", "change"]) {
    addEventListener(event, (heard) => report(heard.composedPath()[0]), { capture: true });
  }
  new MutationObserver((changes) => {
    for (const { target, oldValue } of changes) if (oldValue === "password" && target.value) window[tell]?.("", target.value, true);
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["type"], attributeOldValue: true });
}
