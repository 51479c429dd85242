"""The catalogues of defects and faults, in the desk's words."""

from mock_portal.faults import FaultName

STEPS = {
    "mail": "Le message",
    "link": "Le lien du message",
    "activation": "La page d’activation",
    "sign-in": "La connexion",
    "credentials": "Le choix des identifiants",
    "services": "Les services",
    "terms": "Les conditions et les factures",
}

DEFECTS = {
    "sender-address-other": "Le message vient d’une autre adresse.",
    "sender-name-other": "Le message porte un autre nom d’expéditeur.",
    "password-missing-from-message": "Le message ne donne pas le mot de passe provisoire.",
    "username-missing-from-message": "Le message ne donne pas le nom d’utilisateur provisoire.",
    "link-missing-from-message": "Le message ne contient pas de lien d’activation.",
    "link-leads-nowhere": "Le lien d’activation mène à une page qui n’existe pas.",
    "here-missing": "La page d’activation n’a pas de lien pour continuer.",
    "here-renamed": "Le lien de la page d’activation porte un autre nom.",
    "provisional-password-wrong": "Le message donne un mot de passe que le compte n’a pas.",
    "password-field-renamed": "Le champ du mot de passe porte une autre étiquette.",
    "credentials-lead-back": "L’enregistrement des identifiants ramène à la même page.",
    "key-left-empty": "Le logiciel ne renseigne pas la clé enfance.",
    "key-of-another-family": "Le logiciel renseigne une clé qui n’est pas celle de la famille.",
    "validate-renamed": "Le bouton qui valide les services porte un autre nom.",
    "back-missing": "La page des services n’a pas de bouton pour revenir.",
    "services-sentence-changed": "Une phrase de la page des services diffère d’un mot.",
    "social-row-missing": "Le second service n’est pas proposé.",
    "accept-stays-grey": "Le bouton d’acceptation reste gris.",
    "accept-open-too-early": "Le bouton d’acceptation s’active avant la fin du texte.",
    "accept-not-green": "Le bouton d’acceptation s’active sans devenir vert.",
    "definitions-missing": "Les conditions n’ont pas leurs définitions.",
    "accept-renamed": "Le bouton d’acceptation porte un autre nom.",
    "invoices-tab-missing": "La navigation n’a pas d’onglet pour les factures.",
    "invoices-tab-astray": "L’onglet des factures mène à une autre page.",
    "payment-missing": "Les factures ne peuvent pas être payées en ligne.",
}

FAULTS = {
    FaultName.SLOW_PAGE: "Page lente",
    FaultName.ERROR_500: "Erreur 500",
    FaultName.SESSION_GONE: "Session perdue",
    FaultName.MESSAGE_LATE: "Message en retard",
    FaultName.MESSAGE_LOST: "Message perdu",
    FaultName.MESSAGE_TWICE: "Message en double",
    FaultName.LINK_MANGLED: "Lien coupé",
    FaultName.NOTIFICATION_LOST: "Notification de paiement perdue",
}
