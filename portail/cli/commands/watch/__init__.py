"""`portail guide --watch`: rebuilds the guide while a writer writes, and shows it on a page that follows."""

from portail.cli.commands.watch.rebuilding import watch

__all__ = ["watch"]
