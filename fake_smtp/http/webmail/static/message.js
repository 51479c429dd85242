// What the page of a message does beside showing it: print, check links, release.
document.getElementById("print").addEventListener("click", () => print());

const check = document.getElementById("link-check");
check?.querySelector("button").addEventListener("click", async ({ target }) => {
  const status = check.querySelector("[role=status]");
  target.disabled = true;
  status.textContent = check.dataset.checking;
  try {
    const response = await fetch(check.dataset.url);
    if (!response.ok) throw new Error(await response.text());
    const { Errors: errors, Links: links } = await response.json();
    for (const { URL: url, StatusCode: code, Status: reason } of links) tell(url, code, reason);
    status.textContent = check.dataset.checked.replace("{}", links.length).replace("{}", errors);
  } catch (error) {
    status.textContent = error.message;
  }
  target.disabled = false;
});

function tell(url, code, reason) {
  const row = document.querySelector(`tr[data-link="${CSS.escape(url)}"]`);
  if (!row) return;
  const cell = row.querySelector(".outcome") ?? row.lastElementChild.appendChild(document.createElement("p"));
  cell.className = `outcome ${code >= 200 && code < 400 ? "good" : "bad"}`;
  cell.textContent = `${check.dataset.column}\u00a0: ${code ? `${code} ${reason}` : `${check.dataset.none} (${reason})`}`;
}

const release = document.getElementById("release");
release?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const outcome = document.getElementById("release-outcome");
  const body = JSON.stringify({ To: [new FormData(release).get("recipient")] });
  try {
    const response = await fetch(release.dataset.url, { method: "POST", body });
    if (!response.ok) throw new Error(await response.text());
    outcome.textContent = release.dataset.released;
  } catch (error) {
    outcome.textContent = release.dataset.refused.replace("{}", error.message);
  }
});
