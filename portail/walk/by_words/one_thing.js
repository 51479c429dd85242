// The index of the one thing among elements of a name; where there are several, their number, negative.
// Things in one another are one thing, and links to one place are one link; in a form that one fills in, its own count, and
// in a dialog that lies over the page, what is in it.
(elements) => {
  const outer = elements.filter((each) => !elements.some((other) => other !== each && other.contains(each)));
  const over = [...document.querySelectorAll("dialog:modal, [aria-modal=true]")].filter((each) => each.checkVisibility()).at(-1);
  const near = over ? outer.filter((each) => over.contains(each)) : [];
  const reached = near.length ? near : outer;
  const form = document.activeElement?.closest?.("form");
  const inside = form ? reached.filter((each) => form.contains(each)) : [];
  const left = inside.length ? inside : reached;
  const places = new Set(left.map((each, at) => each.href || at));
  return places.size === 1 ? elements.indexOf(left[0]) : -left.length;
}
