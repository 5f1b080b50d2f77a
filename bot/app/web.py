"""The web application: the chat at `/`, the guides' pages, and what an operator asks of it."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles

from bot.app.api import add_api
from bot.app.environment import keep_to_this_machine
from bot.app.errors import DESCRIBED, add_error_replies
from bot.app.feedback_route import add_feedback
from bot.app.guard import Guard
from bot.app.guide_list import list_page
from bot.app.guide_pages import guide_page, missing_page
from bot.app.limits import MessageLimit
from bot.app.probes import add_probes
from bot.keeping.feedback import FeedbackStore
from bot.pipeline import Bot

FILES = Path(__file__).parent / "static"


def create_app(
    bot: Bot, *, feedback: FeedbackStore | None = None, at_once: int = 64, limit: MessageLimit | None = None
) -> FastAPI:
    """The application that serves a bot.

    It keeps feedback where that is given a place, and serves to one address no more messages than a limit allows.

    Raises `SettingsError` where Gradio is set to open it to the internet.
    """
    keep_to_this_machine()
    app = FastAPI(
        title="Career Guide", version=version("career-guide"), docs_url=None, redoc_url=None, openapi_url=DESCRIBED
    )
    app.add_middleware(Guard, limit=limit)
    add_api(app, bot, at_once=at_once)
    add_feedback(app, bot.index.guides, feedback)
    add_probes(app, bot)
    add_error_replies(app)
    _add_guides(app, bot)
    app.mount("/page", StaticFiles(directory=FILES))
    return _mount_chat(app, bot, at_once)


def _add_guides(app: FastAPI, bot: Bot) -> None:
    guides = {guide.id: guide for guide in bot.index.guides}

    def show_list() -> HTMLResponse:
        return HTMLResponse(list_page(bot.index.guides))

    def show_guide(name: str) -> HTMLResponse:
        if name not in guides:
            return HTMLResponse(missing_page(), status_code=404)
        return HTMLResponse(guide_page(guides[name], bot.index.guides))

    app.add_api_route("/guides", show_list, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/guides/{name}", show_guide, methods=["GET", "HEAD"], include_in_schema=False)


def _mount_chat(app: FastAPI, bot: Bot, at_once: int) -> FastAPI:
    """Gradio at `/`, with all that it offers beside the chat turned off."""
    import gradio as gr

    from bot.app.chat import build_chat, head
    from bot.app.theme import page_theme

    async def name_the_fault(_request: Request, _error: Exception) -> JSONResponse:
        return JSONResponse({"detail": 'A message is sent as {"data": ["..."]}.'}, status_code=422)

    closed: dict[str, Any] = {"run_history": False, "enable_monitoring": False, "mcp_server": False, "pwa": False}
    gr.mount_gradio_app(
        app,
        build_chat(bot, at_once=at_once),
        path="/",
        head=head(),
        theme=page_theme(),
        # FastAPI's own reply repeats what was sent, which cannot always be encoded.
        app_kwargs={"exception_handlers": {RequestValidationError: name_the_fault}},
        favicon_path=str(FILES / "icon.svg"),
        footer_links=[],
        show_error=False,
        allowed_paths=[],
        max_file_size="1b",
        ssr_mode=False,
        **closed,
    )
    return app
