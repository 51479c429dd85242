// The frame is as high as the message in it: the page scrolls, never the frame.
const SCROLLBAR = 16;

function fit(frame) {
  // Without a doctype a body fills its window, however little is in it.
  frame.style.height = 0;
  const { documentElement: root, body } = frame.contentDocument;
  const sideways = root.scrollWidth > root.clientWidth ? SCROLLBAR : 0;
  frame.style.height = `${Math.max(root.offsetHeight, body.scrollHeight) + sideways}px`;
}

function follow(frame) {
  const { body, fonts, URL } = frame.contentDocument;
  if (URL === "about:blank") return;
  fit(frame);
  fonts.ready.then(() => fit(frame));
  new ResizeObserver(() => fit(frame)).observe(body);
}

for (const frame of document.querySelectorAll("iframe")) {
  frame.addEventListener("load", () => follow(frame));
  if (frame.contentDocument?.readyState === "complete") follow(frame);
}
