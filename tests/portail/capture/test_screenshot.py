"""Pictures are the same, byte for byte, as long as the screen is the same."""

from pathlib import Path

import pytest
from PIL import Image, ImageColor
from playwright.sync_api import FloatRect, Page, expect

import mock_portal
from portail.capture.callout_layout import place
from portail.capture.camera import Camera
from portail.capture.stability import CLOCKWORK, at_rest
from portail.errors import Broken
from portail.mailbox.no_mailbox import NoMailbox
from portail.privacy.covers import SHADE
from portail.privacy.real_person_redaction import RealPersonRedaction
from portail.screen.elements import find
from portail.target.target import Person, Target
from tests.portail.capture.screenshots import screenshot_of

SPINNER = """
<style>
  @keyframes turn { to { rotate: 1turn } }
  b { display: block; width: 50px; height: 9px; background: red; animation: turn 1s infinite }
</style>
<b></b>
"""
PLACES = "* { margin: 0 } p { height: 500px } button { width: 90px; height: 40px }"
STRICT_PAGE = "<h1>Bonjour</h1><main><p><button>Valider</button></p></main>"
STRICT_POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'self'"}
FONT = Path(mock_portal.__file__).with_name("rendering") / "static" / "fonts" / "source-sans-3.woff2"
LIST = """
<style>
  @font-face { font-family: Late; src: url(late.woff2) }
  select { margin: 4.7px; padding: 9px; font: 17px Late, Arial }
</style>
<p><select><option>Les plus récentes</option></select></p>
"""
SECRET = """
<style>
  * { margin: 0; font: 18px/20px monospace; border: 0; padding: 0 }
  p, iframe, input { display: block; width: 160px; height: 20px; margin-bottom: 10px }
</style>
<p>Marie Martin</p><p style="text-transform: uppercase"><b>Marie</b>
 Martin</p><iframe srcdoc="<style>* { margin: 0; font: 18px/20px monospace; white-space: pre; overflow: hidden }</style>
Marie Martin"></iframe>
<input value="13579-C8K9"><p>Autre texte</p>
"""
FED_BY_A_WORKER = """
<p></p>
<script>
  let n = 0;
  const source = new Blob(["setInterval(() => postMessage(0), 10)"]);
  new Worker(URL.createObjectURL(source)).onmessage = () => { document.querySelector("p").textContent = ++n; };
</script>
"""
COUNTER = """
<p></p>
<script>
  let n = 0;
  const count = () => { document.querySelector("p").textContent = ++n; requestAnimationFrame(count); };
  count();
</script>
"""


def test_animations_pointer_and_scroll_do_not_show(page: Page, tmp_path: Path) -> None:
    page.set_content(
        f"{SPINNER}<style>a:hover{{color:red}}</style><a href='#'>lien</a><p style='height:3000px'>haut</p>"
    )
    first = screenshot_of(page, tmp_path / "un.png")
    page.get_by_role("link").hover()
    page.mouse.wheel(0, 900)

    second = screenshot_of(page, tmp_path / "deux.png")

    assert (tmp_path / "un.png").read_bytes() == (tmp_path / "deux.png").read_bytes()
    assert first.sha256 == second.sha256


def test_a_font_that_comes_late_makes_no_other_picture(page: Page, tmp_path: Path) -> None:
    page.route("**/", lambda route: route.fulfill(body=LIST, content_type="text/html; charset=utf-8"))
    page.route("**/late.woff2", lambda route: route.fulfill(path=FONT))
    page.goto("http://127.0.0.1/")
    late = screenshot_of(page, tmp_path / "tard.png")
    page.evaluate("() => document.querySelector('p').replaceChildren(document.querySelector('select').cloneNode(true))")

    in_time = screenshot_of(page, tmp_path / "tôt.png")

    assert late.sha256 == in_time.sha256


def test_what_must_not_be_shown_is_covered_everywhere_before_the_picture_is_taken(page: Page, tmp_path: Path) -> None:
    page.set_content(SECRET)
    target = Target(
        "external", "", Person("marie@example.org", "marie", "secret"), NoMailbox(), hidden=("Marie Martin",)
    )

    redaction = RealPersonRedaction(target)
    shot = screenshot_of(page, tmp_path / "page.png", redaction=redaction)

    with Image.open(tmp_path / "page.png") as picture:
        covered = [picture.convert("RGB").crop((0, top, 110, top + 18)).getcolors() for top in (1, 31, 61, 91)]
        others = picture.convert("RGB").crop((0, 121, 110, 139)).getcolors()
    # Where a cover begins between two pixels, the browser's rounding may shift its colour by one of 255 steps.
    assert all(_is_shade(colour) for colours in covered for _, colour in colours or ())
    assert len(others or ()) > 1
    assert "Martin" not in redaction.text(shot.structure)
    assert page.locator("svg").count() == 0


def _is_shade(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(one - other) <= 1 for one, other in zip(colour, ImageColor.getrgb(SHADE), strict=True))


class CountingCamera(Camera):
    """A camera that counts its looks at the page."""

    looks = 0

    def shoot(self, clip: FloatRect, *, beyond: bool) -> bytes:
        self.looks += 1
        return super().shoot(clip, beyond=beyond)


def test_a_picture_counts_once_two_agree_and_one_that_was_accepted_before_at_once(page: Page, tmp_path: Path) -> None:
    page.set_content(STRICT_PAGE)
    first, again, other = (CountingCamera(page) for _ in range(3))

    accepted = screenshot_of(page, tmp_path / "accepted.png", camera=first).sha256
    shot = screenshot_of(page, tmp_path / "again.png", camera=again, accepted=accepted)
    screenshot_of(page, tmp_path / "other.png", camera=other, accepted="0" * 64)

    assert [first.looks, again.looks, other.looks] == [2, 1, 2]
    assert shot.sha256 == accepted
    assert (tmp_path / "again.png").read_bytes() == (tmp_path / "accepted.png").read_bytes()


def test_a_screen_that_lives_by_its_scripts_is_held_for_its_picture_and_let_go(page: Page, tmp_path: Path) -> None:
    with page.context.add_init_script(CLOCKWORK):
        page.goto("about:blank")
    page.set_content(COUNTER)

    screenshot_of(page, tmp_path / "un.png")

    assert (tmp_path / "un.png").exists()
    expect(page.locator("p")).not_to_have_text(page.locator("p").inner_text())


def test_a_screen_that_never_rests_is_refused(page: Page, tmp_path: Path) -> None:
    page.set_content(FED_BY_A_WORKER)

    with pytest.raises(Broken, match="un écran au repos"):
        screenshot_of(page, tmp_path / "un.png")

    assert not (tmp_path / "un.png").exists()


def test_a_box_is_given_in_the_pixels_of_the_picture(page: Page, tmp_path: Path) -> None:
    page.set_content(f"<style>{PLACES}</style><p></p><button>A</button>")

    (whole,) = screenshot_of(page, tmp_path / "page.png", "A").boxes
    (strip,) = screenshot_of(page, tmp_path / "bande.png", "A", around=page.get_by_role("button")).boxes

    assert (whole.x, whole.y, whole.width, whole.height) == (0, 500, 90, 40)
    assert (strip.x, strip.y) == (0, 96)


def test_numbers_are_drawn_under_a_strict_policy_and_leave_no_trace(page: Page, tmp_path: Path) -> None:
    page.route("**/*", lambda route: route.fulfill(body=STRICT_PAGE, content_type="text/html", headers=STRICT_POLICY))
    page.goto("http://127.0.0.1/")
    before = page.content()

    plain, numbered = (screenshot_of(page, tmp_path / f"{len(names)}.png", *names) for names in ([], ["Valider"]))

    assert plain.sha256 != numbered.sha256
    assert page.content() == before


def test_a_number_keeps_off_what_only_adorns_the_page(page: Page) -> None:
    disc = (
        "<span aria-hidden='true' style='position: absolute; left: 40px; top: 40px; width: 44px; height: 44px'>V</span>"
    )
    page.set_content(f"{disc}<strong style='position: absolute; left: 98px; top: 50px'>Vélizy</strong>")

    with at_rest(page) as still:
        sender = find(page, "Vélizy")
        assert sender
        (badge,) = place([still.on_page(sender)], still.words, still.width, still.height)

    assert badge.circle.x > badge.outline.x + badge.outline.width


def test_a_picture_ends_below_the_content(page: Page, tmp_path: Path) -> None:
    page.set_content("<style>* { margin: 0 }</style><main><p style='height:300px'></p></main><footer>Mairie</footer>")

    screenshot_of(page, tmp_path / "page.png")

    assert int.from_bytes((tmp_path / "page.png").read_bytes()[20:24]) == 332


def test_a_strip_around_an_element_cuts_no_line_of_text(page: Page, tmp_path: Path) -> None:
    lines = "".join(f"<p>Ligne {number}</p>" for number in range(12))
    page.set_content(f"<style>* {{ margin: 0 }} p {{ line-height: 37px }}</style>{lines}<button>Ici</button>{lines}")

    screenshot_of(page, tmp_path / "bande.png", around=page.get_by_role("button"))

    with Image.open(tmp_path / "bande.png") as picture:
        edges = [picture.crop((0, y, picture.width, y + 1)).convert("L").getextrema() for y in (0, picture.height - 1)]
    assert edges == [(255, 255), (255, 255)]
