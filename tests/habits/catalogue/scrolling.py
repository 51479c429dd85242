"""Texts to read to their end, in whatever scrolls."""

from functools import partial

from tests.habits.habit import Shelf

scrolling = Shelf("lire")
SHELVES = (scrolling,)
walked, refused = partial(scrolling.walked, acts_on="the box of the text"), scrolling.refused

END = ("reglement", "</script></body></html>")
BOX = ("reglement", '<div id="regles">')
LISTENER = (
    "reglement",
    'regles.addEventListener("scroll", () => { if (regles.scrollTop + regles.clientHeight >= regles.scrollHeight - 2) lu(); });',
)
READ, TURNS_GREEN = "jusqu'en bas", "devient vert"


def script(text: str) -> tuple[str, str, str]:
    """Add a script at the end of the page."""
    return (*END, f"{text}</script></body></html>")


SLOW = 'regles.addEventListener("wheel", e => { e.preventDefault(); regles.scrollTop += Math.sign(e.deltaY) * Math.min(Math.abs(e.deltaY), 120); }, { passive: false });'
LAZY = "const reste = [...regles.children].slice(8); reste.forEach(p => p.remove()); let at = 0;"
MORE = 'regles.addEventListener("scroll", () => { if (at < reste.length && regles.scrollTop + regles.clientHeight >= regles.scrollHeight - 40) setTimeout(() => { for (let n = 0; n < 5 && at < reste.length; n++) regles.append(reste[at++]); }, 150); });'
FRAME = '<iframe id="regles" src="texte" style="width:100%;display:block"></iframe><div hidden>'
INNER = (
    'const w = document.getElementById("regles").contentWindow; regles.addEventListener("load", () => w.addEventListener("scroll", '
    "() => { if (w.scrollY + w.innerHeight >= w.document.documentElement.scrollHeight - 2) lu(); }));"
)
BAR = (
    'const tout = document.createElement("div"); tout.append(...regles.childNodes); regles.append(tout); regles.style.overflow = "hidden"; tout.style.position = "relative"; let y = 0;'
    'regles.addEventListener("wheel", e => { e.preventDefault(); const max = tout.scrollHeight - regles.clientHeight; y = Math.min(max, Math.max(0, y + Math.sign(e.deltaY) * 60)); MOVE; if (y >= max) lu(); }, { passive: false });'
)

walked("wheel-moderated", script(SLOW))
walked(
    "wheel-locked-fast",
    script(
        'let dernier = 0; regles.addEventListener("wheel", e => { e.preventDefault(); if (e.timeStamp - dernier < 30) return; dernier = e.timeStamp; regles.scrollTop += 90; }, { passive: false });'
    ),
)
walked(
    "text-lazy",
    (*LISTENER, f"{LAZY}{MORE}" + LISTENER[1].replace("if (", "if (at >= reste.length && ")),
    source="https://github.com/microsoft/playwright/issues/15566",
)
walked("text-in-frame", (*BOX, FRAME), (*LISTENER, INNER))
walked("text-in-frame-tall", (*BOX, FRAME.replace("width:100%", "width:100%;height:120px")), (*LISTENER, INNER))
walked("bar-of-a-script", script(BAR.replace("MOVE", 'tout.style.top = -y + "px"')), source="malihu custom scrollbar")
walked(
    "bar-of-a-transform",
    script(BAR.replace("MOVE", "tout.style.transform = `translateY(${-y}px)`")),
    source="perfect-scrollbar",
)
walked("scroll-smooth", ("reglement", "#regles {", "#regles { scroll-behavior: smooth;"))
walked("scroll-snap", ("reglement", "#regles {", "#regles { scroll-snap-type: y proximity;"))
walked(
    "box-in-dialog",
    script(
        'const d = document.createElement("dialog"); d.append(regles, document.querySelector("form")); document.body.append(d); d.showModal();'
    ),
)
walked(
    "box-in-shadow",
    script(
        'const h = document.createElement("div"); document.querySelector("main").prepend(h); const s = h.attachShadow({ mode: "open" }); regles.style.cssText = "height:220px;overflow:auto"; s.append(regles);'
    ),
)
walked(
    "observer-at-the-end",
    (
        *LISTENER,
        "new IntersectionObserver(es => { if (es[0].isIntersecting) lu(); }, { root: regles, threshold: 1 }).observe(document.getElementById('fin'));",
    ),
)
walked("timer-after-the-end", (*LISTENER, LISTENER[1].replace("lu();", "setTimeout(lu, 900);")))
walked(
    "page-itself",
    ("reglement", "#regles { height: 220px; overflow: auto;", "#regles {"),
    (
        *LISTENER,
        'addEventListener("scroll", () => { if (scrollY + innerHeight >= document.documentElement.scrollHeight - 200) lu(); });',
    ),
)
walked(
    "page-in-body",
    (
        "reglement",
        "#regles { height: 220px; overflow: auto;",
        "html, body { height: 100%; overflow: hidden } main { height: 80vh; overflow: auto } #regles {",
    ),
    (
        *LISTENER,
        'const m = document.querySelector("main"); m.addEventListener("scroll", () => { if (m.scrollTop + m.clientHeight >= m.scrollHeight - 3) lu(); });',
    ),
)
walked(
    "box-in-a-box",
    (*BOX, '<div style="height:150px;overflow:auto"><div id="regles">'),
    ("reglement", "</div>\n<form", "</div></div>\n<form"),
)
walked(
    "sticky-footer",
    (
        "reglement",
        "<form method",
        '<div style="position:sticky;bottom:0;background:#eee;height:60px">Aide</div><form method',
    ),
)
walked(
    "stops-halfway-once",
    script(
        "let fois = 0; regles.addEventListener('scroll', () => { if (regles.scrollTop > 300 && fois++ < 1) { regles.style.overflow = 'hidden'; setTimeout(() => regles.style.overflow = 'auto', 300); } });"
    ),
)
walked(
    "every-part-seen",
    (
        *LISTENER,
        "const vus = new Set(); const tous = [...regles.querySelectorAll('p')]; new IntersectionObserver(es => { es.filter(e => e.isIntersecting).forEach(e => vus.add(e.target)); if (vus.size === tous.length) lu(); }, { root: regles }).observe(tous[0]); tous.slice(1).forEach(p => new IntersectionObserver(es => { if (es[0].isIntersecting) vus.add(p); if (vus.size === tous.length) lu(); }, { root: regles }).observe(p));",
    ),
)

walked(
    "text-in-a-field",
    ("reglement", '<div id="regles">', "<div hidden><div>"),
    (
        "reglement",
        "Fait à Bellerive.</p></div>",
        'Fait à Bellerive.</p></div></div><div><textarea id="regles" readonly rows="8" cols="60"></textarea></div>',
    ),
    script('regles.value = "Article 1\\n" + "La famille prévient le service.\\n".repeat(60);'),
)

refused("text-cannot-scroll", READ, script("regles.style.overflow = 'hidden';"))
refused(
    "text-springs-back",
    READ,
    script("regles.addEventListener('scroll', () => { if (regles.scrollTop > 100) regles.scrollTop = 0; });"),
)
refused(
    "text-stops-halfway",
    READ,
    script("regles.addEventListener('scroll', () => { if (regles.scrollTop > 300) regles.scrollTop = 300; });"),
)
refused(
    "text-endless",
    READ,
    script(
        "regles.addEventListener('scroll', () => { const p = document.createElement('p'); p.textContent = 'Encore.'; p.style.height = '400px'; regles.append(p); });"
    ),
)
refused("button-never-alive", TURNS_GREEN, (*LISTENER, ""))
refused(
    "button-alive-halfway-only",
    TURNS_GREEN,
    (
        *LISTENER,
        LISTENER[1]
        .replace("lu();", "oui.disabled = true;")
        .replace("() => {", "() => { if (regles.scrollTop > 10) lu();"),
    ),
)
