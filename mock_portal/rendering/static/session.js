// Warns before the session ends, and keeps it when the family says so; the tabs of one browser share the session.
"use strict";

const dialog = document.getElementById("session");
const tabs = new BroadcastChannel(dialog.dataset.url);
const minute = 60 * 1000;
const life = Number(dialog.dataset.minutes) * minute;
const warning = 2 * minute;
let timers = [];

function start() {
  timers.forEach(clearTimeout);
  timers = [
    setTimeout(() => dialog.showModal(), life - warning),
    setTimeout(ask, life + 1000), // leads to the sign-in page, and from there back here
  ];
  if (dialog.open) dialog.close();
}

function ask() {
  location.replace(location.pathname + location.search);
}

async function renew() {
  const answer = await fetch(dialog.dataset.url);
  if (!answer.ok) return ask();
  tabs.postMessage("renewed");
  start();
}

document.getElementById("rester").addEventListener("click", renew);
dialog.addEventListener("cancel", renew); // the Escape key is an answer too
tabs.addEventListener("message", start);

tabs.postMessage("renewed");
start();
