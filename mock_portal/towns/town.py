"""A town, described as data: its identity, the wording of its pages, the behaviour of its procedure.

Pages take their wording and behaviour from here, so that a portal that breaks its document (see `defects`) is a town
with another description, and no page needs a special case for tests. An empty label hides the element that it names.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Colour = Annotated[str, Meta(pattern="^#[0-9a-f]{6}$")]


class Described(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of the descriptions: frozen, and without unknown fields."""


class Colours(Described, frozen=True):
    """The town's own colours on its pages, `#rrggbb`."""

    accent: Colour
    """Buttons and links; it stands out from the page and from `on_accent`."""
    accent_hover: Colour
    on_accent: Colour
    tint: Colour
    """The background of marked text."""


class Sender(Described, frozen=True):
    """Who the town's messages come from."""

    name: str
    address: str


class Contact(Described, frozen=True):
    """Where families ask for help."""

    service: str
    email: str
    postal_address: str


class Mail(Described, frozen=True):
    """The message of invitation."""

    subject: str
    username_label: str
    username: str
    """The user name shown; `{username}` stands for the one assigned."""
    password_label: str
    password: str
    """The password shown; `{password}` stands for the one assigned."""
    link: str
    link_page: str
    """The page that the link opens, below the town's address."""


class Activation(Described, frozen=True):
    """The page that the link in the message opens."""

    title: str
    sentence: str
    link: str
    days: Annotated[int, Meta(ge=1, le=3650)]
    """How long the link in the message is valid."""
    explains_used_link: bool = True
    """Whether a link that has served says so; else it is one that nobody knows."""


class SignIn(Described, frozen=True):
    """The sign-in page."""

    title: str
    username: str
    password: str
    submit: str
    forgotten: str
    """The link to a new password."""
    new_link: str
    """The link to a new activation link."""


class Recovery(Described, frozen=True):
    """The pages for a family that lost its message or its password."""

    address: str
    submit: str
    link: str
    """The text of the link to a new password, in the message."""
    password: str
    confirmation: str
    save: str
    next_page: str
    """The page that follows when the new password is saved, below the town's address."""
    link_serves_once: bool = True


class Credentials(Described, frozen=True):
    """The page where the family chooses its user name and password."""

    title: str
    username: str
    password: str
    confirmation: str
    cancel: str
    submit: str
    next_page: str
    """The page that follows when the credentials are saved, below the town's address."""
    kept_letters: Annotated[int, Meta(ge=0)] = 0
    """How many letters of the chosen password are saved; 0: all of them."""
    ends_provisional: bool = True
    """Whether the provisional credentials end when others are chosen."""


class Entry(Described, frozen=True):
    """One entry of a service: a procedure or a publication."""

    label: str
    sentence: str


class Service(Described, frozen=True):
    """One service of the town that families have a key for."""

    id: str
    label: str
    prefill: str
    """The value filled in beforehand; `{key}` stands for the family's own key."""
    entries: tuple[Entry, ...]
    """The entries that the right key opens."""


class Services(Described, frozen=True):
    """The page where the family enters its keys."""

    lead: str
    title: str
    sentences: tuple[str, ...]
    service_header: str
    key_header: str
    rows: Annotated[tuple[Service, ...], Meta(min_length=1)]
    cancel: str
    back: str
    submit: str
    cancel_submits: bool = False
    """Whether the button that cancels does what the one that submits does."""
    back_page: str = "CompteCitoyen/Personnalisation"
    """The page to which the button that goes back leads, below the town's address."""
    links_keys: bool = True
    """Whether a key that was sent counts."""


class Terms(Described, frozen=True):
    """The general terms of use and the page where they are accepted."""

    lead: str
    title: str
    introduction: str
    version: str
    document: str
    """The terms in Markdown; a town's file names the file that holds them."""
    gate: Literal["end", "start", "never"]
    """When the accept button opens: at the end of the text, at the start, or never."""
    open_colour: Literal["green", "grey"]
    """The colour of the open accept button."""
    back: str
    accept: str
    back_page: str = "CompteCitoyen/Services"
    """The page to which the button that goes back leads, below the town's address."""


class Tab(Described, frozen=True):
    """One tab of the navigation."""

    label: str
    page: str


class Home(Described, frozen=True):
    """The family's home page."""

    title: str
    lead: str
    """Words between two asterisks on each side are bold."""
    wish: str
    linked: str
    """The text under a service whose key has been entered."""


class Modification(Described, frozen=True):
    """The page where the family changes what its space holds."""

    title: str
    keys: str
    """The title of the keys."""
    keys_sentence: str
    save_keys: str


class Help(Described, frozen=True):
    """The help about the keys."""

    keys_question: str
    keys_answer: str


class Activity(Described, frozen=True):
    """An activity that families pay for, with the price of one unit in cents."""

    label: str
    unit_price: Annotated[int, Meta(gt=0)]


class Invoices(Described, frozen=True):
    """The family's invoices and their payment."""

    title: str
    pay: str
    subject: str
    """The label of every invoice; the month is added."""
    days_to_pay: Annotated[int, Meta(ge=0, le=365)]
    payfip_client: Annotated[str, Meta(pattern="^[0-9]{6}$")]
    """The town's number at PayFiP, six digits."""
    activities: Annotated[tuple[Activity, ...], Meta(min_length=1)]
    """The lines of the first invoices of a family."""


class Payment(Described, frozen=True):
    """The page where a family checks what it is about to pay, and what follows the payment."""

    title: str
    amount: str
    pay: str
    return_page: str
    """The page that follows the payment, below the town's address."""
    receipt: str
    """The subject of the message that confirms a payment."""
    fee: Annotated[int, Meta(ge=0)] = 0
    """What is shown on top of the amount of an invoice, in cents."""
    cancel_pays: bool = False
    """Whether the button that gives up does what the one that pays does."""


class Town(Described, frozen=True):
    """A whole town."""

    name: str
    portal: str
    """The name of the portal."""
    timezone: str
    logo: str
    """The file of its emblem, in `rendering/static/`."""
    light: Colours
    """Its colours in the light scheme; messages and documents use them too."""
    dark: Colours
    """Its colours where the family prefers a dark colour scheme."""
    sender: Sender
    contact: Contact
    mail: Mail
    activation: Activation
    sign_in: SignIn
    recovery: Recovery
    credentials: Credentials
    services: Services
    terms: Terms
    tabs: tuple[Tab, ...]
    home: Home
    modification: Modification
    help: Help
    invoices: Invoices
    payment: Payment
    forgets: tuple[Literal["terms", "keys"], ...] = ()
    """What a family has done and has to do again, once it has signed in anew."""
    stylesheet: str = ""
    """Rules of the town's own, in CSS, after those of the portal."""
