"""Feedback over HTTP: what is taken, what is refused in one line, and that no word is kept without consent."""

import asyncio
import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Kind, Mode
from bot.app.errors import add_error_replies
from bot.app.feedback_route import MOST_SECTIONS, FeedbackBody, add_feedback
from bot.app.guard import BODY_LIMIT
from bot.app.web import create_app
from bot.keeping.feedback import FeedbackStore, Reason, Verdict
from bot.pipeline import Bot
from tests.bot.kept import bytes_kept

JSON_HEADER = {"content-type": "application/json"}
CANARY = "wombats on a trampoline"
PHASE = "ai-ml/roadmap/phase-1"
GOOD = {"verdict": "good", "kind": "answer", "mode": "extracted", "sections": [PHASE]}
BAD = GOOD | {"verdict": "bad", "reason": "wrong section"}
SAID = {"consent": True, "question": "What do I learn first?", "comment": "Ask jane@example.com, I meant maths\ud800"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[FeedbackStore]:
    with closing(FeedbackStore.open(f"sqlite:///{file}")) as store:
        yield store


@pytest.fixture
def keeping_app(guide_bot: Bot, store: FeedbackStore) -> FastAPI:
    """The route by itself, over the packaged guides."""
    app = FastAPI()
    add_feedback(app, guide_bot.index.guides, store)
    add_error_replies(app)
    return app


@pytest.fixture
def keeping(keeping_app: FastAPI) -> TestClient:
    return TestClient(keeping_app, raise_server_exceptions=False)


def assert_refused(client: TestClient, body: Any, *, says: str = "", code: int = 422) -> None:
    """One line in JSON that says what to do, and repeats nothing of what was sent."""
    answer = client.post("/feedback", content=json.dumps(body), headers=JSON_HEADER)
    assert answer.status_code == code, answer.text
    assert list(answer.json()) == ["error"]
    assert "\n" not in answer.json()["error"]
    assert says in answer.json()["error"]
    assert "wombat" not in answer.text


def test_a_good_word_is_kept(keeping: TestClient, store: FeedbackStore) -> None:
    """The least that can be sent."""
    answer = keeping.post("/feedback", json=GOOD)
    assert (answer.status_code, answer.json()) == (200, {"kept": True})
    (kept,) = store.kept()
    assert (kept.verdict, kept.reason, kept.kind, kept.mode) == (Verdict.GOOD, None, Kind.ANSWER, Mode.EXTRACTED)
    assert kept.sections == (PHASE,)
    assert (kept.question, kept.comment) == (None, None)


def test_a_bad_one_is_kept_with_its_reason_and_words_with_consent(keeping: TestClient, store: FeedbackStore) -> None:
    """The words are masked, and cleaned of what no database takes."""
    assert keeping.post("/feedback", content=json.dumps(BAD | SAID), headers=JSON_HEADER).json() == {"kept": True}
    (kept,) = store.kept()
    assert kept.reason is Reason.WRONG_SECTION
    assert (kept.question, kept.comment) == ("What do I learn first?", "Ask […] I meant maths")


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("reason", [None, *Reason])
def test_every_kind_and_reason_is_taken(keeping: TestClient, kind: Kind, reason: Reason | None) -> None:
    """Of care, which somebody in distress was given, nothing is kept."""
    body = BAD | {"kind": kind.value, "mode": "none", "reason": reason and reason.value, "sections": []}
    assert keeping.post("/feedback", json=body).json() == {"kept": kind is not Kind.CARE}


def test_a_section_counts_once(keeping: TestClient, store: FeedbackStore) -> None:
    """An answer may cite it twice."""
    keeping.post("/feedback", json=GOOD | {"sections": [PHASE, "ai-ml/what", PHASE]})
    assert store.kept()[0].sections == (PHASE, "ai-ml/what")


@pytest.mark.parametrize(
    "words",
    [{"question": CANARY}, {"comment": CANARY}, {"question": CANARY, "comment": CANARY, "consent": False}],
)
def test_without_consent_no_word_gets_anywhere(
    keeping: TestClient,
    store: FeedbackStore,
    file: Path,
    words: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Not into the database or its log, not into our log, not on the screen; the rest is not kept either."""
    caplog.set_level(logging.DEBUG)
    assert_refused(keeping, BAD | words, says="with consent only; leave it out, or send consent true")
    assert store.kept() == ()
    shown = capfd.readouterr()
    assert CANARY.encode() not in bytes_kept(file)
    assert "wombat" not in caplog.text + shown.out + shown.err
    keeping.post("/feedback", json=BAD | words | {"consent": True})
    assert CANARY.encode() in bytes_kept(file), "with consent they do, so it would have been seen"
    assert "wombat" not in caplog.text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"verdict": CANARY}, "verdict: it has a value that cannot be used; send `good` or `bad`"),
        ({"verdict": None}, "verdict: "),
        ({"reason": CANARY}, "reason: it has a value that cannot be used; send of a bad answer `wrong section`, "),
        ({"verdict": "good", "reason": "outdated"}, "reason: only a bad answer has one"),
        ({"kind": CANARY}, "kind: "),
        ({"mode": CANARY}, "mode: "),
        ({"sections": CANARY}, "sections: "),
        ({"sections": None}, "sections: "),
        ({"sections": {CANARY: 1}}, "sections: "),
        ({"sections": [PHASE, CANARY]}, "sections: number 2 is no section of these guides"),
        ({"sections": [PHASE, 7]}, "sections: "),
        ({"sections": ["ai-ml"]}, "sections: number 1 is no section of these guides"),
        ({"sections": [PHASE] * (MOST_SECTIONS + 1)}, "sections: "),
        ({"consent": "true"}, "consent: "),
        ({"consent": 1}, "consent: "),
        ({"consent": None}, "consent: "),
        ({"consent": True, "question": [CANARY]}, "question: "),
        ({"consent": True, "comment": 7}, "comment: "),
        ({CANARY: 1}, "the body has a key that is not known; the keys are verdict, reason, kind"),
        ({"wombat\nLearner": CANARY}, "the body has a key that is not known"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(
    keeping: TestClient, store: FeedbackStore, change: dict[str, Any], says: str
) -> None:
    """Which key it is, and what to send; nothing is kept."""
    assert_refused(keeping, BAD | change, says=says)
    assert store.kept() == ()


@pytest.mark.parametrize("key", ["verdict", "kind", "mode"])
def test_what_is_missing_is_named(keeping: TestClient, key: str) -> None:
    assert_refused(keeping, {name: value for name, value in BAD.items() if name != key}, says=f"{key}: it is missing;")


@pytest.mark.parametrize("body", [None, [], [BAD], "wombat", 7, {"data": BAD}, {}])
def test_a_body_of_another_shape_is_refused(keeping: TestClient, body: Any) -> None:
    assert_refused(keeping, body)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"wombat", b"\xff\xfewombat", b'{"verdict": wombat}', b"[" * 60_000, b"9" * 60_000, b'{"a": NaN}'],
)
@pytest.mark.parametrize("sort", ["application/json", "text/plain", "multipart/form-data", "", "wombat"])
def test_what_is_no_json_is_refused(keeping: TestClient, content: bytes, sort: str) -> None:
    """Whatever it says of itself."""
    answer = keeping.post("/feedback", content=content, headers={"content-type": sort} if sort else {})
    assert answer.status_code == 422
    assert list(answer.json()) == ["error"]
    assert "wombat" not in answer.text


def test_json_that_does_not_say_so_is_refused(keeping: TestClient, store: FeedbackStore) -> None:
    """Any page of the web can make a browser send plain text."""
    answer = keeping.post("/feedback", content=json.dumps(BAD), headers={"content-type": "text/plain"})
    assert answer.status_code == 422
    assert "Content-Type: application/json" in answer.json()["error"]
    assert store.kept() == ()


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_only_post_is_taken(keeping: TestClient, method: str) -> None:
    answer = keeping.request(method, "/feedback")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert "takes POST only" in answer.json()["error"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=8,
)
BODIES = JSON | st.fixed_dictionaries({}, optional=dict.fromkeys(FeedbackBody.model_fields, JSON))


def test_no_body_is_a_failure(guide_bot: Bot) -> None:
    """Whatever the JSON is, it is taken or refused in one line."""
    app = FastAPI()
    add_feedback(app, guide_bot.index.guides, None)
    client = TestClient(app)

    @given(BODIES)
    def post(body: Any) -> None:
        answer = client.post("/feedback", content=json.dumps(body), headers=JSON_HEADER)
        assert (answer.status_code, *answer.json()) in {(200, "kept"), (422, "error")}

    post()


def test_where_it_is_off_nothing_is_kept(guide_bot: Bot) -> None:
    """What is wrong is told all the same."""
    app = FastAPI()
    add_feedback(app, guide_bot.index.guides, None)
    client = TestClient(app)
    assert client.post("/feedback", content=json.dumps(BAD | SAID), headers=JSON_HEADER).json() == {"kept": False}
    assert_refused(client, BAD | {"question": CANARY}, says="with consent only")


def test_where_the_database_fails_nothing_is_kept(keeping: TestClient, file: Path) -> None:
    """No 500, neither at first nor while it rests."""
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()
    file.write_bytes(b"no database " * 1000)
    for _ in range(2):
        answer = keeping.post("/feedback", content=json.dumps(BAD | SAID), headers=JSON_HEADER)
        assert (answer.status_code, answer.json()) == (200, {"kept": False})


def test_the_application_keeps_what_it_is_sent(guide_bot: Bot, store: FeedbackStore) -> None:
    """From its own pages and from programs, in small bodies only."""

    async def make() -> FastAPI:
        return create_app(guide_bot, feedback=store)

    with ThreadPoolExecutor(max_workers=1) as pool:
        client = TestClient(pool.submit(asyncio.run, make()).result())
    assert client.post("/feedback", json=BAD, headers={"origin": "http://testserver"}).json() == {"kept": True}
    assert client.post("/feedback", json=BAD, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/feedback", json=BAD | {"comment": "x" * BODY_LIMIT}).status_code == 413
    assert client.get("/feedback").status_code == 405
    assert len(store.kept()) == 1


def test_it_describes_itself(keeping_app: FastAPI) -> None:
    """Every key has its meaning, and the fault its own shape, so that it can be published."""
    document = keeping_app.openapi()
    assert list(document["paths"]["/feedback"]) == ["post"]
    schemas = document["components"]["schemas"]
    assert all("description" in key for key in schemas["FeedbackBody"]["properties"].values())
    fault = document["paths"]["/feedback"]["post"]["responses"]["422"]["content"]["application/json"]["schema"]
    assert fault == {"$ref": "#/components/schemas/ErrorReply"}
