"""What the pages on which keys are entered have in common."""

import re

from portail import PageObject

BESIDE = """(name) => {
  const own = name.innerText.trim();
  let around = name;
  while (around.parentElement && around.innerText.trim() === own) around = around.parentElement;
  return around.innerText;
}"""


class KeysPage(PageObject):
    """Has a field for the key of each service, or writes the key that it knows."""

    def key_of(self, service: str) -> str | None:
        """Read the key that is filled in for a service; `None` where the page does not name the service."""
        field = self.field(service).filter(visible=True)
        return self.words_of(field) if field.count() else self._key_written_for(service)

    def _key_written_for(self, service: str) -> str | None:
        """Read what stands beside the name of a service, or after it in the same words."""
        name = self.words(service).filter(visible=True)
        if not name.count():
            return self.value_beside(service)
        row = " ".join(name.first.evaluate(BESIDE).split())
        return re.sub(self.expression(service), "", row).strip(" :–-")
