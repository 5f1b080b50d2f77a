"""What an operator's probes ask: whether the server lives, and whether the bot can answer."""

from typing import Any

from fastapi import FastAPI
from fastapi.responses import JSONResponse

from bot.app.api_models import Alive, NotReady, Ready
from bot.app.readiness import readiness
from bot.pipeline import Bot


def add_probes(app: FastAPI, bot: Bot) -> None:
    """Add `/healthz` and `/readyz`, which are asked often and so never limited."""

    def show_health() -> JSONResponse:
        return JSONResponse({"alive": True})

    def show_readiness() -> JSONResponse:
        state = readiness(bot)
        return JSONResponse(state, status_code=200 if state["ready"] else 503)

    not_ready: dict[int | str, dict[str, Any]] = {503: {"model": NotReady, "description": "The bot cannot answer now."}}
    app.add_api_route("/healthz", show_health, summary="Does the server live?", response_model=Alive)
    app.add_api_route(
        "/readyz", show_readiness, summary="Can the bot answer?", response_model=Ready, responses=not_ready
    )
    for path, endpoint in (("/healthz", show_health), ("/readyz", show_readiness)):
        app.add_api_route(path, endpoint, methods=["HEAD"], include_in_schema=False)
