/* Where a box stands in the window of its frame, once it is in sight, and how far its text can be scrolled. */
(box) => {
  const isPage = box === document.scrollingElement;
  if (!isPage) box.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const { x, y, width, height } = isPage ? new DOMRect(0, 0, innerWidth, innerHeight) : box.getBoundingClientRect();
  return [x, y, width, height, box.scrollHeight - box.clientHeight];
}
