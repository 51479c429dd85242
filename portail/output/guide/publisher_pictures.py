"""The publisher's pictures as PNG, for files that take no drawings: its logo, and the QR code to its portal."""

import io
from pathlib import Path

import pypdfium2
import segno
from PIL import ImageChops

from portail.output.guide.pdf import pango

PIXELS = 12
"""How many pixels a module of the QR code has."""
DENSITY = 4
"""How many pixels a point of a logo has that is drawn (SVG)."""


def logo(file: Path) -> bytes:
    """Return a logo as a picture; a drawing (SVG) is drawn as WeasyPrint draws it in the PDF."""
    if file.suffix.lower() != ".svg":
        return file.read_bytes()
    with pango.needed():
        from weasyprint import HTML
    style = "@page { size: 120mm 20mm; margin: 0 } body { margin: 0 } img { height: 20mm }"
    printed = HTML(string=f"<style>{style}</style><img src='{file.resolve().as_uri()}'>").write_pdf()
    drawn = pypdfium2.PdfDocument(printed)[0].render(scale=DENSITY).to_pil().convert("RGB")
    written = io.BytesIO()
    drawn.crop(ImageChops.invert(drawn).getbbox()).save(written, "PNG")
    return written.getvalue()


def qr(link: str) -> bytes:
    """Return the QR code that leads to an address."""
    written = io.BytesIO()
    segno.make_qr(link).save(written, kind="png", scale=PIXELS, border=2)
    return written.getvalue()
