/* Lets what a page does again and again be held while a picture is taken (`hold.js`). It runs before the page's own scripts. */
(() => {
  const held = Symbol.for("time is held"), every = globalThis.setInterval;
  globalThis.setInterval = function setInterval(what, ...more) {
    if (typeof what !== "function") return every.call(this, what, ...more);
    return every.call(this, function (...given) { if (!globalThis[held]) what.apply(this, given); }, ...more);
  };
})();
