"""Templates, static files and PDF documents."""
