// What a machine reads on a page that the criteria of the RGAA are about.
() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const named = (id) => document.getElementById(id)?.textContent.trim();
  const fields = all("input:not([type=hidden], [hidden]), select, textarea"); // what is hidden is for password managers
  const heading = "h1, h2, h3, h4";
  const reachable = "a[href], button, input:not([type=hidden]), select, [tabindex='0'], summary";
  const personal = /^(email|username|password|current|confirmation|first_name|last_name)$/;
  const purpose = /^(email|username|new-password|current-password|given-name|family-name)$/;
  const ofAFamily = !location.pathname.startsWith("/__guichet__"); // an agent's form is not about the agent

  const isLabelled = (field) => field.ariaLabel || [...field.labels].some((label) => label.textContent.trim());
  const described = (field) => (field.getAttribute("aria-describedby") ?? "").split(" ").map(named).filter(Boolean);
  const isTitled = (table) => table.caption?.textContent.trim();
  const isGrouped = (field) => field.closest("fieldset")?.querySelector(":scope > legend")?.textContent.trim();
  const alone = (form) => fields.filter((field) => field.form === form && !isGrouped(field));
  const isDue = (form) => {
    const own = fields.filter((field) => field.form === form && field.type !== "checkbox");
    return own.length > 1 && own.every((field) => field.required);
  };
  const hasHeader = (table) => [...table.querySelectorAll("th")].some((cell) => cell.scope);
  const isSeenInFocus = (element) => {
    element.focus();
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return outlined || element !== document.activeElement;
  };

  return {
    lang: document.documentElement.lang,
    title: document.title,
    levels: all(heading).filter((each) => !each.closest("dialog")).map((each) => Number(each.tagName[1])),
    tables: all("table").length,
    untitled: all("table").filter((table) => !isTitled(table)).length,
    headless: all("table").filter((table) => !hasHeader(table)).length,
    scopeless: all("th:not([scope])").length,
    unlabelled: fields.filter((field) => !isLabelled(field)).map((field) => field.outerHTML),
    ungrouped: all("form").map(alone).filter((few) => few.length > 1).map((few) => few.map((field) => field.name)),
    nameless: all("fieldset").filter((group) => !group.querySelector(":scope > legend")?.textContent.trim()).length,
    purposeless: fields
      .filter((field) => ofAFamily && personal.test(field.name) && !purpose.test(field.autocomplete))
      .map((field) => field.name),
    due: all("form").filter(isDue).map((form) => form.closest("section").textContent.includes("obligatoires")),
    errors: all("[aria-invalid=true]").map((field) => described(field).length),
    summary: all(".summary a").map((link) => document.getElementById(link.hash.slice(1)) !== null),
    alerts: all("[role=alert]").length,
    landmarks: ["header", "main"].map((tag) => all(`body > ${tag}`).length),
    skip: document.querySelector("a[href]")?.hash,
    opening: all("[target]").length,
    jumping: all("[tabindex]").filter((element) => element.tabIndex > 0).length,
    unseen: all(reachable)
      .filter((element) => element.checkVisibility() && !isSeenInFocus(element))
      .map((element) => element.outerHTML),
  };
}
