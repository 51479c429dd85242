"""What is the same at each walk: addresses without what is made anew, and words without what varies."""

import pytest

from portail.capture.normalise import Lasting

LASTING = Lasting("http://127.0.0.1:4312/velizy-17/espace-citoyens/", (r"Nous sommes le [^\n]*",))
HOME = "http://127.0.0.1:4312/velizy-17/espace-citoyens"


@pytest.mark.parametrize(
    ("url", "lasting"),
    [
        (f"{HOME}/Home/MotDePasseOublie", "/Home/MotDePasseOublie"),
        (f"{HOME}/", "/"),
        (HOME, "/"),
        (f"{HOME}/Activation?cle=NspCqx4knpWke6jBBMDk=ed.8WB&lang=fr", "/Activation?cle=*&lang=fr"),
        (f"{HOME}/PageInfosDiverses/Index/10", "/PageInfosDiverses/Index/10"),
        (f"{HOME}/Factures/20260917/Detail", "/Factures/*/Detail"),
        (f"{HOME}/d/3f2504e0-4f89-11d3-9a0c-0305e82c3301#haut", "/d/*#haut"),
        (f"{HOME}/fichiers/notice-2026.pdf", "/fichiers/notice-2026.pdf"),
        (f"{HOME}/view/c18606ceb10d3a890e099a.txt", "/view/*"),
        (f"{HOME}/view/6245269a22f782153d3393.txt", "/view/*"),
        (f"{HOME}/view/attestation-caf-2026.pdf", "/view/attestation-caf-2026.pdf"),
        ("http://127.0.0.1:4312/velizy-170/espace-citoyens/", "http://127.0.0.1/*/espace-citoyens/"),
        ("http://127.0.0.1:9925/messages/12?view=html", "http://127.0.0.1/messages/*"),
        ("https://paiement.example.fr:8443/payer?jeton=1#a", "https://paiement.example.fr:8443/payer"),
        ("https://marie:secret@www.example.fr/", "https://www.example.fr/"),
        ("mailto:mairie@example.fr", "mailto:mairie@example.fr"),
        ("http://[", "http://["),
    ],
)
def test_an_address_keeps_what_is_the_same_at_each_walk(url: str, lasting: str) -> None:
    assert LASTING.address(url) == lasting


def test_an_address_is_the_same_below_a_portal_that_lies_elsewhere() -> None:
    elsewhere = Lasting("https://recette.example.fr/velizy/")

    assert elsewhere.address("https://recette.example.fr/velizy/Plan") == LASTING.address(f"{HOME}/Plan")


def test_on_a_page_elsewhere_its_own_host_is_not_told_and_on_the_portal_it_is() -> None:
    inbox = "https://courrier.example.fr/inbox/4711"

    assert LASTING.address("https://courrier.example.fr/settings", inbox) == "/settings"
    assert LASTING.address("https://www.example.fr/aide", inbox) == "https://www.example.fr/aide"
    assert LASTING.address("http://127.0.0.1:4312/autre", f"{HOME}/Plan") == "http://127.0.0.1/autre"


@pytest.mark.parametrize(
    ("name", "lasting"),
    [
        ("c18606ceb10d3a890e099a.txt", "*"),
        ("6245269a22f782153d3393.txt", "*"),
        ("facture.pdf", "facture.pdf"),
        ("", ""),
    ],
)
def test_the_name_of_a_file_is_kept_unless_it_is_made_anew(name: str, lasting: str) -> None:
    assert LASTING.file(name) == lasting


def test_words_keep_their_addresses_as_they_last_and_lines_that_vary_are_left_out() -> None:
    assert LASTING.words(f"  Suivez   {HOME}/Activation?cle=8WBAVMpCtRsh5eRU  ") == "Suivez /Activation?cle=*"
    assert LASTING.words("Nous sommes le lundi 7 septembre") == ""
    assert LASTING.words("Depuis quand ? Nous sommes le lundi") != ""
