// The index of the one thing among elements of a name; where there are several, their number, negative.
// Things in one another are one thing, and links to one place are one link; in a form that one fills in, its own count.
(elements) => {
  const outer = elements.filter((each) => !elements.some((other) => other !== each && other.contains(each)));
  const form = document.activeElement?.closest?.("form");
  const inside = form ? outer.filter((each) => form.contains(each)) : [];
  const left = inside.length ? inside : outer;
  const places = new Set(left.map((each, at) => each.href || at));
  return places.size === 1 ? elements.indexOf(left[0]) : -left.length;
}
