/* How far a text has been read, once it has come to rest for a moment: [scrolled, left to scroll, length, where the text stands]. */
async ([box, inside, milliseconds]) => {
  const look = () => {
    const boxes = [];
    for (let at = inside; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) boxes.push(at.scrollTop);
    return [box.scrollTop, box.scrollHeight - box.clientHeight - box.scrollTop, box.scrollHeight, inside.getBoundingClientRect().top, ...boxes];
  };
  let last = look();
  const until = performance.now() + milliseconds, began = String(last);
  for (let still = 0; performance.now() < until && still < 2;) {
    await new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 50); });
    const now = look();
    still = String(now) === String(last) && String(now) !== began ? still + 1 : 0;
    last = now;
  }
  return last.slice(0, 4);
}
