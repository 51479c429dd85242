"""The invoices of families and their payment; amounts are in cents."""
