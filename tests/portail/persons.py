"""A real person, of whom nothing may be shown."""

from portail.mailbox.no_mailbox import NoMailbox
from portail.target.target import Person, Target

PAUL = Person("paul@example.org", "paul.durand", "Chouette-lune-2026!")
REAL_PORTAL = Target("external", "https://portail.example/", PAUL, NoMailbox(), hidden=("Paul Durand",))
