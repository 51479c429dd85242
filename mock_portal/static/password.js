// Ticks off the rules that the password follows, while it is typed. The portal itself decides when the form is sent.
"use strict";

const RULES = {
  1: (password, kinds) => password.length >= 12 && kinds === 4,
  2: (password, kinds) => password.length >= 14 && kinds >= 3,
  3: (password) => (password.match(/[\p{L}\p{N}_]+/gu) ?? []).length >= 7,
};
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{N}]/u];

const field = document.getElementById("password");

const tick = () => {
  const kinds = KINDS.filter((kind) => kind.test(field.value)).length;
  for (const item of document.querySelectorAll("[data-rule]")) {
    const met = RULES[item.dataset.rule](field.value, kinds);
    item.classList.toggle("met", met);
    item.querySelector(".rule-met").hidden = !met;
  }
};

field.addEventListener("input", tick);
tick(); // what was typed before this script came counts too
