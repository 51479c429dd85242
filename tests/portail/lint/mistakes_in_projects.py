"""Mistakes that people make in `portail.toml`."""

from tests.portail.lint.mistaken import PROJECT, Mistake

IN_PROJECTS = (
    Mistake(
        "timezone", "time_zone", ("4:1 « time_zone » n’est pas connu. Retirez-le ou corrigez son nom : « timezone »",)
    ),
    Mistake("[project]", "[projet]", ("1:1 « projet » n’est pas connu. Retirez-le ou corrigez son nom : « project »",)),
    Mistake('lang = "fr"', "lang = 3", ('3:1 « lang » est un nombre, et non un texte. Écrivez lang = "…"',)),
    Mistake('lang = "fr"', 'lang = "français"', ('3:1 Écrivez par exemple lang = "fr"',)),
    Mistake('lang = "fr"', 'locale = "fr_FR"', ("3:1 « fr_FR » n’est pas le code d’une langue",)),
    Mistake("date = 2026-09-01", 'contents = "oui"', ("13:1 « contents » est un texte, et non true ou false",)),
    Mistake(
        "2026-09-01", '"le 1er septembre"', ("13:1 « date » est un texte, et non une date. Écrivez une date comme",)
    ),
    Mistake("2026-09-01", "01/09/2026", ("13:9 une date ne s’écrit pas ainsi. Écrivez date = 2026-09-01",)),
    Mistake(
        "date = 2026-09-01", "contents = Oui", ("13:12 s’écrivent en anglais, en minuscules. Écrivez contents = true",)
    ),
    Mistake("[words]", '[project]\nname = "x"\n\n[words]', ("7:9 [project] est là deux fois",)),
    Mistake('lang = "fr"', 'name = "x"', ("3:11 « name » est donné deux fois. Gardez l’une",)),
    Mistake(
        '"salles"',
        "“salles”",
        ('2:8 des guillemets typographiques tiennent la place de guillemets droits. Écrivez name = "…"',),
    ),
    Mistake('"salles"', "« salles »", ("2:8 des guillemets typographiques",)),
    Mistake('"salles"', "les salles", ('2:8 un texte n’est pas entre guillemets. Écrivez name = "…"',)),
    Mistake('"salles"', '"salles', ("2:15 des guillemets ne sont pas fermés",)),
    Mistake('"salles"', '"les "salles""', ("2:14 quelque chose de trop après la valeur",)),
    Mistake('"salles"', "", ("2:8 la valeur manque",)),
    Mistake('name = "salles"', 'name: "salles"', ('2:5 un « : » tient la place du « = ». Écrivez name = "…"',)),
    Mistake('name = "salles"', 'name "salles"', ('2:6 le « = » manque. Écrivez name = "…"',)),
    Mistake('"Réserver" =', "Réserver =", ("8:2 un nom avec des accents, des espaces",)),
    Mistake("[words]", "[words", ("7:7 le nom d’une table est mal écrit",)),
    Mistake("[targets.recette]", "[targets.ma recette]", ("15:13 le nom d’une table est mal écrit",)),
    Mistake(
        'base_url = "https://recette.example.fr/"',
        'base_url = "https://a.fr"\nalso = ["https://b.fr"',
        ("17:1 une liste n’est pas fermée",),
    ),
    Mistake(
        'name = "salles"\nlang = "fr"',
        "nom = 1\nlang = 2",
        ("2:1 « nom » n’est pas connu", "3:1 « lang » est un nombre"),
    ),
    Mistake('"salles"\nlang = "fr"', "salles\nlang = 2", ("2:8 entre guillemets", "3:1 « lang » est un nombre")),
    Mistake(
        'name = "Ville"\ncolour = "#00613a"',
        'nom = "Ville"\ncolour = "vert"\nlogo = "absent.png"\ncontents = 3',
        (
            "11:1 « nom »",
            "12:1 n’est pas une couleur",
            "13:1 ne mène à aucun fichier",
            "14:1 « contents » est un nombre",
        ),
    ),
    Mistake("Europe/Paris", "Paris", ("4:1 « Paris » n’est pas un fuseau horaire",)),
    Mistake("#00613a", "#ffee00", ("12:1 se lit mal sur du blanc",)),
    Mistake(
        'default_target = "recette"',
        'default_target = "recete"',
        ("5:1 la cible « recete » n’est pas dans ce fichier. Corrigez son nom (il y a : recette)",),
    ),
    Mistake('default_target = "recette"', 'default_procedure = "louer"', ("5:1 la procédure « louer » n’existe pas",)),
    Mistake('name = "salles"', 'procedures = "textes"', ("2:1 le dossier textes n’existe pas",)),
    Mistake(
        'name = "salles"', 'procedures = "../textes"\nsteps = "/tmp"', ("2:1 sort du dossier", "3:1 sort du dossier")
    ),
    Mistake('base_url = "https://recette.example.fr/"\n', "", ("15:1 « base_url » manque dans [targets.recette]",)),
    Mistake(
        "base_url", "baseurl", ("16:1 « baseurl » n’est pas connu. Retirez-le ou corrigez son nom : « base_url »",)
    ),
    Mistake("https://recette.example.fr/", "recette", ("16:1 base_url n’est pas une adresse",)),
    Mistake(
        'base_url = "https://recette.example.fr/"',
        'base_url = "recette"\nalso = "x"\nmail = "a"\ndata = "faux"',
        (
            "16:1 n’est pas une adresse",
            "17:1 Écrivez une liste",
            "18:1 « mailbox » ?",
            '19:1 Écrivez data = "invented" ou data = "real"',
        ),
    ),
    Mistake(
        'email = "ada@example.fr"',
        'mail = "a"\nnom = 3',
        ("19:1 « mail » n’est pas connu", "20:1 connus : email, username"),
    ),
    Mistake(
        'email = "ada@example.fr"', 'email = "a@b"\npassword = "x"', ("20:1 par l’environnement (PORTAIL_PASSWORD)",)
    ),
    Mistake(
        '"prénom" = "Ada"', '"prénom" = "Ada"\n"mot de passe" = "x"', ("23:1 par l’environnement (PORTAIL_PASSWORD)",)
    ),
    Mistake(
        '"prénom" = "Ada"', '"prénom" = 1\npays = 33', ("22:1 « prénom » est un nombre", "23:1 « pays » est un nombre")
    ),
    Mistake(
        "[targets.recette.person]",
        '[targets.recette.patience]\nact = "10 s"\npage = -3\n\n[targets.recette.person]',
        ("19:1 Écrivez un nombre, sans guillemets", "20:1 Écrivez un nombre plus grand que 0"),
    ),
    Mistake(
        "[targets.recette.person]",
        '[targets.recette.before]\nsteps = [{ press = "A", tick = "B" }, { type = "x" }, { presse = "C" }]\n'
        "[targets.recette.person]",
        ("19:1 « press » ?", "19:1 le geste 1", "19:1 le geste 2"),
    ),
    Mistake("[words]", '[project.values.carte]\nformat = "["\n\n[words]', ("8:1 n’est pas une expression régulière",)),
    *(
        Mistake('email = "ada@example.fr"', f'email = "{words}"', ("19:1 email n’est pas une adresse électronique",))
        for words in ("ada", "Ada <ada@example.fr>", "ada@exemple,fr")
    ),
    Mistake("https://recette.example.fr/", "https://recette example.fr/", ("16:1 base_url n’est pas une adresse",)),
    *(
        Mistake('name = "salles"', f'{remark}\nname = "salles"', ("2:1 Une remarque commence par #.",))
        for remark in ("// un", "/* un */", "; un", "<!-- un -->")
    ),
    Mistake('"salles"', '"salles" // un', ("2:17 Une remarque commence par #.",)),
    Mistake('"salles"', '"C:\\salles"', ("2:13 une barre \\ a un autre sens dans un texte",)),
    Mistake("date = 2026-09-01", "fonts = [Essai, Autre]", ("13:10 un texte n’est pas entre guillemets",)),
    Mistake("date = 2026-09-01", 'fonts = ["Essai" "Autre"]', ("13:1 une virgule manque entre deux valeurs",)),
    Mistake('"Réserver" = "Louer"', "« Réserver » = « Louer »", ("8:1 des guillemets typographiques",)),
    Mistake('"Réserver" = "Louer"', "Réserver -> Louer", ('8:2 Écrivez Réserver = "…"',)),
    Mistake("", PROJECT.encode("latin-1"), ("8:3 n’est pas en UTF-8",)),
    Mistake("", PROJECT.encode("utf-8-sig"), ()),
    Mistake("", PROJECT.replace("\n", "\r\n"), ()),
)
