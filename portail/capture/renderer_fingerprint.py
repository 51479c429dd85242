"""How a browser draws, as hashes of pictures: of a page with a little of everything, of each font of the machine."""

import hashlib
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Browser, Locator

from portail.run_record.run import Manifest

PAGE = ""
"""Under which the page itself stands; the others stand under the names of fonts."""
ATTEMPTS = 5
SAMPLE = """(font) => {
  const sample = document.createElement("p");
  sample.textContent = "Hamburgefonstiv 9081726354 AVW fi";
  sample.id = "sample";
  sample.style.setProperty("font-family", JSON.stringify(font));
  document.getElementById("sample")?.remove();
  document.body.append(sample);
}"""


def draw(browser: Browser, manifest: Manifest, page: str, fonts: Iterable[str]) -> dict[str, str]:
    """Return the hash (SHA-256) of the picture of a page, by `PAGE`, and of each of these fonts of the machine.

    A picture that is another each time has none: there is nothing to compare with.

    Args:
        browser: the browser.
        manifest: the window in which the page is seen.
        page: the page, as HTML, with all that it needs.
        fonts: those of the machine, by name.
    """
    with browser.new_context(**_window(manifest, browser.browser_type.name)) as context:
        tab = context.new_page()
        tab.set_content(page)
        tab.evaluate("async () => { document.querySelector('[autofocus]')?.focus(); await document.fonts.ready; }")
        drawn = {PAGE: _hash(tab.locator("body"))}
        for font in fonts:
            tab.evaluate(SAMPLE, font)
            drawn[font] = _hash(tab.locator("#sample"))
        return drawn


def _window(manifest: Manifest, engine: str) -> dict[str, Any]:
    size = {"width": manifest.viewport.width, "height": manifest.viewport.height}
    mobile = {"is_mobile": manifest.mobile} if engine != "firefox" else {}
    return {
        "viewport": size,
        "device_scale_factor": manifest.device_scale_factor,
        "color_scheme": manifest.color_scheme,
        "locale": manifest.locale,
        "reduced_motion": "reduce",
        **mobile,
    }


def _hash(part: Locator) -> str:
    """Return the hash of the picture of a part of the page, once two in a row agree, else nothing."""
    last = ""
    for _ in range(ATTEMPTS):
        picture = part.screenshot(animations="disabled", caret="hide")
        digest = hashlib.sha256(picture).hexdigest()
        if digest == last:
            return digest
        last = digest
    return ""
