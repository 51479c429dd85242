"""Mailboxes: the protocol by which a walk reads mail, and the kinds of mailboxes that fulfil it.

- `protocol`: `Mailbox`, `Message`, `Address`, `Link`, `Code`; `message`: the one class of messages and the search
- `kinds`: the registry of kinds, by the scheme of a URL; `imap`, `mailpit`: the built-in ones
- `content`: from the source of a message to its text, HTML, links and codes
- `page`: the page on which a person reads a message, for kinds that have none
"""
