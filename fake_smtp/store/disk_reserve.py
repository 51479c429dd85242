"""Room on the disk of the data file: what is kept free, so that a full disk is one on which deleting is possible."""

import os
from contextlib import suppress
from pathlib import Path

RESERVED_BYTES = 1024 * 1024
_MARGIN_BYTES = 64 * 1024


class DiskRoom:
    """The disk of a data file.

    Whatever the write-ahead log holds has to be copied into the data file, so nothing is added that would leave less
    room than that. Others may fill the disk all the same: for them a file of a megabyte is kept, which is given away
    when deleting needs room.
    """

    def __init__(self, data: Path) -> None:
        self._folder = data.parent
        self._log = data.with_name(data.name + "-wal")
        self._reserve = data.with_name(data.name + "-reserve")

    def holds(self, size: int) -> bool:
        """Return whether there is room for messages of this size, in bytes."""
        disk = os.statvfs(self._folder)
        # Each byte is written into the log, and copied; indexes and half empty pages come to it.
        return disk.f_bavail * disk.f_frsize >= self._log_size() + 3 * size + _MARGIN_BYTES

    def _log_size(self) -> int:
        try:
            return self._log.stat().st_size
        except FileNotFoundError:
            return 0

    def take_reserve(self) -> None:
        """Keep a megabyte; without effect where there is none."""
        try:
            with self._reserve.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, RESERVED_BYTES)
        except OSError:
            self.give_reserve()

    def give_reserve(self) -> None:
        """Give the megabyte away."""
        with suppress(OSError):
            self._reserve.unlink()

    def leave(self) -> None:
        """Leave nothing behind; on a full disk, where the log could not be copied, the reserve stays for the next."""
        if not self._log_size():
            self.give_reserve()
