/* Brings this frame to rest: at its top, its fonts there, nothing that moves, no caret in its fields.

   A font that does not come within `patience` milliseconds is drawn by another: so everybody sees the page. */
async (patience) => {
  const held = Symbol.for("held still");
  scrollTo(0, 0);
  await Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, patience))]);

  const still = new CSSStyleSheet();
  still.replaceSync(`*, *::before, *::after {
    transition: none !important; animation: none !important; scroll-behavior: auto !important; caret-color: transparent !important;
  }`);
  still[held] = true;
  const roots = [document];
  for (const root of roots) {
    root.adoptedStyleSheets.push(still);
    for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) roots.push(shadowRoot);
  }
  for (const animation of document.getAnimations()) {
    if (animation.effect.getComputedTiming().endTime !== Infinity) { animation.finish(); continue; }
    animation[held] = animation.currentTime;
    animation.pause();
    animation.currentTime = 0;
  }

  /* Chromium sizes the text of a drop-down list by the font at hand when it is first shown, and not again when a web font
     arrives: unless it is shown afresh, the text stands where the race between page and font left it. */
  for (const list of document.querySelectorAll("select")) {
    const style = list.getAttribute("style");
    list.style.setProperty("display", "none", "important");
    list.getBoundingClientRect();
    style === null ? list.removeAttribute("style") : list.setAttribute("style", style);
  }
}
