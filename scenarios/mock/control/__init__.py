"""The control API of a mock portal, as a client sees it.

`values.py` and `requests.py` are made from the portal's own description; `Control` is what walks and tests say.
"""

from .control import Control as Control
from .values import Fault as Fault
