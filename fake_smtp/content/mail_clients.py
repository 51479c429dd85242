"""What mail programs support of HTML and CSS, as far as messages use it.

Source: caniemail.com (https://github.com/hteumeuleu/caniemail, MIT licence), data of 29 June 2026, the newest version
of each program there; the page of a feature is https://www.caniemail.com/features/SLUG/.
"""

from collections.abc import Collection
from dataclasses import dataclass

CLIENTS = ("Gmail", "Outlook (Windows)", "Outlook.com", "Apple Mail", "Orange", "La Poste")
"""On the web, unless it says otherwise; Apple Mail is that of macOS."""
PLATFORMS = (
    ("gmail", "desktop-webmail"),
    ("outlook", "windows"),
    ("outlook", "outlook-com"),
    ("apple-mail", "macos"),
    ("orange", "desktop-webmail"),
    ("laposte", "desktop-webmail"),
)
"""Family and platform of each of ``CLIENTS``, in the words of caniemail.com."""
SOURCE = "https://www.caniemail.com/"


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature, the sign by which it is found, and its support by each of ``CLIENTS``: y(es), n(o), a(lmost)."""

    slug: str
    name: str
    sign: str
    support: str

    @property
    def url(self) -> str:
        """Return the page with the tests and notes of this feature."""
        return f"{SOURCE}features/{self.slug}/"


FEATURES = (
    Feature("css-display-flex", "display: flex", "value display:flex", "ynyyny"),
    Feature("css-display-grid", "display: grid", "value display:grid", "ynyyny"),
    Feature("css-gap", "gap", "property gap", "anayny"),
    Feature("css-background-image", "background-image", "property background-image", "ynyyyy"),
    Feature("css-linear-gradient", "linear-gradient()", "function linear-gradient", "ynnyny"),
    Feature("css-border-radius", "border-radius", "property border-radius", "ynyyny"),
    Feature("css-box-shadow", "box-shadow", "property box-shadow", "nnyyny"),
    Feature("css-text-shadow", "text-shadow", "property text-shadow", "nnnyyy"),
    Feature("css-max-width", "max-width", "property max-width", "yayyyy"),
    Feature("css-position", "position", "property position", "nnaaaa"),
    Feature("css-float", "float", "property float", "ynyyyy"),
    Feature("css-opacity", "opacity", "property opacity", "ynyyny"),
    Feature("css-transform", "transform", "property transform", "nnnyny"),
    Feature("css-animation", "animation", "property animation", "nnnyna"),
    Feature("css-transition", "transition", "property transition", "nnnyny"),
    Feature("css-filter", "filter", "property filter", "nnnyny"),
    Feature("css-object-fit", "object-fit", "property object-fit", "ynyyny"),
    Feature("css-aspect-ratio", "aspect-ratio", "property aspect-ratio", "nnnyny"),
    Feature("css-overflow", "overflow", "property overflow", "anaaay"),
    Feature("css-visibility", "visibility", "property visibility", "nnyyny"),
    Feature("css-variables", "var()", "function var", "nnnyny"),
    Feature("css-unit-calc", "calc()", "function calc", "ynnyny"),
    Feature("css-rgba", "rgba()", "function rgba", "anyyny"),
    Feature("css-at-media", "@media", "rule @media", "anayyn"),
    Feature("css-at-media-prefers-color-scheme", "prefers-color-scheme", "rule prefers-color-scheme", "nnyyyn"),
    Feature("css-at-font-face", "@font-face", "rule @font-face", "nanynn"),
    Feature("css-at-import", "@import", "rule @import", "nynynn"),
    Feature("css-at-supports", "@supports", "rule @supports", "nnnyyn"),
    Feature("css-pseudo-class-hover", ":hover", "selector :hover", "ynayyn"),
    Feature("html-style", "<style>", "element style", "aayyyn"),
    Feature("html-link", "<link>", "element link", "nynynn"),
    Feature("html-svg", "<svg>", "element svg", "nnnayy"),
    Feature("html-video", "<video>", "element video", "nnnynn"),
    Feature("html-audio", "<audio>", "element audio", "nnnynn"),
    Feature("html-picture", "<picture>", "element picture", "nnnany"),
    Feature("html-srcset", "srcset", "attribute srcset", "nnnyny"),
    Feature("html-form", "<form>", "element form", "ynaynn"),
    Feature("html-input-text", "<input>", "element input", "ynyynn"),
    Feature("html-object", "<object>", "element object", "nnnann"),
    Feature("html-dialog", "<dialog>", "element dialog", "nnnyny"),
    Feature("image-webp", "WebP", "image webp", "anyyyy"),
    Feature("image-avif", "AVIF", "image avif", "anyyyy"),
    Feature("image-svg", "SVG", "image svg", "nyyyyy"),
    Feature("image-base64", "data:", "image data", "nayyyn"),
)


def unsupported(signs: Collection[str]) -> tuple[Feature, ...]:
    """Return the features that a document with these signs uses and not every program supports, the worst first."""
    found = [feature for feature in FEATURES if feature.sign in signs]
    return tuple(sorted(found, key=lambda feature: (-feature.support.count("n"), feature.support.count("y"))))
