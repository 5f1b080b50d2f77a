"""The one shape of every error that a program is told: `{"error": "what, where, what to do"}`."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Route

DESCRIBED = "/api/openapi.json"
MOST_FAULTS = 3


class ErrorReply(BaseModel):
    """What went wrong, where, and what to do about it, in one line."""

    model_config = ConfigDict(extra="forbid")

    error: str = Field(
        examples=["message: Field required. What may be sent, as application/json, is described at /api/openapi.json."]
    )


_MEANINGS = {
    403: "A browser sends this from a page of somebody else.",
    413: "The request is larger than 64 KB.",
    422: "The request is not as described here.",
    429: "This address has sent too many messages in the last minute; `Retry-After` says how many seconds to wait.",
    500: "Something failed here; whoever runs this can look the id up in the log.",
    503: "Too many messages are waiting already; `Retry-After` says how many seconds to wait.",
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of a route, as FastAPI takes them for its documentation."""
    wait = {"headers": {"Retry-After": {"description": "seconds to wait", "schema": {"type": "integer"}}}}
    return {
        status: {"model": ErrorReply, "description": _MEANINGS[status]} | (wait if status in {429, 503} else {})
        for status in statuses
    }


def error_reply(status: int, text: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """An error as it is sent; what it says must hold nothing of what was sent."""
    return JSONResponse({"error": text}, status, headers)


def add_error_replies(app: FastAPI) -> None:
    """Give the errors of an application's own routes their shape; to be called once all those routes are there."""
    app.add_exception_handler(RequestValidationError, _reply_to_invalid)
    app.add_exception_handler(HTTPException, _reply_to_raised)
    app.router.routes.extend(_other_methods(app.routes))


async def _reply_to_invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - it is registered for no other
    return _invalid("; ".join(f"{_place(fault)}: {fault['msg']}" for fault in error.errors()[:MOST_FAULTS]))


async def _reply_to_raised(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for no other
    if error.status_code == 400:
        # FastAPI's word for a body that cannot even be taken apart, such as one that is nested too deeply.
        return _invalid("body: cannot be read as JSON")
    return error_reply(error.status_code, error.detail, error.headers)


def _invalid(faults: str) -> JSONResponse:
    return error_reply(422, f"{faults}. What may be sent, as application/json, is described at {DESCRIBED}.")


def _place(fault: Mapping[str, Any]) -> str:
    """Where a fault is, in names that are ours: that of a field which is not known came from outside."""
    whole, *fields = fault["loc"]
    known = fields[:-1] if fault["type"] == "extra_forbidden" else fields
    return ".".join(str(field) for field in known if isinstance(field, str)) or str(whole)


def _other_methods(routes: list[BaseRoute]) -> list[Route]:
    """For each documented path, a route that refuses the methods it does not take; else the chat would answer them."""
    plain = [route for route in routes if isinstance(route, Route)]
    described = dict.fromkeys(route.path for route in plain if route.include_in_schema or route.path == DESCRIBED)
    taken = {
        path: {name for route in plain if route.path == path for name in route.methods or ()} for path in described
    }
    return [Route(path, _wrong_method(sorted(methods)), include_in_schema=False) for path, methods in taken.items()]


def _wrong_method(taken: list[str]) -> JSONResponse:
    text = f"This address takes {' and '.join(taken)} only; see {DESCRIBED}."
    return error_reply(405, text, {"Allow": ", ".join(taken)})
