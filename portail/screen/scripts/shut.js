/* Returns how many of an element and of what it stands in cannot be seen. */
(element, isSeen) => {
  let shut = 0;
  for (let at = element; at; at = at.parentElement) if (!isSeen(at)) shut += 1;
  return shut;
}
