"""Colours as portals paint them: what counts is what a person sees."""

from tests.habits.habit import Shelf, as_it_is

colours = Shelf("lire")
SHELVES = (colours,)
walked, refused = colours.walked, colours.refused

GREEN = ("reglement", "#oui { background: #1b7a3d;")
GREY = ("reglement", "#oui:disabled { background: #8a8a8a }")
BUTTON = ("reglement", '<button id="oui" disabled>J’accepte le règlement</button>')
TURNS_GREEN, IS_GREY = "devient vert", "est gris"

walked("green-gradient", (*GREEN, "#oui { background: linear-gradient(#2e9e55,#1b7a3d);"), source="bootstrap 3 theme")
walked("green-teal", (*GREEN, "#oui { background: #18753c;"), source="DSFR")
walked(
    "green-oklch",
    (*GREEN, "#oui { background: oklch(0.52 0.14 150);"),
    source="https://github.com/niklasvh/html2canvas/issues/3235",
)
walked("green-color-mix", (*GREEN, "#oui { background: color-mix(in srgb, green 80%, white);"))
walked("green-p3", (*GREEN, "#oui { background: color(display-p3 0.1 0.5 0.25);"))
walked("green-lab", (*GREEN, "#oui { background: lab(45 -40 25);"))
walked("green-translucent", (*GREEN, "#oui { background: #1b7a3dcc;"))
walked(
    "green-child",
    (
        *BUTTON,
        '<button id="oui" disabled style="padding:0;background:none"><span style="display:block;padding:10px 20px;background:var(--c)">J’accepte le règlement</span></button>',
    ),
    ("reglement", "#oui:disabled {", "#oui { --c: #1b7a3d } #oui:disabled { --c: #8a8a8a;"),
    as_it_is(*GREEN),
    source="Angular Material",
)
walked(
    "green-before",
    (
        "reglement",
        "#oui:disabled {",
        '#oui { position: relative; z-index: 0 } #oui::before { content: ""; position: absolute; inset: 0; background: #1b7a3d; z-index: -1 } #oui:disabled::before { background: #8a8a8a } #oui:disabled {',
    ),
    as_it_is(*GREEN),
)
walked(
    "green-image",
    (
        *GREEN,
        "#oui { background: url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Crect width='999' height='99' fill='%231b7a3d'/%3E%3C/svg%3E\");",
    ),
)
walked(
    "green-shadow-inset",
    (*GREEN, "#oui { background: none; box-shadow: inset 0 0 0 99px #1b7a3d;"),
    ("reglement", "#oui:disabled {", "#oui:disabled { box-shadow: none;"),
)
walked(
    "green-slow-fade",
    ("reglement", "#oui:disabled {", "#oui { transition: background .6s } #oui:disabled {"),
    as_it_is(*GREEN),
)
walked("grey-opacity", (*GREY, "#oui:disabled { opacity: .35; filter: grayscale(1) }"))
walked("grey-filter", (*GREY, "#oui:disabled { filter: grayscale(1) }"))
walked(
    "grey-black-transparent",
    (*GREY, "#oui:disabled { background: rgba(0,0,0,.12); color: rgba(0,0,0,.38) }"),
    source="Material Design",
)
walked(
    "grey-fieldset",
    ("reglement", '<form method="post"><p>', '<form method="post"><p style="isolation:isolate">'),
    (*GREY, "p:has(#oui:disabled) { filter: saturate(0) }"),
)
walked("grey-backdrop", (*GREY, "#oui:disabled { background: #8a8a8a } #oui:disabled:hover { background: #999 }"))
walked(
    "dark-ground",
    ("reglement", "body {", "body { background: #111; color: #eee;"),
    (*GREY, "#oui:disabled { background: #55555599 }"),
)

refused("stays-grey", TURNS_GREEN, (*GREEN, "#oui { background: #8a8a8a;"))
refused("turns-blue", TURNS_GREEN, (*GREEN, "#oui { background: #1b3d9a;"))
refused("turns-blue-oklch", TURNS_GREEN, (*GREEN, "#oui { background: oklch(0.5 0.2 264);"))
refused("turns-green-border", TURNS_GREEN, (*GREEN, "#oui { background: #8a8a8a; outline: 3px solid #1b7a3d;"))
refused("turns-green-letters", TURNS_GREEN, (*GREEN, "#oui { background: #eee; color: #0a5a20 !important;"))
refused("turns-red-gradient", TURNS_GREEN, (*GREEN, "#oui { background: linear-gradient(#d33,#a11);"))
refused(
    "green-under-grey-child",
    TURNS_GREEN,
    (
        *BUTTON,
        '<button id="oui" disabled style="padding:0"><span style="display:block;padding:10px 20px;background:#8a8a8a">J’accepte le règlement</span></button>',
    ),
)
refused("green-from-start", IS_GREY, (*GREY, ""))
refused("green-pale-from-start", IS_GREY, (*GREY, "#oui:disabled { background: #8fd3a5 }"))
refused(
    "grey-but-alive",
    IS_GREY,
    (*BUTTON, '<button id="oui" type="button" style="background:#8a8a8a">J’accepte le règlement</button>'),
)
