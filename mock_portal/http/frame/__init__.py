"""What the pages of both faces, portal and front desk, are built on: forms, visits, the handling of one request."""
