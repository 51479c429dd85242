/* The colour of an element by its styles, `rgb(r, g, b)`, once its transitions are over; `null` where only a picture tells. */
async (element) => {
  const LONGEST = 3000;
  const ends = element.getAnimations({ subtree: true }).filter((each) => each.effect.getComputedTiming().endTime !== Infinity).map((each) => each.finished.catch(() => null));
  await Promise.race([Promise.all(ends), new Promise((done) => setTimeout(done, LONGEST))]);
  const isPlain = (style) => style.backgroundImage === "none" && style.filter === "none" && style.opacity === "1" && style.mixBlendMode === "normal"
    && style.boxShadow === "none" && (style.backdropFilter ?? "none") === "none" && (style.maskImage ?? "none") === "none" && style.clipPath === "none";
  const isEmpty = (each, pseudo) => ["none", "normal"].includes(getComputedStyle(each, pseudo).content);
  const within = [element, ...element.querySelectorAll("*")];
  const painted = within.slice(1).some((each) => !/, 0\)$|transparent/.test(getComputedStyle(each).backgroundColor) || !isPlain(getComputedStyle(each)) || each.matches("img, svg, canvas, video"));
  if (painted || element.shadowRoot || within.some((each) => !isEmpty(each, "::before") || !isEmpty(each, "::after"))) return null;
  for (let at = element; at; at = at.parentElement) if (!isPlain(getComputedStyle(at))) return null;
  const { backgroundColor } = getComputedStyle(element);
  return /^rgb\(/.test(backgroundColor) ? backgroundColor : null;
}
