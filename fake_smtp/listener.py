"""Bound sockets: a port is held from here on, or the reason is said."""

import socket
from ipaddress import ip_address

from fake_smtp.errors import PortTaken

_BACKLOG = 1024


def listen(host: str, port: int, purpose: str) -> socket.socket:
    """Bind and listen; port 0 takes a free one.

    Raises:
        PortTaken: the address cannot be bound.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio switches Nagle's algorithm off: it would delay answers by 40 ms.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(_BACKLOG)
    except OSError as error:
        bound.close()
        raise PortTaken(host, port, purpose, error) from error
    return bound


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address can only be reached from this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def port_of(bound: socket.socket) -> int:
    """Return the port that the socket is bound to."""
    return int(bound.getsockname()[1])
