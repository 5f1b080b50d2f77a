"""The list of feedback: its counts, what becomes of a learner's marks, and the way from the page to an eval case."""

import asyncio
import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from markdown_it import MarkdownIt

from bot.answer import Kind, Mode
from bot.app.web import create_app
from bot.assemble import open_feedback
from bot.keeping.database_url import LEDGER_FILE
from bot.keeping.feedback import Feedback, FeedbackStore, KeptFeedback, Reason, Verdict, Words
from bot.pipeline import Bot
from bot.settings import BotSettings
from evals.__main__ import main
from evals.case import load_cases
from evals.feedback import NOTHING, feedback_json, feedback_markdown, feedback_text, read_feedback
from index.build import build_index
from index.embedding import Embedder
from index.settings import IndexSettings

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TITLES = {"garden/tools": "Tools", "garden/plants": "Plants"}
GOOD = KeptFeedback(
    "11111111", NOON, Verdict.GOOD, None, Kind.ANSWER, Mode.EXTRACTED, ("garden/tools", "garden/plants"), None, None
)
BAD = replace(
    GOOD, id="22222222", verdict=Verdict.BAD, reason=Reason.WRONG_SECTION, sections=("garden/plants",),
    question="Which tools?", comment="I meant spades", given=NOON - timedelta(days=3),
)  # fmt: skip
WORDLESS = replace(BAD, id="33333333", reason=None, question=None, comment=None, sections=("garden/gone",))

Run = Callable[..., int]


def test_it_counts_by_verdict_reason_and_section() -> None:
    """The section with the most bad ones comes first; one that is gone is listed by its id."""
    text = feedback_text([GOOD, BAD, WORDLESS, BAD], TITLES)
    assert text.startswith(
        "4 answers judged, from 2026-11-21 to 2026-11-24: 1 good, 3 bad (wrong section 2, not said 1)."
    )
    table = [line.split(maxsplit=2) for line in text.split("\n\n")[1].split("\n")]
    assert table == [
        ["good", "bad"],
        ["1", "2", "garden/plants, Plants"],
        ["0", "1", "garden/gone"],
        ["1", "0", "garden/tools, Tools"],
    ]


def test_answers_without_a_section_make_no_table() -> None:
    text = feedback_text([replace(GOOD, sections=())], TITLES)
    assert text == "1 answer judged, on 2026-11-24: 1 good, 0 bad."


def test_each_bad_one_has_its_id_and_words() -> None:
    """A good one needs neither; how to make a case is said where one can be made."""
    text = feedback_text([GOOD, BAD, WORDLESS], TITLES)
    assert "22222222  2026-11-21  wrong section, of kind answer, extracted" in text
    assert "asked: Which tools?" in text
    assert "said: I meant spades" in text
    assert "stands on: garden/plants, Plants" in text
    assert "33333333  2026-11-21  reason not said" in text
    assert "11111111" not in text
    assert "--case ID" in text
    assert "--case ID" not in feedback_text([GOOD, WORDLESS], TITLES)


def test_the_first_so_many_are_printed() -> None:
    """Of the sections and of the bad ones."""
    text = feedback_text([BAD, BAD, WORDLESS], TITLES, top=1)
    assert "33333333" not in text
    assert "garden/gone" not in text
    assert "... and 2 more" in text


@pytest.mark.parametrize("marks", ["<script>alert(1)</script>", "[x](javascript:a)", "*a* `b` # c", "- a | b &lt;"])
def test_nothing_that_a_learner_wrote_becomes_markdown_or_html(marks: str) -> None:
    """The list shows it to the letter."""
    markdown = feedback_markdown([replace(BAD, question=marks, comment=marks), GOOD], TITLES)
    inline = [token for token in MarkdownIt("commonmark", {"html": True}).parse(markdown) if token.type == "inline"]
    assert {child.type for token in inline for child in token.children or ()} <= {"text", "text_special"}
    texts = ["".join(child.content for child in token.children or ()) for token in inline]
    assert texts[2].startswith("[ ] 22222222: wrong section")
    assert texts[3:5] == [f"asked: {marks}", f"said: {marks}"]
    assert markdown.count("- [ ] ") == 1


def test_json_has_all_of_it() -> None:
    content = feedback_json([GOOD, WORDLESS, BAD], TITLES)
    assert content["verdicts"] == {"good": 1, "bad": 2}
    assert content["reasons"] == {"not said": 1, "wrong section": 1}
    assert content["sections"][0] == {"section": "garden/plants", "title": "Plants", "good": 1, "bad": 1}
    assert [each["id"] for each in content["feedback"]] == ["11111111", "33333333", "22222222"]
    assert content["feedback"][2] == {
        "id": "22222222",
        "given": "2026-11-21T12:00:00+00:00",
        "verdict": "bad",
        "reason": "wrong section",
        "kind": "answer",
        "mode": "extracted",
        "sections": ["garden/plants"],
        "question": "Which tools?",
        "comment": "I meant spades",
    }


@pytest.fixture
def run(garden_settings: IndexSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `guide-evals feedback` over the small guide and a home without an index, which it does not need."""
    garden_settings.home.mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for name in ("GUIDE_LEDGER", "GUIDE_LEDGER_TEXTS", "GUIDE_LEDGER_DAYS"):
        monkeypatch.delenv(name, raising=False)
    folders = ["--home", str(garden_settings.home), "--guides", str(garden_settings.guides)]
    return lambda *more: main(["feedback", *folders, *more])


@pytest.fixture
def store(garden_settings: IndexSettings, run: Run) -> Iterator[FeedbackStore]:
    """The store in that home; what it is given is of 40 days ago until its clock is moved."""
    del run
    clock = [datetime.now(UTC) - timedelta(days=40)]
    url = f"sqlite:///{garden_settings.home / LEDGER_FILE}"
    with closing(FeedbackStore.open(url, days=0, clock=lambda: clock[0])) as store:
        store.record(Feedback(Verdict.BAD, Kind.ANSWER, Mode.EXTRACTED))
        clock[0] = datetime.now(UTC)
        yield store


def given(store: FeedbackStore, question: str | None) -> str:
    """The id of a bad answer to a question."""
    words = Words(True, question) if question else None
    assert store.record(Feedback(Verdict.BAD, Kind.ANSWER, Mode.EXTRACTED, reason=Reason.NOT_ANSWERED, words=words))
    return store.kept()[0].id


def test_the_command_lists_and_writes_what_is_kept(
    run: Run, store: FeedbackStore, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the last days, where that is asked for."""
    id = given(store, "Which tools?")
    assert run() == 0
    assert "2 answers judged" in capsys.readouterr().out
    assert run("--since", "7", "--markdown", "todo.md", "--json", "feedback.json") == 0
    assert f"{id}  " in capsys.readouterr().out
    assert json.loads(Path("feedback.json").read_text())["verdicts"] == {"good": 0, "bad": 1}
    assert f"- [ ] {id}: not answered" in Path("todo.md").read_text()


def test_reading_deletes_nothing(run: Run, store: FeedbackStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads may have other settings than whoever runs the page."""
    monkeypatch.setenv("GUIDE_LEDGER_DAYS", "1")
    assert run() == 0
    assert len(store.kept()) == 1


@pytest.mark.parametrize("setting", ["", "off", "sqlite:///empty.sqlite3"])
def test_where_nothing_is_kept_it_says_so(
    run: Run,
    setting: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    garden_settings: IndexSettings,
) -> None:
    """That is no error, and makes no database in the home."""
    monkeypatch.setenv("GUIDE_LEDGER", setting)
    assert run("--markdown", "todo.md", "--json", "feedback.json") == 0
    assert capsys.readouterr().out.strip() == NOTHING
    assert NOTHING in Path("todo.md").read_text()
    assert json.loads(Path("feedback.json").read_text())["feedback"] == []
    assert not (garden_settings.home / LEDGER_FILE).exists()


def test_a_home_that_is_not_there_has_no_feedback(tmp_path: Path) -> None:
    assert read_feedback(BotSettings(), tmp_path / "none", days=10**9) == ()


def test_a_case_is_made_of_what_a_learner_asked(
    run: Run, store: FeedbackStore, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the section that the author names, or as one to decline."""
    tools, dollar = given(store, "Which tools?"), given(store, "How high is the dollar?")
    assert run("--case", tools, "--section", "garden/tools", "--to", "my.toml") == 0
    assert "guide-evals run --cases my.toml" in capsys.readouterr().out
    assert run("--case", dollar, "--declined", "--to", "my.toml") == 0
    first, second = load_cases(Path("my.toml"))
    assert (first.turns[0].says, first.turns[0].cites) == ("Which tools?", (("garden/tools",),))
    assert (second.turns[0].says, second.turns[0].kinds) == ("How high is the dollar?", (Kind.DECLINED,))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--since", "0"), "--since 0 is less than 1"),
        (("--top", "-1"), "--top -1 is less than 1"),
        (("--markdown", "no/such/folder"), "cannot be written"),
        (("--section", "garden/tools"), "name the feedback with --case ID"),
        (("--declined",), "name the feedback with --case ID"),
        (("--to", "my.toml"), "name the feedback with --case ID"),
        (("--case", "ID", "--to", "my.toml"), "either --section SECTION or --declined"),
        (("--case", "ID", "--section", "garden/tools", "--declined", "--to", "my.toml"), "either --section"),
        (("--case", "ID", "--section", "garden/tools"), "--to FILE.toml"),
        (("--case", "nothing", "--declined", "--to", "my.toml"), "no bad feedback has that id"),
        (("--case", "ID", "--section", "garden/spades", "--to", "my.toml"), "--section garden/spades: no guide has it"),
        (("--case", "ID", "--declined", "--to", "no/such/folder.toml"), "cannot be written"),
        (("--case", "ID", "--declined", "--to", "."), "cannot be read"),
        (("--case", "WORDLESS", "--declined", "--to", "my.toml"), "the learner's question was not kept"),
    ],
)
def test_words_that_cannot_be_used_end_with_2(
    run: Run, store: FeedbackStore, words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line each, and no file."""
    ids = {"ID": given(store, "Which tools?"), "WORDLESS": given(store, None)}
    assert run(*(ids.get(word, word) for word in words)) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert not Path("my.toml").exists()


def test_a_damaged_database_ends_with_3(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("home", LEDGER_FILE).write_bytes(b"no database " * 1000)
    assert run() == 3
    assert "cannot be read" in capsys.readouterr().err


def test_from_the_page_to_a_case_that_is_run(
    garden_bot: Bot,
    garden_home: Path,
    embedder: Embedder,
    garden_settings: IndexSettings,
    run: Run,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What a learner says of an answer is listed, becomes a case, and the case is held against the bot."""
    index = shutil.ignore_patterns("versions", "CURRENT")
    shutil.copytree(garden_home, garden_settings.home, symlinks=True, ignore=index, dirs_exist_ok=True)
    build_index(garden_settings, embedder=embedder)
    answer = {"verdict": "bad", "kind": "answer", "mode": "extracted", "sections": ["garden/plants"], "consent": True}
    with closing(_open(garden_settings.home)) as store:
        client = _client(garden_bot, store)
        asked = {"reason": "wrong section", "question": "Which tools does a beginner need?"}
        assert client.post("/feedback", json=answer | asked).json() == {"kept": True}
        assert client.post("/feedback", json=answer | {"question": "How high is the dollar?"}).json() == {"kept": True}
    assert run("--json", "feedback.json") == 0
    assert "Which tools does a beginner need?" in capsys.readouterr().out
    dollar, tools = [each["id"] for each in json.loads(Path("feedback.json").read_text())["feedback"]]
    assert run("--case", tools, "--section", "garden/tools", "--to", "my.toml") == 0
    assert run("--case", dollar, "--declined", "--to", "my.toml") == 0
    folders = ["--home", str(garden_settings.home), "--guides", str(garden_settings.guides)]
    assert main(["run", *folders, "--cases", "my.toml", "--json", "report.json"]) == 0
    outcomes = json.loads(Path("report.json").read_text())["outcomes"]
    assert [(each["case"], each["failures"]) for each in outcomes] == [("my/1", []), ("my/2", [])]


def _open(home: Path) -> FeedbackStore:
    store = open_feedback(home=home, variables={})
    assert store is not None
    return store


def _client(bot: Bot, store: FeedbackStore) -> TestClient:
    """The whole application; it is made inside a loop, because outside of one Gradio leaves some open."""

    async def make() -> FastAPI:
        return create_app(bot, feedback=store)

    with ThreadPoolExecutor(max_workers=1) as pool:
        return TestClient(pool.submit(asyncio.run, make()).result())
