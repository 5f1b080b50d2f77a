"""Serving the page until it is stopped."""

import socket
from contextlib import ExitStack

import uvicorn
from fastapi import FastAPI

from knowledge.errors import SettingsError

LAST_PORT = 65535
STOP_WITHIN = 3
"""Seconds that answers under way get when the server is stopped."""


def open_port(host: str, port: int) -> socket.socket:
    """A socket on which to listen.

    Raises `SettingsError` where the port is taken or the address is not one of this machine.
    """
    if not 0 <= port <= LAST_PORT:
        raise SettingsError(f"there is no port {port}; choose one up to {LAST_PORT} with --port")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with ExitStack() as undone:
            opened = undone.enter_context(socket.socket(family, kind, protocol))
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened.bind(address)
            undone.pop_all()
            return opened
    except OSError as error:
        raise SettingsError(
            f"cannot listen on {host}:{port} ({error}); choose another with --host or --port"
        ) from error


def serve(app: FastAPI, opened: socket.socket, host: str) -> None:
    """Serve until interrupted; says where to look once it is ready."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=STOP_WITHIN,
    )
    _Server(config, _address(opened, host)).run(sockets=[opened])


class _Server(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(f"Career Guide is ready: open {self._address}  (stop it with Ctrl+C)", flush=True)


def _address(opened: socket.socket, host: str) -> str:
    shown = "localhost" if host in {"0.0.0.0", "::", ""} else host  # noqa: S104 - it is only compared with
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{opened.getsockname()[1]}/"
