"""The extracted answer: word for word, marked, short, and out of the best sections."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import MARKER
from bot.answers.compose import TIED, choose, quotable, write
from bot.pipeline import Bot
from index.build import build_index
from index.embedding import Embedder
from index.search import Index
from index.settings import IndexSettings

FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
LIST_MARK = re.compile(r"^(?:- |\d+\. )")

ODD = """# Odd

## Lists {#lists}

Do these things in order, as the manual [3] says.

1. Open the box[^1].
2. Close the box.

[^1]: A footnote.

## Code {#code}

```python
print(values[0], values[1])
```

## Wrapped {#wrapped}

A sentence that was wrapped
over two lines by its author.
"""


@pytest.fixture
def odd_index(tmp_path: Path, embedder: Embedder) -> Index:
    guides = tmp_path / "guides"
    guides.mkdir()
    (guides / "odd.md").write_text(ODD)
    settings = IndexSettings(home=tmp_path / "home", guides=guides)
    build_index(settings, embedder=embedder)
    return Index.open(settings, embedder=embedder)


QUESTIONS = [
    "what should I learn first?",
    "Which certificates are retired?",
    "how much does a data scientist earn in the US",
    "Compare the maths load of all paths",
    "which courses are free for deep learning",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_short_and_each_piece_is_marked(guide_bot: Bot, question: str) -> None:
    """At most about 120 words, one to three citations, no line without a marker but a table's head."""
    extract = write(choose(guide_bot.index.search(question).passages))
    assert len(extract.text.split()) <= 130
    assert 1 <= len(extract.citations) <= 3
    lines = [line for line in extract.text.split("\n") if line and not line.startswith("|")]
    assert all(MARKER.search(line) for line in lines)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_shown_stands_in_the_quotes(guide_bot: Bot, question: str) -> None:
    """Without markers, footnotes and white space, every line of the text is in a quote of its number."""
    extract = write(choose(guide_bot.index.search(question).passages))
    quotes = {citation.number: _squeezed(FOOTNOTE.sub("", citation.quote)) for citation in extract.citations}
    for line in extract.text.split("\n"):
        for number in MARKER.findall(line):
            shown = LIST_MARK.sub("", MARKER.sub("", line).strip()).removesuffix("|")
            assert _squeezed(shown) in quotes[int(number)]


def test_a_bracketed_number_of_the_guide_is_no_marker(odd_index: Index) -> None:
    """A literal [3] in the guide is escaped, and footnote references are left out of what is shown."""
    extract = write(choose(odd_index.search("do these things in order").passages))
    assert r"\[3\]" in extract.text
    assert "[^1]" not in extract.text
    assert {int(number) for number in MARKER.findall(extract.text)} == {c.number for c in extract.citations}


def test_code_with_indices_is_not_quoted(odd_index: Index) -> None:
    """Inside code `[1]` cannot be escaped, and it must not be taken for a citation."""
    passages = odd_index.search("print values code").passages
    code = next(passage for passage in passages if passage.section.id == "odd/code")
    assert quotable(code) == ()


def test_wrapped_lines_are_shown_as_one(odd_index: Index) -> None:
    """A line end in the source is a blank in the answer; the quote keeps it."""
    extract = write(choose(odd_index.search("sentence wrapped over two lines by its author").passages))
    assert extract.text.startswith("A sentence that was wrapped over two lines by its author. [1]")
    assert extract.citations[0].quote == "A sentence that was wrapped\nover two lines by its author."


def test_a_quoted_row_has_the_head_of_its_table(guide_bot: Bot) -> None:
    """A row is shown as a table with its column heads, the marker in its last cell."""
    extract = write(choose(guide_bot.index.search("How many weeks at 5 hours a week?").passages))
    assert "| Hours a week |" in extract.text
    assert "|---" in extract.text


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_of_two_sections_that_score_the_same_both_are_quoted(guide_bot: Bot) -> None:
    """Search cannot tell which is meant; one that is further behind is left out unless the guide joins it."""
    best, *others = guide_bot.index.search("How much does a data scientist earn?").passages
    other = next(each for each in others if not best.section.is_joined_to(each.section))
    for behind, cited in ((TIED / 2, 2), (TIED * 2, 1)):
        quotes = choose([best, replace(other, score=best.score - behind)])
        assert len({each.passage.section.id for each in quotes}) == cited


def test_the_entry_that_answers_is_the_first_line(guide_bot: Bot) -> None:
    """Asked for one fact of many, the list does not begin at its beginning."""
    answer = guide_bot.reply("how long does it take to become a data engineer?")
    assert answer.text.startswith("- **Usual time:**")
    assert answer.citations[0].number == 1
    assert answer.citations[0].quote in answer.citations[0].section.text


@pytest.mark.parametrize(
    "question",
    [
        "ok i want to do AI, whats the 1st step",
        "I have made up my mind for machine learning. What do I begin with tonight?",
    ],
)
def test_a_later_step_of_a_list_is_not_the_first_line(guide_bot: Bot, question: str) -> None:
    """A step that shares words with a question answers seldom without the steps before it."""
    passage = guide_bot.index.passage("ai-ml/next-steps", guide_bot.index.prepare([question])[0])
    assert passage is not None
    assert choose([passage])[0].run[0].order == 0


def test_a_story_is_answered_by_the_line_that_a_known_question_like_it_finds(guide_bot: Bot) -> None:
    """A story shares more words with the line that names its setting than with the one that answers it."""
    story = "The bus timetable on my phone is so clumsy that I keep sketching a better one. What could I become?"
    passage = guide_bot.index.passage("career-paths/mobile", guide_bot.index.prepare([story])[0])
    assert passage is not None
    assert max(passage.chunks, key=lambda each: each.cosine).chunk.plain.startswith("Maths load")
    assert choose([passage])[0].run[0].order == 0


def test_rows_of_a_table_stand_under_one_head(guide_bot: Bot) -> None:
    """Also where other rows lie between them, so that no table is torn."""
    answer = guide_bot.reply("which paths are quick to enter")
    lines = answer.text.split("\n")
    heads = [place for place, line in enumerate(lines) if line.startswith("|---")]
    assert len(heads) <= 1
