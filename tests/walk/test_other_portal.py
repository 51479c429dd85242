"""The walk knows the document, not the mock: it passes unchanged on a portal that shares no line with it."""

from collections.abc import Iterator
from pathlib import Path

from fake_smtp import FakeSmtp
from portail.output.guide.document import Document, Paragraph, Span, document
from portail.project.open_portal import open_portal
from portail.target.target_file import load
from portail.walk.bound_procedure import BoundProcedure
from tests.projects import PROJECT
from tests.walk.conftest import WalkOn
from tests.walk.other_portal.family import Family
from tests.walk.other_portal.portal import saint_aubin

TARGET = """
base_url = "{portal}"
[mailbox]
url = "mailpit+{mail}"
[family]
email = "lea@example.org"
username = "lea.moreau"
[values]
key = "SA-2026-0417"
[words]
"Vélizy-Villacoublay" = "Saint-Aubin"
"nepasrepondre_velizy@espace-citoyens.net" = "familles@saint-aubin.example"
"nom d'utilisateur" = "Identifiant"
"mot de passe" = "Code secret"
"lien d'activation" = "mon espace en ligne"
"Je me connecte" = "Entrer"
"Clé Espace Citoyens Enfance" = "Numéro de dossier Enfance"
"Action sociale" = "CCAS"
"VALIDER" = "Je confirme"
"Mes factures" = "Factures et paiements"
"""


def test_the_walk_and_a_second_visit_pass_on_a_portal_with_other_screens_and_other_words(
    walk_on: WalkOn, bound: BoundProcedure, tmp_path: Path
) -> None:
    family = Family("lea@example.org", "F0417", "tilleul-42", "SA-2026-0417")
    described = tmp_path / "saint-aubin.toml"
    with FakeSmtp() as mail, saint_aubin(family, mail.smtp_port) as portal:
        described.write_text(TARGET.format(portal=portal, mail=mail.url), encoding="utf-8")

        with (
            open_portal(PROJECT, load(described), may_destroy=False) as opened,
            opened.new_tenant() as tenant,
        ):
            run = walk_on(PROJECT.prepare(tenant.new_target(), "invited"), thorough=True)

    assert [step.error for step in run.steps] == [None] * 7
    assert (family.username, family.next_screen) == ("lea.moreau", "dashboard")

    guide = document(bound.in_words(load(described).words).procedure, run, tmp_path / bound.id)
    keys = {span.text for span in _spans(guide) if span.key}
    numbered = {each.text for shot in run.screenshots.values() for each in shot.annotations}
    assert {"Je confirme", "Factures et paiements", "Saint-Aubin"} <= numbered
    assert numbered <= keys
    assert not {"VALIDER", "Mes factures", "Vélizy-Villacoublay"} & keys
    assert "provenant de Saint-Aubin" in run.steps[0].title


def _spans(guide: Document) -> Iterator[Span]:
    for section in guide.sections:
        yield from section.title
        for part in section.parts:
            if isinstance(part, Paragraph):
                yield from part.spans
