/* Lets what a page has put off, or does again and again, wait while a picture is taken. It runs before the page's own scripts. */
(() => {
  const key = Symbol.for("held timers");
  if (globalThis[key]) return;
  const waiting = [], later = globalThis.setTimeout;
  let held = false;
  const patient = (call) => function (...given) {
    held ? waiting.push(() => call.apply(this, given)) : call.apply(this, given);
  };
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
    const own = globalThis[name];
    if (own) globalThis[name] = (call, ...rest) => own.call(globalThis, typeof call === "function" ? patient(call) : call, ...rest);
  }
  globalThis[key] = {
    hold() { held = true; },
    release() { held = false; for (const call of waiting.splice(0)) later.call(globalThis, call); },
  };
})();
