// Ticks off the rules that the password follows, while it is typed. The portal itself decides when the form is sent.
"use strict";

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{N}]/u];
const RULES = {
  1: ({ signs, kinds }) => signs.length >= 12 && kinds === 4,
  2: ({ signs, kinds }) => signs.length >= 14 && kinds >= 3 && new Set(signs).size >= 6,
  3: ({ words }) => words.length >= 7 && new Set(words).size >= 5,
  username: ({ text, username }) => text && !(username && text.toLowerCase().includes(username.toLowerCase())),
  old: ({ text, old }) => text && old && text !== old,
};

const valueOf = (id) => document.getElementById(id)?.value ?? "";

function read() {
  const text = valueOf("password");
  return {
    text,
    signs: [...text],
    kinds: KINDS.filter((kind) => kind.test(text)).length,
    words: text.match(/[\p{L}\p{N}_]+/gu) ?? [],
    username: (document.getElementById("regles").dataset.username ?? valueOf("username")).trim(),
    old: valueOf("current"),
  };
}

function tick() {
  const typed = read();
  for (const item of document.querySelectorAll("[data-rule]")) {
    const met = Boolean(RULES[item.dataset.rule](typed));
    item.classList.toggle("met", met);
    item.querySelector(".rule-met").hidden = !met;
  }
}

for (const id of ["password", "username", "current"]) document.getElementById(id)?.addEventListener("input", tick);
tick(); // what was typed before this script came counts too
