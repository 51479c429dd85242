"""How large a guide is printed: its sheet, the letters of its pictures, and what depends on the size of its words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PrintSizes:
    """The sizes of a kind of print, in points where nothing else is said.

    Attributes:
        legible: the smallest letters of a picture that have to be read, as far as the text is wide enough for them.
        comfortable: the letters of a picture where there is room.
        largest: the letters of a picture that is made larger to fill a page.
        continued: the height of the line that heads a page on which a step goes on.
        beside: how much of the text's width a picture may take that stands beside words, from 0 to 1.
        words: the size of the words.
        sheet: the width of a page, in millimetres.
        column: the width of the text.
        paper: the widest picture: the page without what printers leave white at each side.
        tallest: the tallest picture: a page holds its heading and its caption too.
        page: the height of the text on a page.
        enlarges_quotations: whether what is quoted has to be read on its picture too, beside what is numbered.
        contents: whether the steps are listed below the title in any case.
        style: the name of the style sheet that makes it so; none for the usual print.
    """

    legible: float
    comfortable: float
    largest: float
    continued: float
    beside: float
    words: float = 11.0
    sheet: float = 210.0
    column: float = 493.0
    paper: float = 538.0
    tallest: float = 640.0
    page: float = 767.0
    enlarges_quotations: bool = True
    contents: bool = False
    style: str = ""


STANDARD = PrintSizes(legible=9.0, comfortable=10.0, largest=14.5, continued=28.0, beside=0.5)
LARGE = PrintSizes(
    legible=12.0, comfortable=14.5, largest=20.0, continued=42.0, beside=0.0, words=16.0, style="large_print"
)
"""Of large print, whose words are 14 points and more: nothing stands beside anything else."""
A5 = PrintSizes(
    legible=9.0,
    comfortable=9.5,
    largest=13.0,
    continued=25.0,
    beside=0.5,
    words=10.0,
    sheet=148.0,
    column=351.0,
    paper=379.0,
    tallest=430.0,
    page=532.0,
    enlarges_quotations=False,
    contents=True,
    style="a5",
)
"""Of pages of A5, half as large: a line that a screen sets across its whole width has no room there."""
