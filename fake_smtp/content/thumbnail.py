"""Small pictures of attached pictures."""

from io import BytesIO

_SIZE = (180, 120)
_PIXELS = 50_000_000


def thumbnail(content: bytes) -> bytes:
    """Return a JPEG of 180 × 120: the picture cropped to it, padded if smaller; blank where there is none."""
    # Imported here: only this route needs the large library.
    from PIL import Image, ImageOps

    canvas = Image.new("RGB", _SIZE, "white")
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height <= _PIXELS:
                shown = ImageOps.exif_transpose(picture).convert("RGBA")
                if shown.width > _SIZE[0] or shown.height > _SIZE[1]:
                    shown = ImageOps.fit(shown, _SIZE)
                corner = ((_SIZE[0] - shown.width) // 2, (_SIZE[1] - shown.height) // 2)
                canvas.paste(shown, corner, shown)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        # No picture, or a damaged one: the blank canvas says so.
        canvas = Image.new("RGB", _SIZE, "white")
    written = BytesIO()
    canvas.save(written, "JPEG", quality=85)
    return written.getvalue()
