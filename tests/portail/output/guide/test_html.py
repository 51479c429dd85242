"""The guide in HTML is one file that a browser shows."""

from playwright.sync_api import Page

from portail.output.guide.document import Document
from portail.output.guide.html import html

LINES = """(all) => all.map((each) => {
    const [name, number] = [...each.children].map((child) => [...child.getClientRects()]);
    return [name.length, number[0].top < name[0].bottom && number[0].bottom > name[0].top];
})"""


def test_html_is_one_file_that_a_browser_shows(whole: Document, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.set_content(html(whole))

    assert page.title() == "Ma procédure\u00a0: l’essai"
    assert page.get_by_role("heading", name="Je consulte ma boîte mail").count() == 1
    assert page.get_by_role("img", name="Le message ouvert").evaluate("(image) => image.complete && image.naturalWidth")
    assert page.locator(".number").evaluate_all("(all) => all.map((each) => each.lastChild.data)") == ["1", "2"]
    assert [url for url in asked if not url.startswith("data:")] == []


def test_a_name_on_the_screen_stays_on_one_line_with_its_number(whole: Document, page: Page) -> None:
    page.set_content(html(whole))

    for width in range(150, 400, 10):
        page.set_viewport_size({"width": width, "height": 600})
        assert page.locator(".named").evaluate_all(LINES) == [[1, True], [1, True]]


def test_a_picture_stays_on_one_page_with_the_title_and_the_words_before_it(whole: Document, page: Page) -> None:
    page.set_content(html(whole))

    groups = page.locator("section > *").evaluate_all(
        "(all) => all.map((each) => [getComputedStyle(each).breakInside, each.querySelectorAll('h2, img').length])"
    )
    assert groups == [["avoid", 2]]


def test_a_number_is_read_aloud_as_a_mark_and_seen_as_a_number(whole: Document, page: Page) -> None:
    page.set_content(html(whole))

    words = page.locator("p", has_text="Cliquez")

    assert "VALIDER repère 1" in words.aria_snapshot()
    assert page.locator(".unseen").first.evaluate("(each) => each.offsetWidth") == 1


def test_numbers_can_be_read_in_print_without_backgrounds_in_the_dark_and_in_forced_colours(
    whole: Document, page: Page
) -> None:
    page.set_content(html(whole))
    number = page.locator(".number").first

    assert number.evaluate("(each) => getComputedStyle(each).printColorAdjust") == "exact"
    page.emulate_media(color_scheme="dark")
    light, dark = number.evaluate("(each) => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]")
    assert (light, dark) == ("rgb(20, 27, 34)", "rgb(242, 167, 203)")
    page.emulate_media(forced_colors="active")
    assert number.evaluate("(each) => getComputedStyle(each).borderTopStyle") == "solid"


def test_a_picture_is_enlarged_by_a_press_and_by_the_keyboard(whole: Document, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(html(whole))
    picture, enlarge = page.get_by_role("img"), page.get_by_role("checkbox", name="Agrandir l’image")
    usual = picture.bounding_box()

    enlarge.press("Space")
    by_key = picture.bounding_box()
    picture.click()

    assert usual
    assert by_key
    assert by_key["width"] > usual["width"]
    assert picture.bounding_box() == usual
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_in_an_english_guide_what_is_quoted_from_the_screens_is_french(english: Document, page: Page) -> None:
    page.set_content(html(english))

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(":not(html)[lang=fr]").all_inner_texts() == ["VALIDER", "RETOUR", "L'écran : tel quel !"]


def test_a_french_guide_says_its_language_once(whole: Document, page: Page) -> None:
    page.set_content(html(whole))

    assert page.locator("[lang]").evaluate_all("(all) => all.map((each) => each.lang)") == ["fr"]


def test_html_has_lists_tables_links_headings_and_own_pictures(rich: Document, page: Page) -> None:
    page.set_content(html(rich))

    assert page.get_by_role("link", name="la charte").get_attribute("href") == "https://ville.example/charte_1"
    assert page.get_by_role("img", name="Le plan").evaluate("(image) => image.naturalWidth") == 40
    assert page.locator("h2, h3").all_inner_texts() == ["1\nJe consulte ma boîte mail", "Deux façons", "Horaires"]
    assert page.locator("ol").first.get_attribute("start") == "2"
    assert page.locator("ol > li").first.locator("ul > li").inner_text() == "puis cela"
    assert page.get_by_role("columnheader").all_inner_texts() == ["Jour", "Heures"]
    assert page.get_by_role("cell", name="9 h").evaluate("(cell) => getComputedStyle(cell).textAlign") == "right"
