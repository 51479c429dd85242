"""Mistakes that people make in sentences that act."""

from tests.portail.lint.mistaken import Mistake

PRESS = "je clique sur `Se connecter`"
TYPE = "Je saisis {prénom} dans `Prénom`"
OPEN = "J’ouvre le site."
NOTE = "> NB : une salle par jour."
LIKE_PRESSES = (
    "je clqiue sur `Se connecter`",
    "je clic sur `Se connecter`",
    "je cliqe sur `Se connecter`",
    "je double-clique sur `Se connecter`",
    "je clique sur `Se connecter` ou `Valider`",
)
UNMARKED = ("Se connecter", "´Se connecter´", "'Se connecter'", "« Se connecter »")
LIKE_TYPING = ("Je saisis {prénom}", "Je saisis dans `Prénom` {prénom}", "Je remplis {prénom} avec `Prénom`")
PASSWORD = "Je saisis « Tr0ub4dor » dans `Mot de passe`"
OF_VERBS = (
    *(Mistake(PRESS, words, ("12:57 Écrivez par exemple « Je clique sur `X` ».",)) for words in LIKE_PRESSES),
    *(Mistake("`Se connecter`", words, ("12:57 entre accents graves (`)",)) for words in UNMARKED),
    *(Mistake(TYPE, words, ("12:18 Écrivez par exemple « Je saisis « v » dans `X` ».",)) for words in LIKE_TYPING),
    Mistake(OPEN, "Cliqez sur `Entrer`.", ("12:1 Écrivez par exemple « Je clique sur `X` »",)),
    Mistake(OPEN, "J’ouvre la page /salles.", ("12:1 « J’ouvre la page `/chemin` »",)),
    Mistake(OPEN, "J’ouvre la page `Salles`.", ("12:1 « Salles » n’est pas l’adresse d’une page",)),
    Mistake(OPEN, "I open the site.", ("12:1 est un geste en anglais",)),
    Mistake("Je note le `numéro`.", "Le numéro est là.", ("26:1 n’est pas un geste",)),
    Mistake(OPEN, "J’appuie sur `Entrée`.", ("12:1 « J’appuie sur la touche `Entrée` »",)),
    Mistake(OPEN, "Sur la ligne « Ravel », je clique sur `Louer`.", ()),
    Mistake(OPEN, "Sur la ligne 2, je clique sur `Louer`.", ("12:17 la ligne ou la colonne",)),
    Mistake(OPEN, "Je clique sur `Louer` dans la colonne « Ravel ».", ("12:1 commence comme un geste",)),
    Mistake(OPEN, "Clicquer sur `Entrer`.", ("12:1 Écrivez par exemple « Je clique sur `X` »",)),
    Mistake(OPEN, "Un clic sur `Entrer`.", ("12:1 Écrivez par exemple « Je clique sur `X` »",)),
    Mistake("{prénom} dans", "«« Ada »» dans", ("12:18 Écrivez par exemple « Je saisis « v » dans `X` »",)),
    Mistake(OPEN, "Je bascule `Louer`.", ("12:1 commence comme un geste",)),
    Mistake(NOTE, "J’appuie sur la touche `Entré`.", ("30:1 le clavier n’a pas cette touche",)),
    Mistake(NOTE, "J’ouvre le message Votre salle.", ("30:1 « J’ouvre le message « objet » »",)),
    Mistake(NOTE, "Je fais glisser `Règlement`.", ("30:1 « Je fais glisser `X` jusqu’en bas »",)),
    Mistake(NOTE, "J’ajoute le fichier « f.pdf » dans `Pièce`.", ("30:1 f.pdf n’existe pas",)),
)
OF_DOERS = (
    Mistake(OPEN, "Marie clique sur `Entrer`.", ("12:7 écrivez « Je clique sur `X` », ou « L’usager … »",)),
    Mistake(OPEN, "Il ouvre le site.", ("12:1 ne dit pas si c’est à la personne qui suit la démarche",)),
    Mistake(OPEN, "Je ferme la fenêtre.", ("12:1 commence comme un geste",)),
    Mistake(OPEN, "Il clique sur `Entrer`.", ()),
    Mistake(OPEN, "Je patiente avant de cliquer sur `Entrer`.", ("12:13 ne dit pas si c’est à la personne",)),
    Mistake(OPEN, "Le bouton est là : je l’ouvre.", ("12:20 commence comme un geste",)),
    Mistake(OPEN, "Je la coche : `Entrer`.", ("12:1 Écrivez par exemple « Je coche `X` »",)),
    Mistake(OPEN, "Je répète l’étape 1.", ("12:1 commence comme un geste",)),
    Mistake(OPEN, "Cliquez s’il vous plaît sur `Entrer`.", ()),
    Mistake(OPEN, "J’ouvre la page « /salles ».", ("12:1 Écrivez par exemple « J’ouvre la page `/chemin` »",)),
    Mistake(OPEN, "La fenêtre se ferme.", ()),
)
OF_CONDITIONS = (
    Mistake(TYPE, f"Si je peux, {TYPE.lower()}", ("12:30 cette phrase pose une condition",)),
    Mistake(OPEN, "Je clique sur `Entrer` s’il y est.", ("12:1 cette phrase pose une condition",)),
    Mistake(OPEN, "Je clique sur `Entrer`, si on me le demande.", ("12:1 cette phrase pose une condition",)),
    Mistake(OPEN, "Sauf si je suis inscrit, je clique sur `Entrer`.", ("12:26 cette phrase pose une condition",)),
    Mistake(OPEN, "Je clique sur `Entrer` seulement si je peux.", ("12:1 cette phrase pose une condition",)),
    Mistake(OPEN, "Dans ce cas, je clique sur `Entrer`.", ("12:14 cette phrase pose une condition",)),
    Mistake(OPEN, "Si `Entrer` est là, je le coche.", ("12:21 cette phrase pose une condition",)),
    Mistake(OPEN, f"{OPEN} S’il apparaît.", ("12:18 ne porte sur aucun geste",)),
    Mistake(OPEN, f"{OPEN} Je clique sur `Entrer`, s’il apparaît.", ()),
)
OF_VALUES = (
    Mistake("{prénom}", "{prenom}", ("12:18 Corrigez son nom : {prénom} ?",)),
    Mistake("{prénom}", "{ville}", ("12:18 écrivez ville dans [values] d’une cible",)),
    Mistake("{prénom}", "{numéro}", ("12:18 {numéro} n’est noté qu’après cette phrase",)),
    Mistake("{numéro}", "{code}", ("27:1 personne ne connaît {code}",)),
    Mistake(NOTE, "Voici votre {numero}.", ("30:13 Corrigez son nom : {numéro} ?",)),
    Mistake("Votre réservation", "Réservation {code}", ("33:1 personne ne connaît {code}",)),
    Mistake(NOTE, "L’écran montre `Bonjour {nom}`, {prénom}.", ("30:25 personne ne connaît {nom}",)),
    Mistake("{prénom}", "{{prénom}}", ("12:18 « Je saisis « v » dans `X` »",)),
    Mistake("{prénom}", "« {prénom »", ("12:18 une accolade n’a pas sa pareille",)),
    Mistake("{prénom}", "{prénom", ("12:18 « Je saisis « v » dans `X` »",)),
    Mistake(TYPE, PASSWORD, ("12:18 Écrivez « Je saisis mon `Mot de passe` »",)),
)
IN_WORDS = (*OF_VERBS, *OF_DOERS, *OF_CONDITIONS, *OF_VALUES)
