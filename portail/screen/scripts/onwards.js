/* The only thing that can be done on a page that asks for nothing, where its name says that it leads on; else `null`. */
() => {
  const ONWARDS = /^[^\p{L}]*(?:continuer(?:\s+(?:sur|vers)\s+.{2,40})?|poursuivre|j[’']ai compris|compris|ok|d[’']accord|fermer|terminer|valider|je continue|retour(?:ner)?\s+au\s+site\s+marchand|entrer(?:\s+(?:sur|dans)\s+.{2,40})?|suivant|suite|accéder\s+(?:au|à)\s+.{2,40}|aller\s+(?:au|à)\s+.{2,40}|cliquez ici(?:\s+.{2,60})?|continue|close|proceed|next|go\s+to\s+.{2,40})[^\p{L}]*$/iu;
  /* A logo, or a cross that closes, is no way on. */
  const WRITTEN = /\p{L}/u;
  const isSeen = (each) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length;
  const modal = [...document.querySelectorAll("dialog:modal, [aria-modal=true]")].filter(isSeen).at(-1);
  const main = modal ?? document.querySelector("main, [role=main]") ?? document.body;
  const fields = [...(modal ?? document).querySelectorAll("input:not([type=hidden], [type=submit], [type=button]), textarea, select")].filter(isSeen);
  const keys = [...main.querySelectorAll("a[href], button, input[type=submit], input[type=button], [role=button], [role=link]")]
    .filter((each) => isSeen(each) && (modal || !each.closest("footer, header, nav, [role=contentinfo], [role=banner], [role=navigation]")) && WRITTEN.test(each.innerText || (each.value ?? "")));
  if (fields.length || keys.length !== 1) return null;
  return ONWARDS.test((keys[0].innerText || keys[0].value || "").replace(/\s+/g, " ").trim()) ? keys[0] : null;
}
