"""The guide in PDF: printed by WeasyPrint, and made to keep what PDF/UA and PDF/A ask for."""
