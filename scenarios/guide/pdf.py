"""The guide as PDF/UA-1: WeasyPrint prints the HTML page; where its library Pango is missing, there is no PDF."""

from scenarios.errors import EnvironmentNotReady

REMEDY = "Installez Pango, sous Debian par « apt-get install libpangoft2-1.0-0 »."


def pdf(page: str) -> bytes:
    """Return the page, printed: tagged, with bookmarks, page numbers and hyphenation.

    Raises:
        EnvironmentNotReady: Pango is missing; the text says how to get it.
    """
    try:
        from weasyprint import HTML
    except OSError as error:
        raise EnvironmentNotReady(f"Pas de guide en PDF : Pango manque. {REMEDY}") from error
    return bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))
