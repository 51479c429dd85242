"""Fields as portals name them."""

from tests.habits.habit import Shelf, as_it_is

fields = Shelf("entrer")
SHELVES = (fields,)
walked, refused = fields.walked, fields.refused

ID = ("connexion", ">Identifiant</label>")
CODE = ("connexion", ">Mot de passe</label>")
ID_FIELD = '<label for="qui">Identifiant</label> <input id="qui" name="qui">'
GO = "<button>Se connecter</button>"
CODE_FIELD = '<label for="code">Mot de passe</label> <input id="code" name="code" type="password">'
FORM = '<form method="post" id="entree">'
TYPED = "Je saisis mon"
WHOLE_FORM = "the form"

walked("label-obligatoire", (*ID, ">Identifiant (obligatoire)</label>"), source="RGAA 11.10")
walked("label-star", (*ID, '>Identifiant <abbr title="obligatoire">*</abbr></label>'))
walked("label-star-before", (*CODE, "><span>*</span> Mot de passe</label>"))
walked("label-colon", (*ID, ">Identifiant\u00a0:</label>"), (*CODE, ">Mot de passe :</label>"))
walked("label-champ-requis", (*ID, '>Identifiant <span style="color:#b00">Champ requis</span></label>'))
walked("label-dash-obligatoire", (*ID, ">Identifiant – obligatoire</label>"))
walked("label-optional-case", (*ID, ">IDENTIFIANT (Requis)</label>"))
walked("label-icon", (*ID, "><i style=\"font-family:'Font Awesome 6 Free'\">\uf007</i> Identifiant</label>"))
walked(
    "label-icon-ligature",
    (*ID, '><i class="material-icons" style="font-family:\'Material Icons\'">person</i> Identifiant</label>'),
)
walked("label-emoji", (*CODE, ">🔒 Mot de passe</label>"))
walked(
    "placeholder-only",
    ("connexion", ID_FIELD, '<input name="qui" placeholder="Identifiant">'),
    ("connexion", CODE_FIELD, '<input name="code" type="password" placeholder="Mot de passe">'),
)
walked("placeholder-star", ("connexion", ID_FIELD, '<input name="qui" placeholder="Identifiant *">'))
walked(
    "field-aria-label",
    ("connexion", ID_FIELD, '<b>Identifiant</b> <input name="qui" aria-label="Votre identifiant de connexion">'),
)
walked(
    "label-without-for",
    ("connexion", ID_FIELD, '<label>Identifiant</label> <input name="qui">'),
    source="portals made with tables",
)
walked(
    "label-in-cell",
    ("connexion", ID_FIELD, '<table><tr><td>Identifiant</td><td><input name="qui"></td></tr></table>'),
)
walked("label-above", ("connexion", ID_FIELD, '<div>Identifiant</div><div><input name="qui"></div>'))
walked(
    "label-sr-hint",
    (
        *ID,
        '>Identifiant<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)"> 5 caractères</span></label>',
    ),
)
walked("label-cut", (*ID, "><b>I</b>denti<i>fiant</i></label>"))
walked("label-soft-hyphen", (*ID, ">Identi\u00adfiant</label>"))
walked("label-help-mark", (*ID, '>Identifiant <button type="button" aria-label="Aide">?</button></label>'))
walked(
    "two-forms-hidden",
    (
        "connexion",
        FORM,
        f'<form style="display:none"><label>Identifiant<input></label><label>Mot de passe<input type="password"></label><button>Se connecter</button></form>{FORM}',
    ),
    source="https://github.com/microsoft/playwright/issues/17214",
    acts_on=WHOLE_FORM,
)
walked(
    "two-forms-header",
    (
        "connexion",
        "<header>Ville de Bellerive</header>",
        "<header>Ville de Bellerive <form><label>Identifiant <input></label><button>Se connecter</button></form></header>",
    ),
)
walked(
    "newsletter-form-first",
    (
        "connexion",
        "<h1>Connexion</h1>",
        "<h1>Connexion</h1><form><label>Identifiant <input></label><button>S’abonner</button></form>",
    ),
)
walked(
    "eye-button",
    ("connexion", CODE_FIELD, CODE_FIELD + '<button type="button" aria-label="Afficher le mot de passe">o</button>'),
)
walked("autofocus-steals", ("connexion", "</form>", '</form><script>document.getElementById("code").focus()</script>'))
walked(
    "form-late",
    (
        "connexion",
        FORM,
        f'{FORM[:-1]} hidden><script>setTimeout(()=>document.getElementById("entree").hidden=false,600)</script>',
    ),
    acts_on=WHOLE_FORM,
)
walked(
    "form-shadow",
    (
        "connexion",
        FORM,
        f'<script>addEventListener("DOMContentLoaded",()=>{{const h=document.createElement("div");document.querySelector("main").append(h);h.attachShadow({{mode:"open"}}).append(document.getElementById("entree"))}})</script>{FORM}',
    ),
    as_it_is("connexion", GO),
    acts_on=WHOLE_FORM,
)
walked("label-title-only", ("connexion", CODE_FIELD, '<input name="code" type="password" title="Mot de passe">'))

walked("label-example", (*ID, ">Identifiant (ex. F1234)</label>"))
walked("label-numbered", (*CODE, ">2. Mot de passe</label>"))
walked(
    "label-hint-below",
    (*ID, '>Identifiant<br><small style="font-size:12px">Format attendu : F suivi de 4 chiffres</small></label>'),
    source="DSFR",
)
walked(
    "form-in-frame-hidden-twin",
    (
        "connexion",
        FORM,
        '<iframe srcdoc="<form method=post action=connexion target=_top><label>Identifiant <input name=qui></label><label>Mot de passe <input type=password name=code></label><button>Se connecter</button></form>" style="width:100%"></iframe><div hidden><form>',
    ),
    ("connexion", "</form>", "</form></div>"),
    as_it_is("connexion", ID_FIELD),
    as_it_is("connexion", CODE_FIELD),
    as_it_is("connexion", GO),
    acts_on=WHOLE_FORM,
)

refused("label-hint-same-size", TYPED, (*ID, ">Identifiant<br>fiscal</label>"))
refused("label-other-word", TYPED, (*ID, ">Numéro de famille</label>"))
refused("label-longer", TYPED, (*ID, ">Identifiant fiscal</label>"))
refused("label-shorter", "Je me connecte", (*CODE, ">Passe</label>"))
refused("placeholder-other", TYPED, ("connexion", ID_FIELD, '<input name="qui" placeholder="Adresse électronique">'))
refused("label-numbered-2", TYPED, (*ID, ">Identifiant 2e parent</label>"))
refused("label-struck-by-negation", TYPED, (*ID, ">Sans identifiant</label>"))
refused("field-read-only", TYPED, ("connexion", 'name="qui">', 'name="qui" readonly>'))
refused("field-disabled", TYPED, ("connexion", 'name="qui">', 'name="qui" disabled>'))
refused("field-invisible", TYPED, (*ID, ' style="color:transparent">Identifiant</label>'))

walked(
    "form-in-accordion",
    (
        "connexion",
        FORM,
        f'<button type="button" aria-expanded="false" aria-controls="entree" onclick="entree.hidden=false">Connexion</button>{FORM[:-1]} hidden>',
    ),
    acts_on=WHOLE_FORM,
)
walked(
    "form-in-details",
    ("connexion", FORM, f"<details><summary>J’ai déjà un compte</summary>{FORM}"),
    ("connexion", "</form>", "</form></details>"),
    acts_on=WHOLE_FORM,
)
walked(
    "form-in-dialog",
    (
        "connexion",
        FORM,
        f'<button type="button" onclick="boite.showModal()">Mon compte</button><dialog id="boite">{FORM}',
    ),
    ("connexion", "</form></main>", "</form></dialog></main>"),
    acts_on=WHOLE_FORM,
)
walked(
    "button-wakes-on-change",
    (
        "connexion",
        "</form>",
        '</form><script>const b=document.querySelector("#entree button:not([type])");b.disabled=true;code.addEventListener("change",()=>b.disabled=!code.value)</script>',
    ),
    as_it_is("connexion", GO),
    source="Angular reactive forms, updateOn: blur",
    acts_on=WHOLE_FORM,
)

refused("form-hidden-for-good", "Je me connecte", ("connexion", FORM, f"{FORM[:-1]} hidden>"))
refused(
    "button-never-wakes",
    "Puis je clique",
    ("connexion", "<button>Se connecter</button>", "<button disabled>Se connecter</button>"),
)
