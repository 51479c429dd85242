"""Buttons, links and tabs as portals name them; menus in which they hide."""

from tests.habits.habit import Shelf

names = Shelf("entrer")
SHELVES = (names,)
walked, refused = names.walked, names.refused

GO = ("connexion", "<button>Se connecter</button>")
TAB = ("accueil", '<a href="factures">Mes factures</a>')
MENU = (
    "accueil",
    '<nav><a href="accueil">Accueil</a> <a href="factures">Mes factures</a> <a href="merci">Mon profil</a></nav>',
)
LINKS = '<a href="accueil">Accueil</a> <a href="factures">Mes factures</a> <a href="merci">Mon profil</a>'
PRESSED, OPENED, TITLE = "Puis je clique", "Je clique sur l'onglet", "s'ouvre"

walked("button-chevron", (*GO, "<button>Se connecter ›</button>"))
walked("button-arrow", (*GO, "<button>Se connecter →</button>"))
walked("button-arrow-long", (*GO, "<button>Se connecter ⟶</button>"))
walked("button-icon-private", (*GO, "<button>\ue0a1 Se connecter</button>"))
walked(
    "button-icon-before",
    (
        *GO,
        '<style>.i::before{content:"\\f090";font-family:"Font Awesome 6 Free"}</style><button class="i">Se connecter</button>',
    ),
)
walked(
    "button-icon-word-before",
    (
        *GO,
        '<button><span class="material-symbols-outlined" style="font-family:\'Material Symbols Outlined\'">login</span> Se connecter</button>',
    ),
)
walked(
    "button-svg",
    (
        *GO,
        '<button><svg width="12" height="12"><title>Clé</title><circle cx="6" cy="6" r="5"/></svg> Se connecter</button>',
    ),
)
walked("button-image", (*GO, '<input type="image" alt="Se connecter" src="/image.svg" width="90" height="30">'))
walked(
    "button-image-inside", (*GO, '<button><img alt="Se connecter" src="/image.svg" width="90" height="30"></button>')
)
walked("button-input", (*GO, '<input type="submit" value="Se connecter">'))
walked("button-upper", (*GO, '<button style="text-transform:uppercase">Se connecter</button>'))
walked("button-aria-label", (*GO, '<button aria-label="Envoyer le formulaire de connexion">Se connecter</button>'))
walked("button-aria-label-longer", (*GO, '<button aria-label="Se connecter à mon espace">Se connecter</button>'))
walked(
    "button-link",
    (*GO, '<a href="#" onclick="document.getElementById(\'entree\').submit();return false">Se connecter</a>'),
)
walked(
    "button-div",
    (
        *GO,
        '<div tabindex="0" style="cursor:pointer" onclick="document.getElementById(\'entree\').submit()">Se connecter</div>',
    ),
)
walked(
    "button-span-pointer",
    (
        *GO,
        '<span id="s" style="cursor:pointer;text-decoration:underline">Se connecter</span><script>document.getElementById("s").addEventListener("click",()=>document.getElementById("entree").submit())</script>',
    ),
)
walked("button-nbsp", (*GO, "<button>Se\u00a0connecter</button>"))
walked("button-cut", (*GO, "<button><span>Se</span> <span>conne</span><b>cter</b></button>"))
walked(
    "button-sr-text",
    (
        *GO,
        '<button>Se connecter<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"> (nouvelle étape)</span></button>',
    ),
)
walked(
    "button-twice",
    (
        "connexion",
        "<header>Ville de Bellerive</header>",
        '<header>Ville de Bellerive <a href="connexion">Se connecter</a></header>',
    ),
)
walked("button-twice-footer", ("connexion", "</main>", '</main><footer><a href="merci">Se connecter</a></footer>'))
walked(
    "button-moves-in",
    (
        *GO,
        '<style>@keyframes a{from{transform:translateX(300px)}to{transform:none}}</style><button style="animation:a .5s">Se connecter</button>',
    ),
)
walked("tab-badge", (*TAB, '<a href="factures">Mes factures <span>1</span></a>'), source="bootstrap badges")
walked("tab-badge-99", (*TAB, '<a href="factures">Mes factures<sup>99+</sup></a>'))
walked("tab-counter", (*TAB, '<a href="factures">Mes factures (3)</a>'))
walked("tab-counter-brackets", (*TAB, '<a href="factures">Mes factures [12]</a>'))
walked("tab-icon", (*TAB, '<a href="factures"><i>\ue0a1</i> Mes factures</a>'))
walked("tab-dot", (*TAB, '<a href="factures">Mes factures <span style="color:red">●</span></a>'))
walked(
    "tab-new-window-icon", (*TAB, '<a href="factures">Mes factures <span aria-label="nouvelle fenêtre">↗</span></a>')
)
walked("tab-role", (*TAB, '<span role="tab" tabindex="0" onclick="location=\'factures\'">Mes factures</span>'))
walked("tab-menuitem", (*TAB, '<a role="menuitem" href="factures">Mes factures</a>'))
walked("tab-br", (*TAB, '<a href="factures" style="display:inline-block">Mes<br>factures</a>'))
walked(
    "menu-hover",
    (
        *MENU,
        f'<style>.s{{display:none}}nav:hover .s{{display:block}}</style><nav><b>Menu</b><div class="s">{LINKS}</div></nav>',
    ),
    source="https://github.com/opendp/dp-wizard/issues/9",
)
walked(
    "menu-hamburger",
    (
        *MENU,
        f'<nav><button aria-expanded="false" aria-controls="m" onclick="m.hidden=!m.hidden">☰</button><div id="m" hidden>{LINKS}</div></nav>',
    ),
)
walked(
    "menu-hamburger-no-aria",
    (
        *MENU,
        f'<nav><button onclick="document.getElementById(\'m\').style.display=\'block\'">Menu</button><div id="m" style="display:none">{LINKS}</div></nav>',
    ),
)
walked(
    "menu-checkbox",
    (
        *MENU,
        f'<style>#b:not(:checked)~.s{{display:none}}#b{{display:none}}</style><nav><input type="checkbox" id="b"><label for="b">☰ Menu</label><div class="s">{LINKS}</div></nav>',
    ),
)
walked("menu-details", (*MENU, f"<nav><details><summary>Menu</summary>{LINKS}</details></nav>"))
walked(
    "menu-accordion",
    (
        *MENU,
        f'<nav><h3><button aria-expanded="false" onclick="this.setAttribute(\'aria-expanded\',true);m.hidden=false">Mon espace</button></h3><div id="m" hidden>{LINKS}</div></nav>',
    ),
)
walked(
    "menu-tabs",
    (
        *MENU,
        f'<nav><div role="tablist"><button role="tab" aria-controls="p1" aria-selected="true">Un</button><button role="tab" aria-controls="p2" aria-selected="false" onclick="p2.hidden=false">Deux</button></div><div role="tabpanel" id="p1">Rien</div><div role="tabpanel" id="p2" hidden>{LINKS}</div></nav>',
    ),
)
walked(
    "menu-off-canvas",
    (
        *MENU,
        f'<style>#m{{position:fixed;left:-400px;top:0;width:300px;background:#fff}}#m.o{{left:0}}</style><nav><button aria-controls="m" aria-expanded="false" onclick="m.classList.add(\'o\')">☰</button><div id="m">{LINKS}</div></nav>',
    ),
)
walked("heading-icon", ("factures", "<h1>Mes factures</h1>", "<h1>\uf570 Mes factures</h1>"))
walked("heading-counter", ("factures", "<h1>Mes factures</h1>", "<h1>Mes factures <small>(3)</small></h1>"))
walked("heading-no-heading", ("factures", "<h1>Mes factures</h1>", '<div style="font-size:28px">Mes factures</div>'))
walked(
    "heading-late",
    (
        "factures",
        "<h1>Mes factures</h1>",
        '<h1 id="h"></h1><script>setTimeout(()=>document.getElementById("h").textContent="Mes factures",700)</script>',
    ),
)
walked("heading-cut", ("factures", "<h1>Mes factures</h1>", "<h1><span>Mes</span> <em>fac</em>tures</h1>"))

walked("button-dots", (*GO, "<button>Se connecter...</button>"))
walked("button-drawn", (*GO, '<button><svg width="120" height="20"><text y="15">Se connecter</text></svg></button>'))
walked(
    "button-off-screen-word",
    (*GO, '<button><span style="position:absolute;left:-9999px">Bouton </span>Se connecter</button>'),
)
walked("tab-counter-of", (*TAB, '<a href="factures">Mes factures (2/5)</a>'))
walked("tab-badge-new", (*TAB, '<a href="factures">Mes factures <span>Nouveau</span></a>'))
walked("tab-badge-amount", (*TAB, '<a href="factures">Mes factures <span>42,50 €</span></a>'))
walked("heading-exclaims", ("factures", "<h1>Mes factures</h1>", "<h1>Mes factures !</h1>"))
walked(
    "menu-nested-hover",
    (
        *MENU,
        '<style>li>ul{display:none}li:hover>ul{display:block}</style><nav><ul><li>Mon espace<ul><li>Famille<ul><li><a href="factures">Mes factures</a></li></ul></li></ul></li></ul></nav>',
    ),
)
walked(
    "menu-nested",
    (
        *MENU,
        f'<nav><button aria-expanded="false" aria-controls="m" onclick="m.hidden=!m.hidden">Menu</button><div id="m" hidden><button aria-expanded="false" aria-controls="n" onclick="n.hidden=!n.hidden">Famille</button><div id="n" hidden>{LINKS}</div></div></nav>',
    ),
)
ACCORDION = f'<style>#m{{{{max-height:0;overflow:hidden;transition:.2s}}}}#m.o{{{{max-height:200px}}}}</style><nav><button aria-expanded="false" aria-controls="m"{{}}>Mon espace</button><div id="m">{LINKS}</div></nav>'
walked("menu-max-height", (*MENU, ACCORDION.format(" onclick=\"m.classList.toggle('o')\"")))
walked(
    "menu-transparent",
    (
        *MENU,
        f'<style>#m{{opacity:0;pointer-events:none}}nav:hover #m{{opacity:1;pointer-events:auto}}</style><nav><b>Menu</b><div id="m">{LINKS}</div></nav>',
    ),
)

refused("menu-max-height-stuck", OPENED, (*MENU, ACCORDION.format("")))
refused("button-asks", PRESSED, (*GO, "<button>Se connecter ?</button>"))
refused("tab-badge-unpaid", OPENED, (*TAB, '<a href="factures">Mes factures <span>impayées</span></a>'))
refused("button-other-word", PRESSED, (*GO, "<button>Valider</button>"))
refused("button-longer", PRESSED, (*GO, "<button>Se connecter plus tard</button>"))
refused(
    "button-after-word",
    PRESSED,
    (*GO, '<style>.n::after{content:" avec FranceConnect"}</style><button class="n">Se connecter</button>'),
)
refused("button-aria-lies", PRESSED, (*GO, '<button aria-label="Se connecter">Créer un compte</button>'))
refused("button-dead-text", PRESSED, (*GO, "<span>Se connecter</span>"))
refused("button-disabled", PRESSED, (*GO, "<button disabled>Se connecter</button>"))
refused(
    "button-covered",
    PRESSED,
    (
        *GO,
        '<style>#v{position:fixed;inset:0;background:#fff8;z-index:9}</style><button>Se connecter</button><div id="v">Patientez</div>',
    ),
)
refused(
    "button-image-other",
    PRESSED,
    (*GO, '<input type="image" alt="Créer un compte" src="/image.svg" width="90" height="30">'),
)
refused("button-leads-nowhere", PRESSED, (*GO, '<button type="button">Se connecter</button>'))
refused("tab-other-year", OPENED, (*TAB, '<a href="factures">Mes factures 2019</a>'))
refused("tab-room-2", OPENED, (*TAB, '<a href="factures">Mes factures 2</a>'))
refused("tab-paid", OPENED, (*TAB, '<a href="factures">Mes factures (payées)</a>'))
refused("tab-badge-word", OPENED, (*TAB, '<a href="factures">Mes factures <span>archivées</span></a>'))
refused("tab-missing", OPENED, (*TAB, ""))
refused(
    "menu-empty", OPENED, (*MENU, "<nav><details><summary>Menu</summary><a href='accueil'>Accueil</a></details></nav>")
)
refused(
    "menu-stays-closed",
    OPENED,
    (*MENU, f'<nav><button aria-expanded="false" aria-controls="m">☰</button><div id="m" hidden>{LINKS}</div></nav>'),
)
refused(
    "menu-other-word",
    OPENED,
    (*MENU, "<nav><details><summary>Menu</summary><a href='factures'>Mes relevés</a></details></nav>"),
)
refused("heading-other", TITLE, ("factures", "<h1>Mes factures</h1>", "<h1>Mes relevés</h1>"))
refused(
    "heading-hidden", TITLE, ("factures", "<h1>Mes factures</h1>", '<h1 style="visibility:hidden">Mes factures</h1>')
)

walked("tab-counter-dash", (*TAB, '<a href="factures">Mes factures - 3</a>'))
walked("tab-counter-colon", (*TAB, '<a href="factures">Mes factures : 3</a>'))
walked("tab-counter-words", (*TAB, '<a href="factures">Mes factures (2 nouvelles)</a>'))
walked("tab-space-without-width", (*TAB, '<a href="factures">Mes \u200bfactures</a>'))
walked(
    "button-picture-for-words",
    (
        *GO,
        '<button style="width:120px;height:40px;background:url(/image.svg);text-indent:-999px;overflow:hidden">Se connecter</button>',
    ),
    source="image replacement, as of 2003",
)
walked("title-greets", ("accueil", "<h1>Bienvenue</h1>", "<h1>Bienvenue, Léa Moreau</h1>"))
walked("title-greets-apart", ("accueil", "<h1>Bienvenue</h1>", "<h1>Bienvenue <span>Mme Moreau</span></h1>"))

refused("tab-year", OPENED, (*TAB, '<a href="factures">Mes factures - 2023</a>'))
refused("tab-archives", OPENED, (*TAB, '<a href="factures">Mes factures - archives</a>'))
refused("tab-words-in-parentheses", OPENED, (*TAB, '<a href="factures">Mes factures (en retard)</a>'))
refused("tab-glued-without-width", OPENED, (*TAB, '<a href="factures">Mes\u200bfactures</a>'))
refused(
    "button-words-moved-away",
    PRESSED,
    (*GO, '<button style="width:120px;height:40px;text-indent:-999px;overflow:hidden">Se connecter</button>'),
)
refused("title-greets-nobody", "Puis je clique", ("accueil", "<h1>Bienvenue</h1>", "<h1>Bienvenue à la mairie</h1>"))
