"""The endpoint `POST /feedback`, to which a learner sends what they think of an answer."""

from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import Field, StrictBool
from starlette.exceptions import HTTPException

from bot.answer import Kind, Mode
from bot.app.api_models import Described
from bot.app.errors import documented
from bot.keeping.feedback import Feedback, FeedbackStore, Reason, Verdict, Words
from knowledge.guide import Guide, Section

ADDRESS = "/feedback"
MOST_SECTIONS = 20
_NO_OBJECT = "the body is no JSON object; send one, with the header Content-Type: application/json"


class FeedbackBody(Described):
    """What a learner thinks of one answer. Their own words come with their consent, or not at all."""

    verdict: Verdict = Field(description="`good` or `bad`")
    reason: Reason | None = Field(
        None, description="of a bad answer `wrong section`, `not answered`, `outdated` or `other`, or null"
    )
    kind: Kind = Field(description="the `kind` of the answer, as it was given")
    mode: Mode = Field(description="the `mode` of the answer, as it was given")
    sections: list[str] = Field(
        default_factory=list,
        max_length=MOST_SECTIONS,
        description=f"a list of at most {MOST_SECTIONS} ids of sections, as the answer's citations have them",
    )
    consent: StrictBool = Field(
        False, description="`true` where the learner agreed that these words are kept, else `false`"
    )
    question: str | None = Field(None, description="text, with consent only, or null")
    comment: str | None = Field(None, description="text, with consent only, or null")


class FeedbackReply(Described):
    """What became of it."""

    kept: bool = Field(description="whether it is kept: not where that is turned off or fails, and never of care")


class OneLineRoute(APIRoute):
    """A route whose errors are one line of JSON each, without what was sent, which FastAPI's own would repeat."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_or_tell(request: Request) -> Response:
            try:
                return await handle(request)
            except RequestValidationError as error:
                return JSONResponse({"error": _told(error.errors()[0])}, status_code=422)
            except HTTPException as error:
                # What FastAPI calls 400 is a body that cannot even be decoded.
                told, code = (_NO_OBJECT, 422) if error.status_code == 400 else (error.detail, error.status_code)
                return JSONResponse({"error": told}, status_code=code, headers=error.headers)

        return handle_or_tell


def add_feedback(app: FastAPI, guides: Iterable[Guide], store: FeedbackStore | None) -> None:
    """Add the route, over the guides that are served; nothing is kept where there is no store."""
    sections = {section.id: section for guide in guides for section in guide.sections}

    def give_feedback(body: FeedbackBody) -> FeedbackReply:
        feedback = _feedback(body, sections)
        return FeedbackReply(kept=store is not None and store.record(feedback))

    app.router.add_api_route(
        ADDRESS,
        give_feedback,
        methods=["POST"],
        summary="Say what you think of an answer",
        description="Keeps it for the author. A learner's own words are taken with their consent only.",
        responses=documented(403, 413, 422, 429, 500),
        route_class_override=OneLineRoute,
    )


def _feedback(body: FeedbackBody, sections: Mapping[str, Section]) -> Feedback:
    """What is kept of a body. Raises `HTTPException` where its parts contradict each other or the guides."""
    if body.reason and body.verdict is Verdict.GOOD:
        raise HTTPException(422, "reason: only a bad answer has one; leave it out, or send the verdict bad")
    return Feedback(
        verdict=body.verdict,
        kind=body.kind,
        mode=body.mode,
        sections=tuple(_known(body.sections, sections)),
        reason=body.reason,
        words=_words(body),
    )


def _words(body: FeedbackBody) -> Words | None:
    for name in ("question", "comment"):
        if not body.consent and getattr(body, name) is not None:
            raise HTTPException(422, f"{name}: it is taken with consent only; leave it out, or send consent true")
    return Words(True, body.question, body.comment) if body.consent else None


def _known(ids: Sequence[str], sections: Mapping[str, Section]) -> Iterable[Section]:
    """The sections of some ids, each once."""
    for place, id in enumerate(ids, start=1):
        if id not in sections:
            raise HTTPException(
                422, f"sections: number {place} is no section of these guides; send the ids of the answer's citations"
            )
    return (sections[id] for id in dict.fromkeys(ids))


def _told(error: Mapping[str, Any]) -> str:
    """One line for a fault that was found in a body, in our words alone."""
    keys = FeedbackBody.model_fields
    name = error["loc"][1] if len(error["loc"]) > 1 else None
    if error["type"] == "extra_forbidden":
        return f"the body has a key that is not known; the keys are {', '.join(keys)}"
    if name not in keys:
        return _NO_OBJECT
    problem = "is missing" if error["type"] == "missing" else "has a value that cannot be used"
    return f"{name}: it {problem}; send {keys[name].description}"
