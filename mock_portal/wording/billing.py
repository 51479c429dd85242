"""The words of invoices and payments."""

INVOICE_STATUSES = {
    "cancelled": "Annulée",
    "credit-note": "Avoir",
    "paid": "Payée",
    "being-paid": "En cours de paiement",
    "direct-debit": "Prélèvement automatique",
    "overdue": "En retard",
    "partly-paid": "Partiellement payée",
    "to-pay": "À payer",
}
ONLINE_REFUSALS = {
    "amount-too-low": "Moins de 1\u00a0€\u00a0: à régler auprès du service.",
    "amount-too-high": "Plus de 100\u00a0000\u00a0€\u00a0: à régler auprès du service.",
}
CARD = "carte bancaire"
DIRECT_DEBIT = "prélèvement"
COUNTER = "guichet"
SEVERAL_INVOICES = "{count} factures"
"""The subject of a payment of several invoices at once."""
