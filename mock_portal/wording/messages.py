"""The subjects of messages that the file of a town does not give, and the names of changes."""

PASSWORD_RESET_SUBJECT = "Nouveau mot de passe de votre {portal}"
CHANGE_SUBJECT = "Modification de votre {portal}"

ADDRESS_CHANGE_SUBJECT = "Nouvelle adresse électronique de votre {portal}"

CONTACT_CHANGED = "vos coordonnées"
CREDENTIALS_CHANGED = "vos identifiants"
KEYS_CHANGED = "vos clés de services"
PASSWORD_CHANGED = "votre mot de passe"
ADDRESS_CHANGED = "votre adresse électronique, désormais {email}"
