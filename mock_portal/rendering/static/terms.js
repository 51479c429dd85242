// Opens the accept button when the terms have been scrolled to their end, or when there is nothing to scroll.
"use strict";

const TOLERANCE = 2; // pixels: at fractional zooms the end is never reached exactly

const box = document.getElementById("conditions");
const accept = document.getElementById("accepter");

function isAtEnd() {
  return box.scrollHeight - box.clientHeight - box.scrollTop <= TOLERANCE;
}

function open() {
  accept.value = document.getElementById("fin").dataset.lecture;
  accept.disabled = false;
  document.getElementById("a-lire").hidden = true;
  document.getElementById("lu").hidden = false;
}

function check() {
  if (accept.disabled && isAtEnd()) open();
}

if (accept.dataset.gate === "end") {
  box.addEventListener("scroll", check, { passive: true });
  new ResizeObserver(check).observe(box);
}
