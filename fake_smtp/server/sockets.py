"""Listening sockets, bound before the servers start: a taken port is an error at once."""

import socket
from dataclasses import dataclass

from ..errors import PortTaken

_BACKLOG = 1024


@dataclass(frozen=True)
class Sockets:
    """The listening sockets: SMTP, SMTPS (or None), and HTTP."""

    smtp: socket.socket
    smtps: socket.socket | None
    http: socket.socket


def listen(host: str, port: int, purpose: str) -> socket.socket:
    """Bind and listen; port 0 takes a free one. ``purpose`` names the socket in the error.

    Raises:
        PortTaken: host and port cannot be bound.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio disables Nagle's algorithm only where the protocol is named; it would delay replies by 40 ms.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(_BACKLOG)
    except OSError as error:
        bound.close()
        raise PortTaken(host, port, purpose, error) from error
    return bound


def port_of(bound: socket.socket) -> int:
    """Return the port that the socket is bound to."""
    return int(bound.getsockname()[1])
