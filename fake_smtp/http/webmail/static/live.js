// The list is live: on each event of the server it is fetched again.
const CHANGES = new Set(["new", "update", "delete", "prune", "truncate"]);
const LONGEST_PAUSE = 30_000;

const url = new URL(document.getElementById("inbox").dataset.events, location);
url.protocol = url.protocol.replace("http", "ws");

let fetching = false;
let outdated = false;

async function refresh() {
  if (fetching) {
    outdated = true;
    return;
  }
  fetching = true;
  try {
    do {
      outdated = false;
      const response = await fetch(location.href);
      show(new DOMParser().parseFromString(await response.text(), "text/html"));
    } while (outdated);
  } catch (error) {
    // The next event, or the next connection, fetches it again.
    console.warn(error);
  } finally {
    fetching = false;
  }
}

function show(fresh) {
  const focused = document.activeElement?.closest("#inbox a")?.getAttribute("href");
  const chosen = new Set(Array.from(document.querySelectorAll("#inbox input:checked"), ({ value }) => value));
  const tag = document.getElementById("tag");
  const tagIsFocused = tag && tag === document.activeElement;
  const helpIsOpen = document.querySelector(".search-help")?.open ?? false;
  document.getElementById("inbox").replaceWith(fresh.getElementById("inbox"));
  document.title = fresh.title;
  for (const box of document.querySelectorAll("#inbox input[name=id]")) box.checked = chosen.has(box.value);
  document.querySelector(".search-help")?.toggleAttribute("open", helpIsOpen);
  // The field itself, so that what is being typed stays.
  if (tag) document.getElementById("tag")?.replaceWith(tag);
  if (tagIsFocused) tag.focus();
  if (focused) document.querySelector(`#inbox a[href="${CSS.escape(focused)}"]`)?.focus();
}

function follow(pause) {
  const socket = new WebSocket(url);
  socket.addEventListener("open", () => {
    pause = 0;
    document.body.dataset.live = "";
    // Messages that came between the page and the connection were announced by no event.
    refresh();
  });
  socket.addEventListener("message", ({ data }) => {
    const { Type: type } = JSON.parse(data);
    if (!CHANGES.has(type)) return;
    refresh();
    if (type === "new") document.getElementById("news").textContent = document.getElementById("inbox").dataset.arrived;
  });
  socket.addEventListener("close", () => {
    const next = Math.min(Math.max(pause * 2, 1000), LONGEST_PAUSE);
    setTimeout(() => follow(next), next);
  });
}

follow(0);
