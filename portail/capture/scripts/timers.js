/* Lets what the page has put off wait while it is photographed: `hold` and `release` of `held timers`. */
(() => {
  const key = Symbol.for("held timers");
  if (window[key]) return;
  const waiting = [], later = window.setTimeout;
  let held = false;
  const patient = (call) => function (...given) {
    held ? waiting.push(() => call.apply(this, given)) : call.apply(this, given);
  };
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
    const own = window[name];
    if (own) window[name] = (call, ...rest) => own.call(window, typeof call === "function" ? patient(call) : call, ...rest);
  }
  window[key] = {
    hold() { held = true; },
    release() { held = false; for (const call of waiting.splice(0)) later.call(window, call); },
  };
})();
