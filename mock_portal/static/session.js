// Warns before the session ends, and keeps it when the family says so.
"use strict";

const dialog = document.getElementById("session");
const minute = 60 * 1000;
const life = Number(dialog.dataset.minutes) * minute;
const warning = 2 * minute;
let timers = [];

function start() {
  timers.forEach(clearTimeout);
  timers = [
    setTimeout(() => dialog.showModal(), life - warning),
    setTimeout(() => location.reload(), life + 1000), // leads to the sign-in page, and from there back here
  ];
}

document.getElementById("rester").addEventListener("click", async () => {
  const answer = await fetch(dialog.dataset.url);
  if (!answer.ok) return location.reload();
  dialog.close();
  start();
});

start();
