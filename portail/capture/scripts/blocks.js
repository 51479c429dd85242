/* The boxes in which a reader sees these places of this frame stand: what has an edge, a ground or a role of its own, as
   a card or a form has, in CSS pixels of the frame. */
(places) => {
  const PARTS = "main, form, section, article, aside, nav, header, footer, dialog, fieldset, table, [role=dialog], [role=main], [role=form], [role=region]";
  const hasSurface = (style) =>
    parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth) > 0 || style.boxShadow !== "none"
    || style.backgroundImage !== "none" || !/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor);
  const holds = (box, place) =>
    box.left <= place.x && box.top <= place.y && box.right >= place.x + place.width && box.bottom >= place.y + place.height;
  return [...document.body.querySelectorAll("*")]
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([element, box]) => places.some((place) => holds(box, place)) && (element.matches(PARTS) || hasSurface(getComputedStyle(element))))
    .map(([, { x, y, width, height }]) => ({ x, y, width, height }));
}
