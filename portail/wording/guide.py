"""What is said where a format of the guide cannot be made."""

from typing import Final

NO_PANGO: Final = (
    "Pas de guide en PDF : Pango manque. Installez Pango, sous Debian par « apt-get install libpangoft2-1.0-0 »."
)
