/* Draws badges above the page, in an element of its own in the top layer: nothing of the page moves. Returns that element,
   once the browser has drawn it: a picture taken before was without it, now and then. */
async ([badges, pointedAt, covers, ink, paper, shade, letters]) => {
  const host = document.createElement("div");
  host.popover = "manual";
  const place = { position: "absolute", inset: "0", margin: "0", padding: "0", border: "0", background: "none", overflow: "visible" };
  for (const [name, value] of Object.entries({ ...place, width: "100%", height: "100%", "pointer-events": "none" })) {
    host.style.setProperty(name, value, "important");
  }
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("width", "100%");
  svg.setAttribute("height", "100%");
  svg.setAttribute("overflow", "visible");

  const draw = (name, attributes, text = "") => {
    const shape = document.createElementNS(svg.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    shape.textContent = text;
    svg.append(shape);
  };

  for (const cover of covers) draw("rect", { ...cover, fill: shade });
  for (const [stroke, width] of [[paper, 5], [ink, 2.5]]) {
    for (const { leader: { x, y, width: across, height: down } } of badges) {
      draw("line", { x1: x, y1: y, x2: x + across, y2: y + down, stroke, "stroke-width": width });
    }
    for (const outline of [...badges.map((badge) => badge.outline), ...(pointedAt ? [pointedAt] : [])]) {
      draw("rect", { ...outline, rx: 6, fill: "none", stroke, "stroke-width": width });
    }
  }
  for (const { number, circle } of badges) {
    const radius = circle.width / 2, cx = circle.x + radius, cy = circle.y + radius;
    draw("circle", { cx, cy, r: radius - 1, fill: ink, stroke: paper, "stroke-width": 2 });
    const font = { "font-family": "'Source Sans 3', Arial, sans-serif", "font-weight": 700, "font-size": letters };
    draw("text", { x: cx, y: cy + 5.5, fill: paper, "text-anchor": "middle", ...font }, number);
  }
  host.append(svg);
  document.documentElement.append(host);
  host.showPopover();
  const { frame = requestAnimationFrame } = globalThis[Symbol.for("held timers")] ?? {}; // the page's own may wait
  await new Promise((drawn) => frame(() => frame(drawn)));
  return host;
}
