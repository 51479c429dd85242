"""Windows, redirects and pages in between."""

from tests.habits.habit import Shelf, as_it_is

navigation = Shelf("payer")
SHELVES = (navigation,)
walked, refused = navigation.walked, navigation.refused

PAY = ("factures", '<a href="paiement">Payer en ligne</a>')
HEAD = ("paiement", "<h1>Paiement en ligne</h1>")
CONFIRM = ("paiement", '<form method="post"><button>Confirmer le paiement</button></form>')
CONTINUE = ("sas", '<p><a href="paiement">Continuer</a></p>')
CHOSEN, OPENED, THANKED = "Je clique sur", "s'ouvre", "La page dit"
INTERSTITIAL = (*PAY, '<a href="sas">Payer en ligne</a>')
WITHOUT_SCRIPTS = (
    as_it_is(*HEAD),
    as_it_is("paiement", "<main>"),
    as_it_is("paiement", "</head>"),
    as_it_is("paiement", "</main>"),
    as_it_is(*CONFIRM),
)
"""What is put into a page by a script runs none of its own: what other habits do there would not happen."""

walked("link-blank", (*PAY, '<a target="_blank" href="paiement">Payer en ligne</a>'), source="isere.fr, PayFiP")
walked("link-blank-noopener", (*PAY, '<a target="_blank" rel="noopener noreferrer" href="paiement">Payer en ligne</a>'))
walked("link-named-window", (*PAY, '<a target="payfip" href="paiement">Payer en ligne</a>'))
walked("link-top", (*PAY, '<a target="_top" href="paiement">Payer en ligne</a>'))
walked("link-parent", (*PAY, '<a target="_parent" href="paiement">Payer en ligne</a>'))
walked(
    "popup-window",
    (
        *PAY,
        "<a href=\"#\" onclick=\"window.open('paiement','p','width=700,height=500');return false\">Payer en ligne</a>",
    ),
    source="isere.fr",
)
walked(
    "popup-late",
    (*PAY, '<a href="#" onclick="setTimeout(()=>window.open(\'paiement\'),400);return false">Payer en ligne</a>'),
)
walked(
    "popup-blank-first",
    (
        *PAY,
        "<a href=\"#\" onclick=\"const w=window.open('about:blank');setTimeout(()=>w.location=location.href.replace('factures','paiement'),300);return false\">Payer en ligne</a>",
    ),
)
walked("form-blank", (*PAY, '<form action="paiement" target="_blank"><button>Payer en ligne</button></form>'))
walked(
    "form-by-script",
    (
        *PAY,
        "<button onclick=\"const f=document.createElement('form');f.action='paiement';document.body.append(f);setTimeout(()=>f.submit(),400)\">Payer en ligne</button>",
    ),
)
walked(
    "form-by-fetch",
    (
        *PAY,
        "<button onclick=\"fetch('paiement').then(r=>r.text()).then(t=>{document.documentElement.innerHTML=t})\">Payer en ligne</button>",
    ),
    *WITHOUT_SCRIPTS,
)
walked(
    "single-page",
    (
        *PAY,
        "<button onclick=\"fetch('paiement').then(r=>r.text()).then(t=>{document.querySelector('main').innerHTML=t;history.pushState({},'','paiement')})\">Payer en ligne</button>",
    ),
    *WITHOUT_SCRIPTS,
)
walked("redirect-meta", ("sas", "</head>", '<meta http-equiv="refresh" content="0;url=paiement"></head>'), INTERSTITIAL)
walked(
    "redirect-script",
    ("sas", "</head>", '<script>setTimeout(()=>location.replace("paiement"),300)</script></head>'),
    INTERSTITIAL,
)
walked("interstitial-link", INTERSTITIAL)
walked("interstitial-button", INTERSTITIAL, (*CONTINUE, '<form action="paiement"><button>Continuer</button></form>'))
walked("interstitial-site", INTERSTITIAL, (*CONTINUE, '<p><a href="paiement">Accéder au site de paiement</a></p>'))
walked("interstitial-upper", INTERSTITIAL, (*CONTINUE, '<p><a href="paiement">CONTINUER ›</a></p>'))
walked("interstitial-in-window", (*PAY, '<a href="sas" target="_blank">Payer en ligne</a>'))
walked(
    "payment-in-frame",
    (
        "paiement",
        "<h1>Paiement en ligne</h1><p>Montant : 42,50 €</p>",
        '<h1>Paiement en ligne</h1><iframe srcdoc="<form action=merci target=_top><button>Confirmer le paiement</button></form>" style="width:100%"></iframe>',
    ),
    (*CONFIRM, ""),
)
walked(
    "payment-all-in-frame",
    (
        "factures",
        "<h1>Mes factures</h1>",
        '<h1>Mes factures</h1><iframe name="cadre" style="width:100%;height:220px"></iframe>',
    ),
    (*PAY, '<a target="cadre" href="paiement">Payer en ligne</a>'),
    (*CONFIRM, '<form action="merci" target="_top"><button>Confirmer le paiement</button></form>'),
)
walked(
    "heading-after-load",
    (
        *HEAD,
        '<h1 id="h"></h1><script>setTimeout(()=>document.getElementById("h").textContent="Paiement en ligne",800)</script>',
    ),
)
walked(
    "splash-screen",
    (
        "paiement",
        "<main>",
        '<div id="sp" style="position:fixed;inset:0;background:#fff;z-index:9">Chargement…</div><script>setTimeout(()=>document.getElementById("sp").remove(),800)</script><main>',
    ),
)
walked(
    "page-reloaded",
    (
        "paiement",
        "</head>",
        "<script>if(!sessionStorage.vu){sessionStorage.vu=1;setTimeout(()=>location.reload(),150)}</script></head>",
    ),
)
walked(
    "window-closes-itself",
    (
        "paiement",
        "</main>",
        '</main><script>if(opener){document.querySelector("form").addEventListener("submit",e=>{e.preventDefault();opener.location="merci";close()})}</script>',
    ),
    (*PAY, '<a href="#" onclick="window.open(\'paiement\');return false">Payer en ligne</a>'),
    as_it_is(*CONFIRM),
)

walked(
    "interstitial-understood", INTERSTITIAL, (*CONTINUE, '<form action="paiement"><button>J’ai compris</button></form>')
)
walked(
    "interstitial-france-connect",
    INTERSTITIAL,
    (*CONTINUE, '<form action="paiement"><button>Continuer sur Bellerive</button></form>'),
    source="FranceConnect",
)
walked(
    "interstitial-footer",
    INTERSTITIAL,
    (*CONTINUE, '<p><a href="paiement">Entrer</a></p><footer><a href="accueil">Mentions légales</a></footer>'),
)
walked(
    "button-of-a-paid-row",
    (
        "factures",
        "<table>",
        "<table><tr><td>Crèche</td><td>payée</td><td><button disabled>Payer en ligne</button></td></tr>",
    ),
)

refused(
    "interstitial-insurance",
    OPENED,
    INTERSTITIAL,
    (*CONTINUE, '<form action="paiement"><button>OK, j’ajoute l’assurance</button></form>'),
)
refused(
    "interstitial-and-cancel", OPENED, INTERSTITIAL, (*CONTINUE, '<p><a href="paiement">Continuer et résilier</a></p>')
)
refused("popup-other-page", OPENED, (*PAY, '<a target="_blank" href="merci">Payer en ligne</a>'))
refused("popup-never", OPENED, (*PAY, '<a href="#" onclick="return false">Payer en ligne</a>'))
refused("link-dead", OPENED, (*PAY, '<a href="introuvable">Payer en ligne</a>'))
refused("link-blank-dead", OPENED, (*PAY, '<a target="_blank" href="introuvable">Payer en ligne</a>'))
refused("link-other-name", CHOSEN, (*PAY, '<a href="paiement">Payer par chèque</a>'))
refused(
    "interstitial-choice",
    OPENED,
    INTERSTITIAL,
    (*CONTINUE, '<p><a href="paiement">Continuer</a> <a href="factures">Annuler</a></p>'),
)
refused(
    "interstitial-question",
    OPENED,
    INTERSTITIAL,
    (*CONTINUE, '<form action="paiement"><label>Code postal <input></label><button>Continuer</button></form>'),
)
refused(
    "interstitial-purchase", OPENED, INTERSTITIAL, (*CONTINUE, '<p><a href="paiement">Souscrire au prélèvement</a></p>')
)
refused("interstitial-to-nowhere", OPENED, INTERSTITIAL, (*CONTINUE, '<p><a href="merci">Continuer</a></p>'))
refused("heading-other-payment", OPENED, (*HEAD, "<h1>Paiement par chèque</h1>"))
refused(
    "payment-button-in-covered-frame",
    "Confirmer le paiement",
    (
        "paiement",
        "<p>Montant : 42,50 €</p>",
        '<p>Montant : 42,50 €</p><div style="position:relative"><iframe srcdoc="<button>Confirmer le paiement</button>"></iframe><div style="position:absolute;inset:0;background:#fff">Patientez</div></div>',
    ),
    (*CONFIRM, ""),
)
refused("thanks-missing", THANKED, ("merci", "<h1>Merci</h1>", "<h1>Erreur</h1>"))

walked(
    "interstitial-logo",
    INTERSTITIAL,
    ("sas", "<main>", '<main><a href="accueil"><img src="/image.svg" alt="Ville de Bellerive"></a>'),
)
walked("interstitial-close", INTERSTITIAL, (*CONTINUE, '<p><a href="paiement">Fermer</a></p>'))
walked(
    "interstitial-in-dialog",
    (
        *PAY,
        '<button onclick="boite.showModal()">Payer en ligne</button><dialog id="boite"><p>Vous quittez le site de la ville.</p><a href="paiement">Continuer</a></dialog>',
    ),
)
walked("heading-of-a-step", (*HEAD, "<h1>Paiement en ligne <small>Étape 2 sur 3</small></h1>"))
walked("heading-legend", (*HEAD, "<fieldset><legend>Paiement en ligne</legend></fieldset>"))
walked("thanks-in-a-toast", ("merci", "<h1>Merci</h1>", '<h1>Factures</h1><div role="status">Merci</div>'))
walked("button-with-amount", (*PAY, '<a href="paiement">Payer en ligne (42,50 €)</a>'))

refused(
    "dialog-with-a-choice",
    OPENED,
    (
        *PAY,
        '<button onclick="boite.showModal()">Payer en ligne</button><dialog id="boite"><p>Payer par prélèvement ?</p><a href="paiement">Continuer</a> <a href="factures">Annuler</a></dialog>',
    ),
)
refused(
    "interstitial-close-without", OPENED, INTERSTITIAL, (*CONTINUE, '<p><a href="paiement">Fermer sans payer</a></p>')
)
refused("heading-of-another-way", OPENED, (*HEAD, "<h1>Paiement en ligne <small>indisponible</small></h1>"))
refused(
    "toast-other", THANKED, ("merci", "<h1>Merci</h1>", '<h1>Factures</h1><div role="status">Merci de patienter</div>')
)
refused("button-with-another-way", CHOSEN, (*PAY, '<a href="paiement">Payer en ligne (par chèque)</a>'))
