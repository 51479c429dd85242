"""The web frame that portal and front desk share: forms, visits, and the handling of one request."""
