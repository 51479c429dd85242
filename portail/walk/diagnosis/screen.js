/* What this page says first: its title, headings, warnings and what lies above it; all of its text where that is short. */
(short) => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const text = (element) => (element.innerText ?? "").trim();
  const above = [...document.querySelectorAll("body *")].filter((element) =>
    (element.matches("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], [popover]")
      || ["fixed", "sticky"].includes(getComputedStyle(element).position)) && shown(element)).map(text).filter(Boolean);
  const heard = [...document.querySelectorAll("h1, h2, [role=alert], [role=status], [aria-live]")].filter(shown).map(text);
  const all = text(document.body ?? document.documentElement);
  return {
    above: above.join("\n"),
    says: [document.title, ...heard, ...(all.length <= short ? [all] : [])].join("\n"),
    empty: !all && !document.querySelector("img, svg, canvas, video, iframe, input, button"),
    robot: Boolean(document.querySelector("iframe[src*=captcha], iframe[src*=turnstile], .g-recaptcha, .h-captcha")),
    state: document.readyState,
  };
}
