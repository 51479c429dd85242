/* The only thing that can be done on a page that asks for nothing, where its name says that it leads on; else `null`. */
() => {
  const ONWARDS = /^[^\p{L}]*(?:continuer(?:\s+(?:sur|vers)\s+.{2,40})?|poursuivre|j[’']ai compris|compris|ok|retour(?:ner)?\s+au\s+site\s+marchand|entrer(?:\s+(?:sur|dans)\s+.{2,40})?|suivant|suite|accéder\s+(?:au|à)\s+.{2,40}|aller\s+(?:au|à)\s+.{2,40}|cliquez ici(?:\s+.{2,60})?|continue|proceed|next|go\s+to\s+.{2,40})[^\p{L}]*$/iu;
  const isSeen = (each) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length;
  const main = document.querySelector("main, [role=main]") ?? document.body;
  const fields = [...document.querySelectorAll("input:not([type=hidden], [type=submit], [type=button]), textarea, select")].filter(isSeen);
  const keys = [...main.querySelectorAll("a[href], button, input[type=submit], input[type=button], [role=button], [role=link]")]
    .filter((each) => isSeen(each) && !each.closest("footer, header, nav, [role=contentinfo], [role=banner], [role=navigation]"));
  if (fields.length || keys.length !== 1) return null;
  return ONWARDS.test((keys[0].innerText || keys[0].value || "").replace(/\s+/g, " ").trim()) ? keys[0] : null;
}
