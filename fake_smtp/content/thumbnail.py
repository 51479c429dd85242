"""Thumbnails of attached images."""

from io import BytesIO

_SIZE = (180, 120)
_MAX_PIXELS = 50_000_000


def thumbnail(content: bytes) -> bytes:
    """Return a JPEG of 180 × 120 pixels: the image cropped or padded; blank where ``content`` is no image."""
    # Imported here: only thumbnails need this large library.
    from PIL import Image, ImageOps

    canvas = Image.new("RGB", _SIZE, "white")
    try:
        with Image.open(BytesIO(content)) as image:
            if image.width * image.height <= _MAX_PIXELS:
                shown = ImageOps.exif_transpose(image).convert("RGBA")
                if shown.width > _SIZE[0] or shown.height > _SIZE[1]:
                    shown = ImageOps.fit(shown, _SIZE)
                corner = ((_SIZE[0] - shown.width) // 2, (_SIZE[1] - shown.height) // 2)
                canvas.paste(shown, corner, shown)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        # No image, or a damaged one: something may be drawn already, so a new canvas.
        canvas = Image.new("RGB", _SIZE, "white")
    output = BytesIO()
    canvas.save(output, "JPEG", quality=85)
    return output.getvalue()
