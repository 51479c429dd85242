"""A procedure without a line of Python is walked by its words, on a portal that knows nothing of them."""

from pathlib import Path

from playwright.sync_api import Browser

from fake_smtp import FakeSmtp
from portail.procedure import parser
from portail.project.discovery import Projects
from portail.project.open_portal import open_portal
from portail.target.target_file import load
from portail.walk import bound_procedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from tests.walk.conftest import PATIENCE
from tests.walk.other_portal.family import Family
from tests.walk.other_portal.portal import saint_aubin

TARGET = """
base_url = "{portal}"
data = "invented"
[mailbox]
url = "mailpit+{mail}"
[person]
email = "lea@example.org"
username = "lea.moreau"
[values]
dossier = "SA-2026-0417"
"""
PROCEDURE = """+++
id = "ouvrir-mon-espace"
title = "Ouvrir mon espace"
lang = "fr"
audience = "familles"
+++

## 1. J’ouvre le message de `Saint-Aubin` {#mail}

Je note mon `Identifiant` et mon `Code secret`.

![Le message](screenshot:mail "Gardez-le")

::: actions
Je clique sur le lien `mon espace en ligne` du message.
:::

## 2. Je me connecte {#sign-in}

Je clique sur `Ici`.

![L’accueil](screenshot:opening "Un clic")

- Je saisis mon `Identifiant` et je clique sur `Suivant` ;
- je saisis mon `Code secret` ;
- puis je clique sur `Entrer`.

## 3. Je choisis mes codes {#identity}

Je saisis {nouveau mot de passe} dans `Code secret`, {nouveau mot de passe} dans `Encore une fois` et {username} dans
`Identifiant`.

Je clique sur `Enregistrer`.

![Mes codes](screenshot:identity "Ils sont à moi")

## 4. J’accepte {#rules}

Dans `Numéro de dossier Enfance`, je saisis {dossier} ; je clique sur `Je confirme`. Je clique sur `Plus tard`, s’il
apparaît. Je fais glisser `Préambule` jusqu’en bas et je clique sur
`J’accepte les conditions générales d’utilisation`.

## 5. Je vois mes factures {#bills}

Je clique sur l’onglet `Factures et paiements`. La liste s’ouvre.

::: écran
Cantine, octobre : 41,20 €
:::

![Les factures](screenshot:bills "Tout est là")
"""


def test_a_whole_procedure_is_walked_by_its_words_alone(browser: Browser, tmp_path: Path) -> None:
    family = Family("lea@example.org", "F0417", "tilleul-42", "SA-2026-0417")
    described, file = tmp_path / "saint-aubin.toml", tmp_path / "ouvrir-mon-espace.md"
    file.write_text(PROCEDURE, encoding="utf-8")
    bound = bound_procedure.bind(Projects(), parser.load(file))
    with FakeSmtp() as mail, saint_aubin(family, mail.smtp_port) as portal:
        described.write_text(TARGET.format(portal=portal, mail=mail.url), encoding="utf-8")
        with (
            open_portal(bound.project, load(described), may_destroy=False) as opened,
            opened.new_tenant() as tenant,
        ):
            target = bound.project.prepare(tenant.new_target(), None)
            run = walk(bound, target, browser, Options(tmp_path, trace="never", patience=PATIENCE), SilentObserver())

    assert [(step.id, step.error) for step in run.steps] == [(step.id, None) for step in bound.procedure.steps]
    assert (family.username, family.next_screen) == ("lea.moreau", "dashboard")
    shots = {shot.id: [note.text for note in shot.annotations] for step in run.steps for shot in step.screenshots}
    assert shots == {
        "mail": ["Saint-Aubin", "Identifiant", "Code secret"],
        "opening": ["Ici"],
        "identity": ["Code secret", "Encore une fois", "Identifiant", "Enregistrer"],
        "bills": ["Factures et paiements"],
    }
    assert {promise.status for step in run.steps for promise in step.promises} == {"held"}
    assert family.password not in (tmp_path / "ouvrir-mon-espace" / "run.json").read_text(encoding="utf-8")
