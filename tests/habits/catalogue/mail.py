"""Mail as towns send it."""

from tests.habits.habit import OtherMail, Shelf

mail = Shelf("activer")
SHELVES = (mail,)
walked, refused = mail.walked, mail.refused

LINK = ("letter", '<a href="BASE/bienvenue">lien d’activation</a>')
CREDENTIALS = ("letter", "<p>Identifiant : F0417</p>\n<p>Mot de passe : tilleul-42</p>")
LETTER, NOTED, OPENED = "J'ouvre le message", "Je note", "Je suis le lien"

PLAIN = "Madame, Monsieur,\n\nPour activer votre espace, suivez ce lien :\nBASE/bienvenue\n\nIdentifiant : F0417\nMot de passe : tilleul-42\n\nVille de Bellerive\n"
NEWS = OtherMail(
    "La lettre de la ville",
    "<p>Ce mois-ci : le marché de Noël. <a href='https://www.bellerive.example/'>Lire la suite</a></p>",
)
SAME_TOWN = OtherMail(
    "Sondage", "<p>Que pensez-vous de la cantine ?</p>", sender="Ville de Bellerive <familles@bellerive.example>"
)
EARLIER = OtherMail("La lettre de la ville", NEWS.html, before=True)


def credentials(html: str) -> tuple[str, str, str]:
    """Write the credentials otherwise."""
    return (*CREDENTIALS, html)


def link(html: str) -> tuple[str, str, str]:
    """Write the link otherwise."""
    return (*LINK, html)


walked("mail-plain-text", plain=PLAIN, source="https://github.com/axllent/mailpit/issues/125")
walked(
    "mail-plain-sentence",
    plain="Bonjour,\n\nPour activer votre espace : BASE/bienvenue\n\nVotre identifiant est F0417 et votre mot de passe est tilleul-42.\n\nVille de Bellerive\n",
)
walked("mail-plain-angles", plain=PLAIN.replace("BASE/bienvenue", "<BASE/bienvenue>"))
walked(
    "mail-plain-next-line",
    plain=PLAIN.replace("Identifiant : F0417", "Identifiant :\n  F0417").replace(
        "passe : tilleul", "passe :\n  tilleul"
    ),
)
walked(
    "mail-sentence",
    credentials("<p>Votre identifiant est <b>F0417</b> et votre mot de passe est <b>tilleul-42</b>.</p>"),
)
walked(
    "mail-sentence-provisional",
    credentials("<p>Votre identifiant provisoire est F0417, votre mot de passe provisoire est tilleul-42.</p>"),
)
walked(
    "mail-table",
    credentials(
        "<table><tr><td>Identifiant :</td><td>F0417</td></tr><tr><td>Mot de passe :</td><td>tilleul-42</td></tr></table>"
    ),
)
walked(
    "mail-two-columns",
    credentials(
        "<table><tr><th>Identifiant</th><th>Mot de passe</th></tr><tr><td>F0417</td><td>tilleul-42</td></tr></table>"
    ),
)
walked(
    "mail-two-columns-flex",
    credentials(
        '<div style="display:flex;gap:40px"><div><p>Identifiant</p><p>F0417</p></div><div><p>Mot de passe</p><p>tilleul-42</p></div></div>'
    ),
)
walked("mail-next-line", credentials("<p>Identifiant :<br>F0417</p><p>Mot de passe :<br>tilleul-42</p>"))
walked(
    "mail-list",
    credentials("<ul><li>Identifiant&nbsp;: <b>F0417</b></li><li>Mot de passe&nbsp;: <b>tilleul-42</b></li></ul>"),
)
walked(
    "mail-definition",
    credentials("<dl><dt>Identifiant</dt><dd>F0417</dd><dt>Mot de passe</dt><dd>tilleul-42</dd></dl>"),
)
walked("mail-one-line", credentials("<p>Identifiant : F0417 – Mot de passe : tilleul-42</p>"))
walked("mail-quoted-values", credentials("<p>Identifiant : « F0417 »</p><p>Mot de passe : « tilleul-42 »</p>"))
walked("mail-equals", credentials("<p>identifiant = F0417</p><p>mot de passe = tilleul-42</p>"))
walked("mail-upper-labels", credentials("<p>VOTRE IDENTIFIANT : F0417</p><p>VOTRE MOT DE PASSE : tilleul-42</p>"))
walked(
    "mail-alternative-text",
    credentials(
        '<p><img alt="Identifiant : F0417" src="https://cdn.invalid/i.png" width="300" height="30"></p><p><img alt="Mot de passe : tilleul-42" src="https://cdn.invalid/m.png" width="300" height="30"></p>'
    ),
)
walked("mail-link-long", link('<a href="BASE/bienvenue">Cliquez ici pour activer mon espace</a>'))
walked(
    "mail-link-image",
    link(
        '<a href="BASE/bienvenue"><img alt="lien d’activation" src="https://cdn.invalid/b.png" width="120" height="40"></a>'
    ),
)
walked("mail-link-bare", link('<a href="BASE/bienvenue?activation=1">BASE/bienvenue?activation=1</a>'))
walked(
    "mail-link-button",
    link(
        '<table><tr><td style="background:#1b7a3d;padding:12px"><a href="BASE/bienvenue" style="color:#fff">Activer mon compte</a></td></tr></table>'
    ),
)
walked(
    "mail-target-self",
    link('<a target="_self" href="BASE/bienvenue">lien d’activation</a>'),
    source="https://github.com/tweedegolf/mailcrab/issues/14",
)
walked(
    "mail-target-top",
    link('<a target="_top" href="BASE/bienvenue">lien d’activation</a>'),
    source="https://github.com/spartez/holdmail/issues/11",
)
walked("mail-target-parent", link('<a target="_parent" href="BASE/bienvenue">lien d’activation</a>'))
walked("mail-tracker", link('<a href="BASE/suivi?vers=bienvenue">lien d’activation</a>'))
walked("mail-newsletter-before", others=(EARLIER,))
walked("mail-newsletter-after", others=(NEWS,), source="https://github.com/ClipboardHealth/core-utils/issues/787")
walked("mail-newsletters-around", others=(EARLIER, NEWS))
walked("mail-same-sender-after", others=(SAME_TOWN,))
walked(
    "mail-pixel", ("letter", "</body>", '<img src="https://suivi.invalid/o.gif" width="1" height="1" alt=""></body>')
)

walked(
    "mail-list-of-dashes",
    credentials("<p>- identifiant : F0417</p><p>- mot de passe (respectez les majuscules) : tilleul-42</p>"),
)
walked(
    "mail-parentheses",
    credentials("<p>Connectez-vous avec votre identifiant (F0417) et votre mot de passe (tilleul-42).</p>"),
)
walked(
    "mail-is-the-following",
    credentials(
        "<p>Voici votre identifiant de connexion :</p><p><b>F0417</b></p><p>Votre mot de passe est le suivant : tilleul-42</p>"
    ),
)
walked("mail-dots-and-dashes", credentials("<p>Identifiant ........ F0417</p><p>Mot de passe - tilleul-42</p>"))
walked(
    "mail-two-languages", credentials("<p>Identifiant / Login : F0417</p><p>Mot de passe / Password → tilleul-42</p>")
)
walked("mail-link-here", link('lien d’activation : cliquez <a href="BASE/bienvenue">ici</a>'))
walked("mail-link-points", link('<a href="BASE/bienvenue">ce lien</a> d’activation'))

refused(
    "mail-parentheses-of-words",
    NOTED,
    credentials("<p>Connectez-vous avec votre identifiant (voir courrier) et votre mot de passe (voir courrier).</p>"),
)
refused(
    "mail-link-here-of-something-else",
    OPENED,
    link(
        'lien d’activation, en mairie</p><p>Pour ne plus recevoir ce message, cliquez <a href="BASE/bienvenue">ici</a>'
    ),
)
refused("mail-no-password", NOTED, credentials("<p>Identifiant : F0417</p>"))
refused(
    "mail-password-elsewhere",
    NOTED,
    credentials("<p>Identifiant : F0417</p><p>Mot de passe : il vous sera remis en mairie</p>"),
)
refused(
    "mail-password-white",
    NOTED,
    credentials('<p>Identifiant : F0417</p><p>Mot de passe : <span style="color:#fff">tilleul-42</span></p>'),
)
refused("mail-no-link", OPENED, link("lien d’activation"))
refused("mail-link-of-something-else", OPENED, link('<a href="BASE/bienvenue">site de la ville</a>'))
refused("mail-link-dead", "La page dit", link('<a href="BASE/introuvable">lien d’activation</a>'))
refused("mail-plain-no-link", OPENED, plain=PLAIN.replace("BASE/bienvenue", "(voir en mairie)"))
refused("mail-values-swapped", "Je saisis", credentials("<p>Identifiant : tilleul-42</p><p>Mot de passe : F0417</p>"))

walked("mail-elided", credentials("<p>Utilisez l’identifiant F0417 et le mot de passe tilleul-42.</p>"))
walked("mail-future", credentials("<p>Votre identifiant sera F0417 et votre mot de passe sera tilleul-42.</p>"))
walked("mail-names-together", credentials("<p>Identifiant / Mot de passe : F0417 / tilleul-42</p>"))
walked(
    "mail-names-before-values",
    credentials("<p>Voici votre identifiant et votre mot de passe :</p><p>F0417</p><p>tilleul-42</p>"),
)
walked("mail-pictograms", credentials("<p>👤 Identifiant : F0417</p><p>🔑 Mot de passe : tilleul-42</p>"))
walked("mail-arrows", credentials("<p>→ Identifiant → F0417</p><p>→ Mot de passe → tilleul-42</p>"))
walked(
    "mail-announced",
    credentials(
        "<p>Munissez-vous de votre identifiant et de votre mot de passe ci-dessous.</p><p>Identifiant : F0417</p><p>Mot de passe : tilleul-42</p>"
    ),
)
walked(
    "mail-link-below",
    (
        "letter",
        'suivez le <a href="BASE/bienvenue">lien d’activation</a>.',
        'prenez le lien d’activation ci-dessous :</p><p><a href="BASE/bienvenue">BASE/bienvenue</a>',
    ),
)

refused("mail-one-value-for-two", NOTED, credentials("<p>Identifiant / Mot de passe : F0417</p>"))
refused(
    "mail-by-another-way",
    NOTED,
    credentials("<p>Votre identifiant et votre mot de passe vous parviendront par SMS.</p>"),
)
refused(
    "mail-link-below-of-something-else",
    OPENED,
    (
        "letter",
        'suivez le <a href="BASE/bienvenue">lien d’activation</a>.',
        'venez en mairie. Notre site :</p><p><a href="BASE/bienvenue">BASE/bienvenue</a>',
    ),
)
