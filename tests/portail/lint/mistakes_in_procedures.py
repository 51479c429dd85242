"""Mistakes that people make in the Markdown of a procedure."""

from tests.portail.lint.mistaken import PROCEDURE, Mistake

STEP = "## 2. Je choisis une salle {#choix}"
CAPTION = '"Les identifiants sont ceux de la carte"'
NOTE = "> NB : une salle par jour."
PLAN = '![Le plan](plan.png "Où sont les salles")'
LIKE_STEPS = (
    "# 2. Je choisis une salle {#choix}",
    "### 2. Je choisis une salle {#choix}",
    "##2. Je choisis une salle {#choix}",
    "## Je choisis une salle {#choix}",
    "## 2 Je choisis une salle {#choix}",
    "## 2) Je choisis une salle {#choix}",
    "## Étape 2 : Je choisis une salle {#choix}",
    "## 2. Je choisis une salle {choix}",
    "## 2. Je choisis une salle {#Choix}",
    "## 2. Je choisis une salle{#choix}",
    "## 2. Je choisis une salle {#choix} ##",
    "## 2. Je choisis une salle (#choix)",
    "## 2. {#choix} Je choisis une salle",
)
"""Headings that are meant for this step."""
OF_HEADINGS = (
    *(Mistake(STEP, line, ("16:1 « ## 2. Je choisis une salle {#choix} »",)) for line in LIKE_STEPS),
    Mistake(STEP, "## 2. Je choisis une salle", ("16:1 « ## 2. Je choisis une salle {#je-choisis-une-salle} »",)),
    Mistake(STEP, "## 2. Je choisis {#réserver}", ("16:1 « ## 2. Je choisis {#reserver} »",)),
    Mistake(STEP, "## 2. {#choix}", ("16:1 « ## 2. … {#choix} »",)),
    Mistake(STEP, "## 2 Je {#je}\n\n## 3. Puis {#puis}", ("16:1 « ## 2. Je {#je} »",)),
    Mistake(STEP, "## 1. Je choisis {#choix}", ("16:4 l’étape porte le numéro 1. Numérotez-la 2",)),
    Mistake(STEP, "## 2. Je choisis {#connexion}", ("16:18 « connexion » est déjà pris (ligne 10)",)),
    Mistake(STEP, "Je choisis\n----------", ("16:1 ce titre n’est pas une étape",)),
    Mistake(STEP, f" {STEP}", ()),
    Mistake(STEP, f"    {STEP}", ("16:1 des lignes sont en retrait",)),
    Mistake("J’ouvre", "\tJ’ouvre", ("12:1 des lignes sont en retrait",)),
    Mistake(NOTE, "## Horaires\n\nCliquez sur `Louer`.", ("32:1 n’est pas une étape", "34:1 n’est pas une étape")),
)
OF_PICTURES = (
    Mistake(CAPTION, "“Les identifiants”", ("14:1 des guillemets typographiques",)),
    Mistake(CAPTION, "« Les identifiants »", ("14:1 des guillemets typographiques",)),
    Mistake(f" {CAPTION}", "", ("14:1 pas de texte ou pas de légende",)),
    Mistake("screenshot:connexion", "screenshot:Ma_connexion", ("14:1 Écrivez screenshot:ma-connexion",)),
    Mistake("screenshot:connexion", "screenshot: connexion", ("14:1 il y a un espace de trop",)),
    Mistake("screenshot:connexion", "screnshot:connexion", ("14:1 n’est pas une capture",)),
    Mistake("![Le plan](", "![Le plan] (", ("36:1 il y a un espace de trop",)),
    Mistake("![Le plan]", "[Le plan]", ("36:1 Écrivez un ! devant le [",)),
    Mistake("![Le plan]", "Voir ![Le plan]", ("36:6 seul sur sa ligne",)),
    Mistake("plan.png", "images/plan.png", ("36:1 l’image images/plan.png n’existe pas",)),
    Mistake("plan.png", "le plan.png", ("36:1 le nom d’une image n’a pas d’espace",)),
    Mistake("plan.png", "plan.jpg", ("36:1 est un fichier PNG",)),
    Mistake(PLAN, '![Le plan](screenshot:connexion "Où")', ("36:1 « connexion » est déjà prise (ligne 14)",)),
)
LIKE_ITEMS = ("• ", "– ", "-", "+", "1.", "2)")
"""What begins an item to the eye."""
OF_BLOCKS = (
    Mistake("::: écran", "::: ecrans", ("32:1 ce bloc n’est pas connu",)),
    Mistake("::: écran", "::: Écran", ()),
    Mistake("::: écran", ":::", ("32:1 aucun n’est ouvert",)),
    Mistake("::: écran", ":: écran", ("32:1 ce bloc n’est pas connu", "34:1 aucun n’est ouvert")),
    Mistake("Votre réservation\n:::", "Votre réservation", ("32:1 « ::: écran » n’est pas fermé",)),
    Mistake("Imprimer {numéro}`.\n:::", "Imprimer {numéro}`.", ("25:1 « ::: actions » n’est pas fermé",)),
    Mistake("| Ravel | 80 |", "| Ravel | 80 | 12 |", ("23:1 a 3 cases, et la première 2",)),
    Mistake("| Ravel | 80 |", "| Ravel |", ("23:1 a 1 case, et la première 2",)),
    Mistake("| Ravel | 80 |", "| Ravel | 80", ()),
    Mistake("| Ravel | 80 |", "| Ravel | 80 |\nC’est tout.", ("24:1 Laissez avant elle une ligne vide",)),
    Mistake("| :---- | -----: |\n", "", ("21:1 sous sa première ligne | --- | --- |",)),
    Mistake(NOTE, "> - une", ("30:1 une note ne contient que des paragraphes",)),
    Mistake("J’ouvre", "<!-- J’ouvre", ("12:1 Ajoutez -->",)),
    Mistake(NOTE, "```\nun\n```", ("30:1 les blocs de code",)),
    *(Mistake(NOTE, f"{sign}une\n{sign}deux", ("30:1 Écrivez « - un élément »",)) for sign in LIKE_ITEMS),
    Mistake(NOTE, "– une incise – au début.", ("30:1 Écrivez « - un élément »",)),
    Mistake(NOTE, "Une ligne\n– une incise – au milieu.", ()),
    Mistake(NOTE, "Voir [le site](www.ville.fr).", ("30:6 ce lien ne mène nulle part",)),
    Mistake(NOTE, "Caf&eacute;.", ("30:4 Écrivez le signe lui-même",)),
    *(
        Mistake(NOTE, words, ("30:1 celle d’un autre Markdown",))
        for words in (
            "> [!NOTE]\n> Une salle.",
            "!!! note\n    Une salle.",
            "[TOC]",
            "\\newpage",
            "{: .grand}",
            "==Une==",
        )
    ),
    Mistake(NOTE, "- [ ] une salle", ("30:1 Retirez les crochets",)),
    Mistake(NOTE, "Voir [ici](javascript:alert(1)).", ("30:10 ce lien ne mène nulle part",)),
    Mistake(NOTE, "Voir ::: inclure plan.png", ("30:5 ce bloc n’est pas connu",)),
    Mistake("Votre réservation", "`Votre réservation`", ("33:1 une mise en forme que l’écran ne montre pas",)),
    Mistake("Imprimer", "Imprim\u0435r", ("27:22 (U+0435 CYRILLIC SMALL LETTER IE) n’est pas la lettre",)),
    Mistake("le site.", "le site.\u202e", ("12:17 U+202E est un signe sans largeur",)),
    Mistake(NOTE, "***", ("30:1 les traits de séparation",)),
    Mistake("le site.", "le site.<br>", ("12:17 les balises HTML",)),
    Mistake("J’ouvre", "**J’ouvre", ("12:1 par ** n’est pas fermée",)),
    Mistake("J’ouvre", "J´ouvre", ("12:2 tient la place d’une apostrophe",)),
    Mistake("Réserver", "Re\u0301server", ("19:59 forme NFD",)),
    Mistake("Je note", "Je\u200b note", ("26:3 U+200B",)),
    Mistake("`Se connecter`", "`Se connecter", ("12:71 une promesse n’est pas fermée",)),
    Mistake(NOTE, "Voir [le règlement](https://ville fr).", ("30:6 ce lien ne mène nulle part",)),
    Mistake(NOTE, "Voir (le règlement)[https://ville.fr].", ("30:19 Écrivez [les mots](https://…)",)),
    Mistake(NOTE, "Voir [le règlement]().", ("30:6 ce lien ne mène nulle part",)),
)
INCLUDED = "::: inclure aide.md"
OF_SNIPPETS = (
    Mistake(
        NOTE,
        "::: inclure un/aide.md",
        ("aide.md:3:15 n’est pas fermée", "aide.md:6:1 « Je clique sur `X` »", "aide.md:9:1 n’est pas un geste"),
        {"un/aide.md": "Un.\n\nJe clique sur `A\n\nPuis,\nje clique sur Louer.\n\n::: actions\nLouer.\n:::\n"},
    ),
    Mistake(NOTE, "::: inclure plan.png", ("30:1 un fragment est un fichier .md",)),
    Mistake(NOTE, INCLUDED, ("30:1 le fragment aide.md n’existe pas",)),
    Mistake(NOTE, '::: inclure "aide.md"', ("30:1 Écrivez-le sans eux",)),
    Mistake(NOTE, "::: inclure louer-une-salle.md", ("30:1 se contient lui-même",)),
    Mistake(
        NOTE,
        "::: inclure fragments/un.md",
        ("deux.md:3:1 se contient lui-même",),
        {"fragments/un.md": "::: inclure deux.md\n", "fragments/deux.md": "Un.\n\n::: inclure un.md\n"},
    ),
    Mistake(
        NOTE,
        "::: inclure un/aide.md",
        ("aide.md:1:1 n’a pas d’en-tête",),
        {"un/aide.md": '+++\nid = "a"\n+++\n\nUn.\n'},
    ),
    Mistake(
        NOTE, "::: inclure un/aide.md", ("aide.md:3:1 ne contient pas d’étape",), {"un/aide.md": "Un.\n\n## 1. A {#a}"}
    ),
)
TITLE = 'title = "Louer une salle"'
LANG = 'lang = "fr"'
OF_HEADERS = (
    Mistake(TITLE, "title = Louer une salle", ("3:9 un texte n’est pas entre guillemets",)),
    Mistake(TITLE, "title = « Louer une salle »", ('3:9 guillemets droits. Écrivez title = "…"',)),
    Mistake(TITLE, "title = “Louer une salle”", ("3:9 des guillemets typographiques",)),
    Mistake(TITLE, 'title = "Louer une salle', ("3:25 des guillemets ne sont pas fermés",)),
    Mistake(TITLE, 'title = "Louer "une" salle"', ("3:17 quelque chose de trop",)),
    Mistake(TITLE, 'title: "Louer une salle"', ("3:6 un « : » tient la place du « = »",)),
    Mistake(TITLE, 'title "Louer une salle"', ("3:7 le « = » manque",)),
    Mistake(TITLE, 'title = ""', ("3:1 un texte est vide (« title »)",)),
    Mistake(TITLE, 'titre = "Louer"', ("3:1 Corrigez son nom : « title »",)),
    Mistake(TITLE, 'Title = "Louer"', ("3:1 Corrigez son nom : « title »",)),
    Mistake(f"{TITLE}\n", "", ("5:1 « title » manque dans l’en-tête",)),
    Mistake(f"{TITLE}\n", f"{TITLE} ", ("3:27 quelque chose de trop",)),
    Mistake(LANG, f"{LANG}\n{LANG}", ("5:12 « lang » est donné deux fois",)),
    Mistake(LANG, 'lang = "français"', ("4:1 n’est pas le code d’une langue",)),
    Mistake(LANG, f'{LANG}\nauteur = "moi"', ("5:1 « auteur » n’est pas connu",)),
    Mistake(LANG, f'{LANG}\nshows_name = "oui"', ("5:1 n’est ni true ni false",)),
    Mistake(LANG, f"{LANG}\nshows_name = oui", ("5:14 Écrivez shows_name = true",)),
    Mistake('id = "louer-une-salle"', 'id = "Louer une salle"', ("2:1 en minuscules sans accent",)),
    Mistake('id = "louer-une-salle"', 'id = "louer"', ('2:1 Écrivez id = "louer-une-salle"',)),
    Mistake(f"{TITLE}\n{LANG}", 'titre = "a"\nlang = 3', ("3:1 « title »", "4:1 « lang » n’est pas un texte")),
    Mistake(f"{LANG}\n", 'langue = "fr"\n', ("4:1 « lang »",)),
    Mistake("+++\n\nLes salles", "\nLes salles", ("1:1 l’en-tête n’est pas fermé",)),
    Mistake("+++", "++", ("1:1 l’en-tête manque",)),
    Mistake("+++", "---", ("1:1 l’en-tête est en YAML",)),
    Mistake("", "\n" + PROCEDURE, ("2:1 ne commence pas à la première ligne",)),
)
OF_FILES = (
    Mistake("", "", ("1:1 l’en-tête manque",)),
    Mistake("", PROCEDURE.encode("latin-1", "replace"), ("12:31 n’est pas en UTF-8",)),
    Mistake("", PROCEDURE.encode("utf-16"), ("1:1 n’est pas en UTF-8",)),
    Mistake("", PROCEDURE.encode("utf-8-sig"), ()),
    Mistake("", PROCEDURE.replace("\n", "\r\n"), ()),
    Mistake("", b"PK\x03\x04\x14", ("1:3 caractère de contrôle",)),
)
IN_PROCEDURES = (*OF_HEADINGS, *OF_PICTURES, *OF_BLOCKS, *OF_SNIPPETS, *OF_HEADERS, *OF_FILES)
