"""An application on a real port of this machine."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

import uvicorn
from fastapi import FastAPI

from bot.app.serve import open_port

Made = TypeVar("Made")


def in_a_loop(make: Callable[[], Made]) -> Made:
    """What is made inside a loop, because outside of one Gradio opens some and leaves them open."""

    async def made() -> Made:
        return make()

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, made()).result()


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address at which a real server serves an application, on a free port, while the block runs."""
    opened = open_port("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    yield f"http://127.0.0.1:{opened.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
