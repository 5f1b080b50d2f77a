"""Guides of a test's own, served as the pages that they are, behind the guard and without a chat."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from bot.app.guard import Guard
from bot.app.guide_list import list_page
from bot.app.guide_pages import guide_page
from bot.app.web import FILES
from knowledge.read import read_guides
from tests.bot.app.served import served


@contextmanager
def shelf(folder: Path, guides: Mapping[str, str]) -> Iterator[str]:
    """The address of a server of some guides, given by their names; they are written to a folder and read there."""
    for name, markdown in guides.items():
        (folder / f"{name}.md").write_text(markdown, encoding="utf-8")
    read = read_guides(folder)
    pages = {guide.id: guide_page(guide, read) for guide in read}
    app = FastAPI()
    app.add_middleware(Guard)
    app.mount("/page", StaticFiles(directory=FILES))
    app.add_api_route("/guides", lambda: HTMLResponse(list_page(read)))
    app.add_api_route("/guides/{name}", lambda name: HTMLResponse(pages[name]))
    with served(app) as address:
        yield address
