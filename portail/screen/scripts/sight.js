/* Returns whether an element is there to be seen: on the page, and in nothing that is shut, transparent or off its edge. */
() => {
  const isShut = (each) => {
    const { overflowX, overflowY } = getComputedStyle(each), { width, height } = each.getBoundingClientRect();
    return (overflowY !== "visible" && height < 1) || (overflowX !== "visible" && width < 1);
  };
  return (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const { width, right, bottom } = element.getBoundingClientRect();
    if (width <= 0 || right + scrollX <= 0 || bottom + scrollY <= 0) return false;
    for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) if (isShut(at)) return false;
    return true;
  };
}
