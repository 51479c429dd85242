"""What one person has before them: the page, the message that is open, what was noted; and what is done with it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic, time
from urllib.parse import urljoin

from portail.actions.action import Act, Action
from portail.actions.value_beside_name import noted_value
from portail.actions.values import BRACES, CHOSEN, called, of_the_person
from portail.errors import Broken, WrongUsage
from portail.load.load_plan import Plan, Somebody
from portail.load.visitor.diary import Diary
from portail.load.visitor.exchange import Answer, Connection, Request
from portail.load.visitor.messages import Letters
from portail.load.visitor.name_matching import Reading
from portail.load.visitor.page import Page
from portail.mailbox.protocol import Message
from portail.procedure.keyboard import key_named
from portail.procedure.matching import same
from portail.wording import actions as action_words
from portail.wording import load as words

ENTER = "Enter"
REFUSED, FAILED = 400, 500
"""The first statuses by which a portal says that it refuses, and that it cannot."""


class Tab:
    """A tab of a browser that has no window.

    Args:
        plan: the plan of the day.
        person: who looks at it.
        connection: how the portal is reached.
        letters: the messages of the person.
        reading: how names are compared.
        diary: what is written down.
        is_impatient: whether a page that does not come soon is asked for again.

    Attributes:
        step: the id of the step that is walked.
        waited: how long the person has waited in it, in seconds.
        asked: when the portal was last asked for something that may send a message, in seconds since 1970.
        notes: what was noted.
        filled: what was filled in on this page.
        secret: what of it was a password that somebody knew already.
        may_be_refused: whether what is sent is wrong on purpose.
    """

    def __init__(
        self,
        plan: Plan,
        person: Somebody,
        connection: Connection,
        letters: Letters,
        reading: Reading,
        diary: Diary,
        *,
        is_impatient: bool = False,
    ) -> None:
        self.plan = plan
        self.person = person
        self.connection = connection
        self.letters = letters
        self.reading = reading
        self.diary = diary
        self.step = ""
        self.waited = 0.0
        self.asked = person.asked
        self.is_impatient = is_impatient
        self.may_be_refused = False
        self.begin()

    def begin(self) -> None:
        """Begin in a new browser."""
        self.page = Page("", "", self.reading)
        self.message: Message | None = None
        self.notes: dict[str, str] = {}
        self.filled: list[Action] = []
        self.secret: Action | None = None
        self.connection.forget()

    def do(self, action: Action) -> None:
        """Do an action.

        Raises:
            Broken: the portal does not let the person do so.
            WrongUsage: a value is not known.
            EnvironmentNotReady: the mailbox does not answer.
        """
        if not action.optional or self.page.shows(self.filled_in(action.name)):
            ACTIONS[action.act](self, action)

    def look(self, request: Request | None) -> None:
        """Ask for a page, wait for it, and look at it; `None`: nothing is asked for."""
        if request is None:
            return
        began, self.asked = monotonic(), time()
        ask = self.connection.ask_again if self.is_impatient else self.connection.ask
        answer = ask(request, self.step)
        seconds = monotonic() - began
        self.waited += seconds
        self.diary.page(self.step, seconds)
        self._show(answer)

    def _show(self, answer: Answer) -> None:
        self.page, self.filled, self.secret = Page(answer.url, answer.html, self.reading), [], None
        if answer.status >= (FAILED if self.may_be_refused else REFUSED):
            raise Broken(expected=words.A_PAGE, found=words.status(answer.status))

    def filled_in(self, text: str) -> str:
        """Return a text with values in place of names in braces.

        Raises:
            WrongUsage: nobody knows one.
        """
        return BRACES.sub(lambda found: self._value(found[1].strip()), text)

    def _value(self, name: str) -> str:
        attribute = of_the_person(name)
        known = (*self.notes.items(), *self.person.values.items(), *self.plan.values.items())
        own = next((value for key, value in known if same(key, name)), None)
        value = own or (getattr(self.person, attribute) if attribute else None)
        if not value:
            raise WrongUsage(action_words.nobody_knows(name))
        return str(value)

    def type(self, action: Action, change: Callable[[str], str] = str) -> None:
        """Fill in a field; the value may be changed before, by somebody who mistypes it."""
        value = change(self.filled_in(action.value))
        is_chosen = any(of_the_person(name.strip()) == CHOSEN for name in BRACES.findall(action.value))
        if self.page.type(self.filled_in(action.name), value) and not is_chosen:
            self.secret = action


def _open_site(tab: Tab, _action: Action) -> None:
    tab.look(Request(tab.plan.base_url))


def _open_page(tab: Tab, action: Action) -> None:
    tab.look(Request(urljoin(f"{tab.plan.base_url.rstrip('/')}/", tab.filled_in(action.name).lstrip("/"))))


def _open_message(tab: Tab, action: Action) -> None:
    sender = tab.filled_in(action.name)
    shown = tab.plan.senders.get(sender, sender)
    message = tab.letters.open(tab.filled_in(action.value) or None, shown or None)
    if tab.asked is not None and message.date is not None:
        tab.diary.message(max(0.0, message.date.timestamp() - tab.asked))
    tab.message = message
    tab.page = Page("", message.html or f"<pre>{message.text}</pre>", tab.reading)


def _press(tab: Tab, action: Action) -> None:
    tab.look(tab.page.press(tab.filled_in(action.name), action.kind))


def _follow(tab: Tab, action: Action) -> None:
    if tab.message is None:
        raise Broken(expected=action_words.AN_OPEN_MESSAGE, found=action_words.NO_MESSAGE_IS_OPEN)
    name = tab.filled_in(action.name)
    found = {link.url for link in tab.message.links if tab.reading.exactly(name).match(link.text)}
    if len(found) != 1:
        raise Broken(expected=words.link_of_message(name), found=action_words.several_things(len(found)))
    tab.look(Request(found.pop()))


def _type(tab: Tab, action: Action) -> None:
    tab.type(action)
    tab.filled.append(action)


def _choose(tab: Tab, action: Action) -> None:
    tab.page.choose(tab.filled_in(action.name), tab.filled_in(action.value), action.value)
    tab.filled.append(action)


def _tick(tab: Tab, action: Action) -> None:
    tab.page.tick(tab.filled_in(action.name), ticked=action.act == "tick")
    tab.filled.append(action)


def _key(tab: Tab, action: Action) -> None:
    if key_named(action.name) == ENTER:
        tab.look(tab.page.press_enter())


def _scroll(tab: Tab, action: Action) -> None:
    name = tab.filled_in(action.name)
    if name and not tab.page.shows(name):
        raise Broken(expected=action_words.thing(name, tab.page.title), found=action_words.NOTHING_OF_THIS_NAME)


def _add_file(tab: Tab, action: Action) -> None:
    file = Path(tab.plan.folder) / tab.filled_in(action.value)
    if not file.is_file():
        raise WrongUsage(" ".join(action_words.no_such_file(str(file))))
    tab.page.add_file(tab.filled_in(action.name), file)
    tab.filled.append(action)


def _note(tab: Tab, action: Action) -> None:
    name = tab.filled_in(action.name)
    value = noted_value(tab.page.text, tab.reading.pattern(name))
    if not value:
        raise Broken(expected=action_words.value_beside(name), found=action_words.NOTHING_BESIDE_IT)
    tab.notes[called(action)] = value


ACTIONS: Mapping[Act, Callable[[Tab, Action], None]] = {
    "open-site": _open_site,
    "open-page": _open_page,
    "open-message": _open_message,
    "press": _press,
    "follow": _follow,
    "type": _type,
    "choose": _choose,
    "tick": _tick,
    "untick": _tick,
    "key": _key,
    "scroll": _scroll,
    "scroll-page": lambda *_: None,  # all of the page is there
    "add-file": _add_file,
    "note": _note,
}
