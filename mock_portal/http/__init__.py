"""What the portal answers over HTTP: pages for families, front desk, control API and the payment site."""
