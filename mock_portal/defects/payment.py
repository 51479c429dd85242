"""Defects that break *Payer une facture en ligne*."""

from functools import partial

from .defect import Defect, part

_Defect = partial(Defect, procedure="payer-une-facture")

DEFECTS = (
    _Defect(
        "pay-renamed", "invoice", "Je clique sur Payer en ligne",
        "The button that leads from an invoice to its payment has another name.",
        part("invoices", pay="Payer maintenant"),
    ),
    _Defect(
        "amount-renamed", "amount", "Le Montant à payer est celui de la facture",
        "The summary does not call the amount what the document calls it.",
        part("payment", amount="Net à régler"),
    ),
    _Defect(
        "confirmation-missing", "amount", "Je clique sur Payer",
        "The summary has no button that confirms the amount.",
        part("payment", pay=""),
    ),
    _Defect(
        "payment-leads-elsewhere", "paid", "Je retrouve mes factures",
        "The family that has paid comes back to another page than its invoices.",
        part("payment", return_page="PageInfosDiverses/Index/1"),
    ),
    _Defect(
        "receipt-missing", "paid", "qui confirme le paiement",
        "No message confirms the payment.",
        part("payment", receipt=""),
    ),
    _Defect(
        "giving-up-pays", "amount", "pour renoncer, sur Abandonner",
        "The button that gives up goes on to the payment, as the one that pays does.",
        part("payment", cancel_pays=True), thorough=True,
    ),
)  # fmt: skip
