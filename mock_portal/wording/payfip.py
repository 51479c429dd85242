"""The sentences of PayFiP's refusals, by their code; those of A2, P1, P5 and R3 are PayFiP's own."""

REFUSALS = {
    "N1": "Le numéro client n'est pas conforme.",
    "E1": "L'exercice n'est pas conforme.",
    "R3": "Le format du paramètre REFDET n'est pas conforme.",
    "O1": "L'objet n'est pas conforme.",
    "M1": "Le montant n'est pas conforme.",
    "A2": "Adresse mél incorrecte.",
    "S1": "Le type de saisie n'est pas conforme.",
    "P1": "IdOp incorrect.",
    "P5": "Résultat de la transaction non connu.",
}
