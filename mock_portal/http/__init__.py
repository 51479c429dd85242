"""All that speaks HTTP: the pages of towns, the front desk, the control API and the payment site."""
