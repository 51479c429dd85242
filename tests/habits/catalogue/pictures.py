"""Pages that live while they are photographed."""

from tests.habits.habit import Shelf, as_it_is

pictures = Shelf("regarder")
SHELVES = (pictures,)
walked, refused = pictures.walked, pictures.refused

HEAD = ("accueil", "<h1>Bienvenue</h1>")
END = ("accueil", '<p id="end">Belle journée à Bellerive.</p>')
WHOLE_PICTURE = "the size of the page, or how long it takes to be still"
QUOTED, SHOWN = "Votre espace est ouvert", "La page"


def beside(html: str) -> tuple[str, str, str]:
    """Add something that lives below the heading."""
    return (*HEAD, f"<h1>Bienvenue</h1>{html}")


walked(
    "clock",
    beside(
        '<p id="k"></p><script>setInterval(()=>document.getElementById("k").textContent=performance.now().toFixed(1),40)</script>'
    ),
    source="https://github.com/lost-pixel/lost-pixel/issues/186",
)
walked(
    "clock-by-frames",
    beside(
        '<p id="k"></p><script>const t=()=>{document.getElementById("k").textContent=Math.random();requestAnimationFrame(t)};t()</script>'
    ),
    acts_on=WHOLE_PICTURE,
)
walked(
    "clock-by-timeouts",
    beside(
        '<p id="k"></p><script>const t=()=>{document.getElementById("k").textContent=Math.random();setTimeout(t,30)};t()</script>'
    ),
    acts_on=WHOLE_PICTURE,
)
walked(
    "spinner-css",
    beside(
        '<style>@keyframes r{to{transform:rotate(1turn)}}</style><div style="width:30px;height:30px;border:4px solid #ccc;border-top-color:#333;border-radius:50%;animation:r 1s linear infinite"></div>'
    ),
)
walked(
    "spinner-canvas",
    beside(
        '<canvas id="c" width="60" height="60"></canvas><script>const x=document.getElementById("c").getContext("2d");let a=0;setInterval(()=>{x.clearRect(0,0,60,60);x.fillRect(20+20*Math.cos(a+=.3),20+20*Math.sin(a),12,12)},30)</script>'
    ),
)
walked(
    "spinner-web-animation",
    beside(
        '<div id="w" style="width:20px;height:20px;background:#333"></div><script>document.getElementById("w").animate([{transform:"none"},{transform:"translateX(80px)"}],{duration:700,iterations:Infinity})</script>'
    ),
)
walked(
    "spinner-svg",
    beside(
        '<svg width="60" height="60"><circle cx="30" cy="30" r="10"><animate attributeName="r" values="5;25;5" dur="1s" repeatCount="indefinite"/></circle></svg>'
    ),
)
walked(
    "carousel",
    beside(
        '<div id="d">Image 1</div><script>let n=0;setInterval(()=>document.getElementById("d").textContent="Image "+(++n%7+1),60)</script>'
    ),
)
walked("marquee", beside('<marquee scrollamount="8">Travaux rue des Lilas</marquee>'))
walked(
    "ticker",
    beside(
        '<div style="overflow:hidden;height:24px"><div id="t">Brèves<br>Marché<br>Piscine<br>Crèche</div></div><script>let y=0;setInterval(()=>document.getElementById("t").style.marginTop=-(y=(y+3)%70)+"px",30)</script>'
    ),
)
walked(
    "image-lazy",
    (
        "accueil",
        "</main>",
        '<div style="height:1600px"></div><img loading="lazy" src="/image.svg" alt="vue" width="200" height="120"></main>',
    ),
    acts_on=WHOLE_PICTURE,
)
walked(
    "page-tall",
    ("accueil", "</main>", '<div style="height:6000px;background:linear-gradient(#fff,#ddd)"></div></main>'),
    acts_on=WHOLE_PICTURE,
)
walked(
    "page-wide",
    ("accueil", "</main>", '<div style="width:3000px;height:30px;background:#ddd"></div></main>'),
    acts_on=WHOLE_PICTURE,
)
walked(
    "header-sticky",
    ("accueil", "<header>", '<header style="position:sticky;top:0;background:#fff">'),
    ("accueil", "</main>", '<div style="height:2000px"></div></main>'),
    acts_on=WHOLE_PICTURE,
)
walked(
    "shell-scrolls",
    ("accueil", "body {", "html, body { height: 100%; overflow: hidden } main { height: 80vh; overflow: auto } body {"),
    as_it_is("accueil", "à Bellerive.</p></main>"),
    acts_on=WHOLE_PICTURE,
)
walked("page-rtl", ("accueil", '<html lang="fr">', '<html lang="fr" dir="rtl">'), acts_on=WHOLE_PICTURE)
walked(
    "font-late",
    (
        "accueil",
        "<style>",
        '<style>@font-face { font-family: Tard; src: url("/image.svg") } h1 { font-family: Tard, sans-serif }',
    ),
)
walked("progress", beside("<progress></progress>"))
walked("caret-blinks", beside('<input autofocus aria-label="Recherche">'))
walked(
    "skeleton",
    (
        "accueil",
        "<p>Votre espace est ouvert.</p>",
        '<p id="s">…</p><script>setTimeout(()=>document.getElementById("s").textContent="Votre espace est ouvert.",500)</script>',
    ),
)
walked(
    "motion-reduced",
    beside(
        '<style>@media (prefers-reduced-motion: no-preference){#m{animation:b .2s infinite}}@keyframes b{50%{opacity:0}}</style><p id="m">Info</p>'
    ),
)

walked(
    "clock-of-a-worker",
    beside(
        '<p id="k"></p><script>new Worker(URL.createObjectURL(new Blob(["setInterval(()=>postMessage(Math.random()),9)"]))).onmessage=e=>document.getElementById("k").textContent=e.data</script>'
    ),
    acts_on=WHOLE_PICTURE,
)

refused("line-blinks-away", QUOTED, ("accueil", "<p>Votre espace est ouvert.</p>", ""))
refused(
    "line-in-carousel-other",
    QUOTED,
    (
        "accueil",
        "<p>Votre espace est ouvert.</p>",
        '<p id="s">Espace 1</p><script>let n=0;setInterval(()=>document.getElementById("s").textContent="Votre espace est fermé "+(++n%7),60)</script>',
    ),
)
refused(
    "line-below-other",
    "Belle journée",
    (
        "accueil",
        '<p>Votre espace est ouvert.</p><p id="end">Belle journée à Bellerive.</p>',
        "<p>Belle journée à Bellerive.</p><p>Votre espace est ouvert.</p>",
    ),
)
refused(
    "line-transparent-in-animation",
    QUOTED,
    (
        "accueil",
        "<p>Votre espace est ouvert.</p>",
        '<style>@keyframes z{from,to{opacity:0}}</style><p style="animation:z 1s infinite;opacity:0">Votre espace est ouvert.</p>',
    ),
)
refused(
    "tab-off-the-page",
    SHOWN,
    (
        "accueil",
        '<a href="factures">Mes factures</a>',
        '<a href="factures" style="position:absolute;left:-9000px">Mes factures</a>',
    ),
)
refused(
    "line-covered-by-sticky",
    QUOTED,
    (
        "accueil",
        "<p>Votre espace est ouvert.</p>",
        '<div style="position:relative"><p>Votre espace est ouvert.</p><div style="position:absolute;inset:0;background:#fff"></div></div>',
    ),
)

walked("sign-without-width", ("accueil", "est ouvert.", "est ou\u00advert\u200b."))
walked(
    "line-appears-in-the-window",
    (
        *END[:1],
        '<p id="end">',
        '<div style="height:1500px"></div><p id="end" style="opacity:0;transition:opacity .3s">',
    ),
    (
        "accueil",
        "</main>",
        "</main><script>new IntersectionObserver(all=>all.forEach(({isIntersecting,target})=>isIntersecting&&(target.style.opacity=1))).observe(document.getElementById('end'))</script>",
    ),
    source="Animate On Scroll",
    acts_on=WHOLE_PICTURE,
)
walked("image-never", beside('<img src="jamais" alt="vue" width="90" height="60">'))
walked(
    "font-never",
    (
        "accueil",
        "<style>",
        '<style>@font-face { font-family: Jamais; src: url("jamais") } h1 { font-family: Jamais, sans-serif }',
    ),
)

refused(
    "line-never-appears",
    "Belle journée",
    (*END[:1], '<p id="end">', '<div style="height:1500px"></div><p id="end" style="opacity:0">'),
)
