"""The words of invoices and payments."""

INVOICE_STATUSES = {
    "cancelled": "Annulée",
    "paid": "Payée",
    "being-paid": "En cours de paiement",
    "direct-debit": "Prélèvement automatique",
    "overdue": "En retard",
    "partly-paid": "Partiellement payée",
    "to-pay": "À payer",
}
CARD = "carte bancaire"
DIRECT_DEBIT = "prélèvement"
COUNTER = "guichet"
SEVERAL_INVOICES = "{count} factures"
"""The subject of a payment of several invoices at once."""
