/* Lets this frame move again, as it did before it was brought to rest. */
() => {
  const held = Symbol.for("held still");
  globalThis[Symbol.for("time is held")]?.();
  const roots = [document];
  for (const root of roots) {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheet[held]);
    for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) roots.push(shadowRoot);
  }
  for (const animation of document.getAnimations()) {
    if (animation[held] === undefined) continue;
    animation.currentTime = animation[held];
    animation.play();
    delete animation[held];
  }
}
