/* Looks the page over, from its top to its end, and comes back: some pages show a part only once it has come into the window. */
async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const before = [scrollX, scrollY], part = Math.max(1, innerHeight * 0.8);
  for (let top = 0; top < document.documentElement.scrollHeight; top += part) {
    scrollTo({ top, behavior: "instant" });
    await frame();
    await frame();
  }
  await new Promise((resolve) => setTimeout(resolve, 200)); // what appears may take its time
  scrollTo({ left: before[0], top: before[1], behavior: "instant" });
}
