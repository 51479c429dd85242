"""Eighty kinds of drift, each made on one small page: what changes, and which layers tell it.

`docs/reference/drift.md` shows the same table. `exact` are the layers that tell it where the browser draws as the
reference's did, `partial` those that do elsewhere; `says` stands in the one finding that there is.
"""

from dataclasses import dataclass
from pathlib import Path

from portail.output.drift.finding import Layer

PAGE = Path(__file__).with_name("kinds.html").read_text(encoding="utf-8")
STYLE = "</style>"
UNSEEN = "position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)"
TEXT = ("Bonjour,", "Vous pourrez changer vos identifiants par la suite.")
"""The plain text of the message that the page stands for."""


@dataclass(frozen=True)
class Kind:
    """A kind of drift, in the words of the table: `before` becomes `after` in the page."""

    words: str
    before: str
    after: str
    exact: frozenset[Layer]
    partial: frozenset[Layer]
    says: str


def kind(words: str, before: str, after: str, exact: str, partial: str, says: str) -> Kind:
    """Describe a kind; `s` stands for the structure, `p` for the pixels."""
    return Kind(words, before, after, _layers(exact), _layers(partial), says)


def _layers(letters: str) -> frozenset[Layer]:
    names: dict[str, Layer] = {"s": "structure", "p": "pixels"}
    return frozenset(names[letter] for letter in letters)


def styled(rules: str) -> tuple[str, str]:
    """Return how the page is changed by a style of its own."""
    return STYLE, f"{rules}{STYLE}"


KINDS = (
    kind("le libellé d’un bouton, par un mot", ">VALIDER<", ">CONFIRMER<", "sp", "s", "renommé : bouton « VALIDER »"),
    kind("un accent d’un libellé", "Nom de Clé", "Nom de Cle", "sp", "s", "« Nom de [-Clé-]{+Cle+} »"),
    kind("l’accent d’une capitale", "ÉFFACER", "EFFACER", "p", "s", "« EFFACER »"),
    kind("les capitales seules", ">Annuler<", ">ANNULER<", "p", "s", "« ANNULER »"),
    kind(
        "un nombre dans un long paragraphe",
        "30 jours",
        "3 jours",
        "sp",
        "s",
        "ils sont valables [-30-]{+3+} jours, et vous",
    ),
    kind("un mot sous la pliure", "Dans votre courrier.", "Dans le courrier.", "", "", ""),
    kind(
        "la cible d’un lien, vers un autre site",
        'href="/Home/MotDePasseOublie"',
        'href="https://oubli.example.com/"',
        "s",
        "s",
        "oublié » : « /Home/MotDePasseOublie » est devenu « https://oubli.example.com/ »",
    ),
    kind("la cible d’un lien du pied de page", "/mentions", "/cgu", "s", "s", "adresse de lien « Mentions légales »"),
    kind(
        "l’adresse à laquelle un formulaire est envoyé",
        'action="/Home/Logon"',
        'action="https://vol.example.com/"',
        "s",
        "s",
        "adresse de formulaire",
    ),
    kind("la façon d’envoyer un formulaire", 'method="post"', 'method="get"', "s", "s", "méthode d’envoi"),
    kind(
        "la fenêtre dans laquelle un lien s’ouvre",
        'href="/Plan"',
        'href="/Plan" target="_blank"',
        "s",
        "s",
        "fenêtre de la page de lien « Plan du site »",
    ),
    kind(
        "le mot de passe montré en clair",
        'type="password"',
        'type="text"',
        "sp",
        "s",
        "type de champ « Mot de passe » : « password » est devenu « text »",
    ),
    kind("le type d’un champ", 'type="email"', 'type="text"', "s", "s", "type de champ « Courriel »"),
    kind(
        "le remplissage automatique d’un champ",
        'autocomplete="username"',
        'autocomplete="off"',
        "s",
        "s",
        "remplissage automatique de champ « Nom de Clé »",
    ),
    kind(
        "un champ qui n’est plus obligatoire",
        'autocomplete="current-password" required',
        'autocomplete="current-password"',
        "s",
        "s",
        "obligatoire de champ « Mot de passe » : « oui » est devenu rien",
    ),
    kind(
        "la longueur la plus grande d’un champ", 'maxlength="30"', 'maxlength="8"', "s", "s", "longueur la plus grande"
    ),
    kind(
        "la forme attendue d’un champ",
        'type="email"',
        'type="email" pattern=".+@ville[.]fr"',
        "s",
        "s",
        "forme attendue",
    ),
    kind("l’exemple dans un champ vide", "nom@exemple.fr", "vous@exemple.fr", "sp", "s", "exemple dans le champ"),
    kind(
        "la description d’un champ",
        ' aria-describedby="hint"',
        "",
        "s",
        "s",
        "description de champ « Nom de Clé » : « 4 caractères au moins » est devenu rien",
    ),
    kind(
        "la langue de la page",
        '<html lang="fr">',
        '<html lang="en">',
        "s",
        "s",
        "langue de la page : « fr » est devenu « en »",
    ),
    kind("la langue d’un passage", "<i>welcome</i>", '<i lang="en">welcome</i>', "s", "s", "langue de"),
    kind(
        "le titre de la page",
        "<title>Je me connecte – Espace Famille",
        "<title>Espace Famille",
        "s",
        "s",
        "titre de la page",
    ),
    kind("le texte brut du message", "", "", "s", "s", "texte brut du message"),
    kind("un volet ouvert", "<details>", "<details open>", "sp", "s", "ouvert de volet"),
    kind("l’onglet marqué comme courant", ' aria-current="page"', "", "s", "s", "marqué comme courant"),
    kind("une case cochée", 'id="stay"', 'id="stay" checked', "sp", "s", "état changé : case à cocher"),
    kind(
        "un bouton désactivé",
        '<button class="primary">',
        '<button class="primary" disabled>',
        "s",
        "s",
        "état changé : bouton « VALIDER »",
    ),
    kind(
        "la valeur d’un champ", 'value="mmartin"', 'value="mdupont"', "sp", "s", "valeur changée : champ « Nom de Clé »"
    ),
    kind(
        "le choix d’une liste déroulante",
        "<option selected>Centre</option><option>",
        "<option>Centre</option><option selected>",
        "sp",
        "s",
        "Quartier",
    ),
    kind(
        "le rôle d’un élément",
        '<a href="/Plan">',
        '<a href="/Plan" role="button">',
        "s",
        "s",
        "rôle changé : lien « Plan du site » est devenu bouton",
    ),
    kind(
        "le niveau d’un titre d’aspect égal",
        "<h2>Factures</h2>",
        '<h3 style="font-size: 1.5em; margin: .83em 0">Factures</h3>',
        "s",
        "s",
        "état changé : titre « Factures »",
    ),
    kind(
        "le texte de remplacement d’une image",
        'alt="Ville"',
        'alt="Mairie"',
        "s",
        "s",
        "image « Ville » est devenu image « Mairie »",
    ),
    kind(
        "l’ordre de la touche Tab",
        'href="/Plan"',
        'href="/Plan" tabindex="1"',
        "s",
        "s",
        "ordre de la touche Tab changé",
    ),
    kind(
        "deux boutons dans un autre ordre",
        '<button type="button">Annuler</button><button type="button">ÉFFACER</button>',
        '<button type="button">ÉFFACER</button><button type="button">Annuler</button>',
        "sp",
        "s",
        "ordre changé : bouton",
    ),
    kind(
        "un bandeau ajouté",
        "<main>",
        '<main><section aria-label="Avis"><p>Le portail sera fermé <a href="/avis">dimanche</a>.</p></section>',
        "sp",
        "s",
        "apparu : région « Avis »",
    ),
    kind(
        "un champ nouveau",
        '<label for="mail">',
        '<label for="tel">Téléphone</label><input id="tel"><label for="mail">',
        "sp",
        "s",
        "champ « Téléphone »",
    ),
    kind("un lien disparu", '<a href="/Aide">Besoin d’aide</a>', "", "sp", "s", "disparu : lien « Besoin d’aide »"),
    kind(
        "une ligne de plus dans un tableau",
        "<tr><td>Mai</td>",
        "<tr><td>Avril</td><td>9,00 €</td></tr><tr><td>Mai</td>",
        "sp",
        "s",
        "apparu : ligne « Avril 9,00 € »",
    ),
    kind(
        "un bouton à 40 px de sa place",
        *styled(".primary { position: relative; left: 40px; }"),
        "sp",
        "s",
        "déplacé : bouton « VALIDER », de 40 px vers la droite",
    ),
    kind(
        "un champ décalé de 2 px",
        *styled("#pass { position: relative; left: 2px; }"),
        "sp",
        "",
        "déplacé : champ « Mot de passe », de 2 px vers la droite",
    ),
    kind(
        "un champ plus haut de 20 px",
        *styled("#pass { height: 54px; }"),
        "sp",
        "s",
        "taille changée : champ « Mot de passe », plus haut de 20 px",
    ),
    kind(
        "la couleur d’un bouton",
        *styled(".primary { background: #1f7b3d; }"),
        "p",
        "p",
        "couleurs : bouton « VALIDER », #ffffff sur #14507d (contraste 8,5:1) → #ffffff sur #1f7b3d",
    ),
    kind("un texte gris, de contraste 2,5:1", *styled(".hint { color: #9aa4ae; }"), "p", "p", "contraste 2,5:1"),
    kind("l’opacité d’un titre", *styled("h1 { opacity: .5; }"), "p", "p", "couleurs : titre « Je me connecte »"),
    kind(
        "le contour du point de saisie ôté",
        *styled(":focus { outline: none; }"),
        "p",
        "p",
        "contour du point de saisie : champ « Nom de Clé », 3px solid #14507d → rien",
    ),
    kind(
        "la bordure des champs",
        *styled("input { border-color: #b3261e; }"),
        "p",
        "p",
        "bordure : champ « Nom de Clé » et 2 autres",
    ),
    kind(
        "le soulignement des liens",
        *styled("a { text-decoration: none; }"),
        "p",
        "p",
        "caractères : lien « Accueil » et 5 autres, underline → rien",
    ),
    kind(
        "la taille des caractères, de 1 px",
        *styled("body { font-size: 15px; }"),
        "p",
        "p",
        "16 px → 15 px pour la page, et le reste à proportion",
    ),
    kind(
        "la graisse d’un bouton",
        *styled(".primary { font-weight: 700; }"),
        "p",
        "p",
        "caractères : bouton « VALIDER », graisse 400 → graisse 700",
    ),
    kind(
        "la police d’un titre",
        *styled("h1 { font-family: monospace; }"),
        "p",
        "p",
        "caractères : titre « Je me connecte », sans-serif → monospace",
    ),
    kind(
        "un dessin sans nom disparu",
        '<svg aria-hidden="true" width="20" height="20"><rect width="20" height="20" fill="#b3261e"/></svg>',
        "",
        "p",
        "p",
        "disparu : dessin sans nom",
    ),
    kind("une image de même texte remplacée", "fill='%2314507d'", "fill='%23b3261e'", "p", "p", "#14507d → #b3261e"),
    kind("la longueur la plus petite d’un champ", 'maxlength="30"', 'maxlength="30" minlength="8"', "s", "s", "petite"),
    kind("un exemple retiré", ' placeholder="nom@exemple.fr"', "", "sp", "s", "« nom@exemple.fr » est devenu rien"),
    kind(
        "un champ en lecture seule",
        'value="mmartin"',
        'value="mmartin" readonly',
        "s",
        "s",
        "en lecture seule de champ « Nom de Clé »",
    ),
    kind(
        "le clavier qu’un téléphone montre",
        'type="email"',
        'type="email" inputmode="numeric"',
        "s",
        "s",
        "clavier de champ « Courriel »",
    ),
    kind(
        "un message d’erreur que lit un lecteur d’écran",
        'id="pass"',
        'id="pass" aria-invalid="true" aria-errormessage="hint"',
        "s",
        "s",
        "message d’erreur de champ « Mot de passe » : rien est devenu « 4 caractères au moins »",
    ),
    kind(
        "le codage de ce qu’un formulaire envoie",
        'method="post"',
        'method="post" enctype="multipart/form-data"',
        "s",
        "s",
        "codage de l’envoi de formulaire",
    ),
    kind(
        "l’effet d’un bouton dans son formulaire",
        '<button type="button">Annuler',
        '<button type="submit">Annuler',
        "s",
        "s",
        "type de bouton « Annuler » : « button » est devenu « submit »",
    ),
    kind(
        "un bouton qui dit ce qu’il replie",
        '<button type="button">Annuler',
        '<button type="button" aria-expanded="false">Annuler',
        "s",
        "s",
        "déplié de bouton « Annuler » : rien est devenu « false »",
    ),
    kind(
        "une touche de raccourci",
        '<button class="primary">',
        '<button class="primary" accesskey="v">',
        "s",
        "s",
        "touche de raccourci de bouton « VALIDER »",
    ),
    kind(
        "l’infobulle d’un bouton",
        '<button class="primary">',
        '<button class="primary" title="Enregistrer">',
        "s",
        "s",
        "infobulle de bouton « VALIDER »",
    ),
    kind(
        "des mots pour les seuls lecteurs d’écran",
        ">VALIDER<",
        f'>VALIDER<span style="{UNSEEN}"> et payer</span><',
        "s",
        "s",
        "bouton « VALIDER {+et payer+} »",
    ),
    kind(
        "un bouton hors d’atteinte de la souris",
        *styled(".primary { pointer-events: none; }"),
        "s",
        "s",
        "hors d’atteinte de la souris de bouton « VALIDER »",
    ),
    kind("un lien qui télécharge", 'href="/Plan"', 'href="/Plan" download', "s", "s", "téléchargement de lien « Plan"),
    kind(
        "un lien que la touche Tab saute",
        'href="/Plan"',
        'href="/Plan" tabindex="-1"',
        "s",
        "s",
        "la touche Tab n’atteint plus « Plan du site »",
    ),
    kind(
        "un lien caché aux lecteurs d’écran",
        '<a href="/Plan">',
        '<a href="/Plan" aria-hidden="true">',
        "s",
        "s",
        "disparu : lien « Plan du site »",
    ),
    kind("le sens d’écriture d’un mot", "<i>welcome</i>", '<i dir="rtl">welcome</i>', "s", "s", "sens d’écriture de"),
    kind(
        "la portée d’un en-tête de tableau",
        "<th>Mois",
        '<th scope="row">Mois',
        "s",
        "s",
        "en-tête de colonne « Mois » est devenu en-tête de ligne « Mois »",
    ),
    kind(
        "un paragraphe devenu une alerte",
        'class="hint"',
        'class="hint" role="alert"',
        "s",
        "s",
        "rôle changé : paragraphe « 4 caractères au moins » est devenu alerte",
    ),
    kind(
        "la couleur d’un bouton, de 2 %",
        *styled(".primary { background: #155482; }"),
        "p",
        "p",
        "→ #ffffff sur #155482 (contraste 8,0:1)",
    ),
    kind(
        "le fond de toute la page",
        *styled("body { background: #f4f6f8; }"),
        "p",
        "p",
        "couleur du fond : lien « Accueil » et 22 autres, #ffffff → #f4f6f8",
    ),
    kind(
        "l’espacement des lettres d’un titre",
        *styled("h1 { letter-spacing: 1px; }"),
        "p",
        "p",
        "caractères : titre « Je me connecte », rien → espacement des lettres de 1 px",
    ),
    kind(
        "l’espacement des mots",
        *styled(".hint { word-spacing: 2px; }"),
        "p",
        "p",
        "rien → espacement des mots de 2 px",
    ),
    kind("de petites capitales", *styled("h1 { font-variant: small-caps; }"), "p", "p", "rien → small-caps"),
    kind(
        "l’épaisseur du soulignement",
        *styled("a { text-decoration-thickness: 3px; }"),
        "p",
        "p",
        "caractères : lien « Accueil » et 5 autres, rien → trait de 3px",
    ),
    kind(
        "des capitales que seul le style écrit",
        *styled(".primary { text-transform: lowercase; }"),
        "p",
        "p",
        "rien → lowercase",
    ),
    kind(
        "un dessin sans nom échangé",
        '<rect width="20" height="20" fill="#b3261e"/>',
        '<circle cx="10" cy="10" r="10" fill="#b3261e"/>',
        "p",
        "p",
        "chang",
    ),
    kind("le centrage d’un titre", *styled("h1 { text-align: center; }"), "p", "", "image changée sur titre"),
    kind("les coins d’un bouton", *styled(".primary { border-radius: 12px; }"), "p", "", "image changée sur bouton"),
    kind("l’ombre d’un bouton", *styled(".primary { box-shadow: 0 2px 6px #0008; }"), "p", "", "image changée"),
)
