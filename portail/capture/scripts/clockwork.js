/* Lets the time of a page stand while a picture is taken: what it has put off, or does again and again, what servers and
   workers send, its clocks. It runs before the page's own scripts. */
(() => {
  const key = Symbol.for("held timers");
  if (globalThis[key]) return;
  const waiting = [], later = globalThis.setTimeout, frame = globalThis.requestAnimationFrame.bind(globalThis);
  const { now } = Date, passed = performance.now.bind(performance);
  let held = null; // what the clocks say while they stand
  const patient = (call) => function (...given) {
    held ? waiting.push(() => call.apply(this, given)) : call.apply(this, given);
  };
  const called = (call) => (typeof call === "string" ? () => (0, eval)(call) : call);
  const putOff = (owner, names) => {
    for (const name of names) {
      const own = owner?.[name];
      if (own) owner[name] = (call, ...rest) => own.call(owner, patient(called(call)), ...rest);
    }
  };
  putOff(globalThis, ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]);
  putOff(globalThis.scheduler, ["postTask"]);

  /* Puts another in the place of a constructor, of which nobody notices that it is another. */
  const replace = (name, traps) => {
    const own = globalThis[name];
    if (!own) return;
    globalThis[name] = new Proxy(own, traps);
    own.prototype.constructor = globalThis[name];
  };
  replace("Date", {
    construct: (own, given, made) => Reflect.construct(own, given.length || !held ? given : [held.now], made),
    apply: (own) => (held ? new own(held.now).toString() : own()),
  });
  Date.now = () => held?.now ?? now();
  performance.now = () => held?.passed ?? passed();

  /* What arrives meanwhile is dispatched once the page is released: this listener comes before those of the page. */
  const again = (event) => new event.constructor(event.type, event);
  const guard = (source, types) => {
    for (const type of types) {
      source.addEventListener(type, (event) => {
        if (!held) return;
        event.stopImmediatePropagation();
        waiting.push(() => source.dispatchEvent(again(event)));
      });
    }
  };
  const MESSAGES = ["message"], PROGRESS = ["readystatechange", "progress", "load", "loadend", "error"];
  const SOURCES = { WebSocket: [...MESSAGES, "close"], EventSource: MESSAGES, Worker: MESSAGES, BroadcastChannel: MESSAGES,
    XMLHttpRequest: PROGRESS };
  for (const [name, types] of Object.entries(SOURCES)) {
    replace(name, { construct(own, given, made) {
      const source = Reflect.construct(own, given, made);
      guard(source, types);
      return source;
    } });
  }
  replace("MessageChannel", { construct(own, given, made) {
    const channel = Reflect.construct(own, given, made);
    for (const port of [channel.port1, channel.port2]) guard(port, MESSAGES);
    return channel;
  } });
  const listen = globalThis.EventSource?.prototype.addEventListener;
  if (listen) EventSource.prototype.addEventListener = function (type, ...rest) { // events of names of their own
    const guarded = (this[key] ??= new Set(MESSAGES));
    if (!guarded.has(type)) {
      guarded.add(type);
      listen.call(this, type, (event) => {
        if (!held) return;
        event.stopImmediatePropagation();
        waiting.push(() => this.dispatchEvent(again(event)));
      });
    }
    return listen.call(this, type, ...rest);
  };
  const answered = (promise) => promise.finally(() => (held ? new Promise((go) => waiting.push(go)) : undefined));
  const { fetch } = globalThis;
  globalThis.fetch = (...given) => answered(fetch(...given));

  globalThis[key] = {
    frame, // for whoever draws on the page while it waits
    hold() { held ??= { now: now(), passed: passed() }; },
    release() { held = null; for (const call of waiting.splice(0)) later.call(globalThis, call); },
  };
})();
