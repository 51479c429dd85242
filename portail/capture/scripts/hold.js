/* Holds what this frame would show next: its timers and frames wait, its media, drawings and moving pictures stand still. */
() => {
  const held = Symbol.for("time is held");
  if (globalThis[held]) return;
  /* What may move is known by its bytes alone: a picture whose address tells of none counts as one that may. */
  const STANDS = /\.(?:png|jpe?g|svg|ico|bmp)(?:[?#]|$)|^data:image\/(?:png|jpe?g|svg|bmp)/i;
  /* A picture that moves, its address, and one that shows the same and does not; nothing where another site keeps it. */
  const stillOf = (image) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    try {
      canvas.getContext("2d").drawImage(image, 0, 0);
      return [image, image.getAttribute("src"), canvas.toDataURL()];
    } catch { return null; }
  };
  const timers = globalThis[Symbol.for("held timers")]; // clockwork.js
  timers?.hold();
  const playing = [...document.querySelectorAll("video, audio")].filter((each) => !each.paused);
  for (const each of playing) each.pause();
  const drawings = [...document.querySelectorAll("svg")];
  for (const each of drawings) { each.pauseAnimations(); each.setCurrentTime(0); }
  const rolling = [...document.querySelectorAll("marquee")];
  for (const each of rolling) each.stop();
  const unsure = [...document.querySelectorAll("progress:not([value])")];
  for (const each of unsure) each.value = 0;
  const stilled = [...document.images].filter((each) => each.currentSrc && !STANDS.test(each.currentSrc)).map(stillOf).filter(Boolean);
  for (const [each, , still] of stilled) each.src = still;
  globalThis[held] = () => {
    delete globalThis[held];
    timers?.release();
    for (const each of playing) each.play().catch(() => null);
    for (const each of drawings) each.unpauseAnimations();
    for (const each of rolling) each.start();
    for (const each of unsure) each.removeAttribute("value");
    for (const [each, before] of stilled) each.src = before;
  };
}
