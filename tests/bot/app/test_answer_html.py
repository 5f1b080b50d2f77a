"""Messages and answers as HTML: markers are links, and what a learner wrote is text."""

from dataclasses import replace

import pytest

from bot import replies
from bot.answer import Answer, Citation, Kind, Mode
from bot.app.answer_html import answer_html, encodable, message_html
from bot.conversation import Conversation
from bot.pipeline import Bot

INJECTIONS = [
    "<script>alert(1)</script>",
    "<img src=http://evil.example/x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![i](http://evil.example/i.png)",
    "</div></details><form action=http://evil.example><input name=password></form>",
    "```mermaid\ngraph TD\n```",
    "$$\\href{javascript:alert(1)}{x}$$",
    "line one\n\n# not a heading\n- not a list",
]


@pytest.mark.parametrize("message", INJECTIONS)
def test_a_message_is_one_line_of_escaped_text(message: str) -> None:
    """Nothing of it can become an element, and Markdown finds no second block in it."""
    html = message_html(message)
    assert html.count("<") == 2
    assert "\n" not in html


def test_half_a_surrogate_pair_can_be_sent() -> None:
    """JSON can carry one; UTF-8 cannot."""
    assert encodable("a\ud800b") == "a?b"
    message_html("\udfff").encode()


def test_each_marker_leads_to_its_source(guide_bot: Bot) -> None:
    """The ids have the answer's number, so that those of older answers still work."""
    answer = guide_bot.reply("what should I learn first?")
    html = answer_html(7, answer)
    for citation in answer.citations:
        assert f'href="#answer-7-source-{citation.number}"' in html
        assert html.count(f'id="answer-7-marker-{citation.number}"') == 1
    assert "[1]" not in html


def test_links_lead_into_the_guide_that_is_cited(guide_bot: Bot) -> None:
    """An answer may quote two guides, each with links within itself."""
    one, other = (
        _citing(guide_bot, id, number) for number, id in enumerate(["ai-ml/what", "career-paths/choosing"], 1)
    )
    text = "See [names](#differences). [1]\n\nSee [paths](#choosing). [2]"
    answer = Answer(message="?", kind=Kind.ANSWER, text=text, conversation=Conversation(), citations=(one, other))
    html = answer_html(1, answer)
    assert 'href="/guides/ai-ml#differences"' in html
    assert 'href="/guides/career-paths#choosing"' in html
    assert 'target="_blank"' in html


def test_what_is_not_in_the_guides_is_labelled_and_links_the_nearest(guide_bot: Bot) -> None:
    """It must not look like an answer."""
    answer = guide_bot.reply("what is the best pizza in Naples?")
    html = answer_html(1, answer)
    assert "answer-declined" in html
    assert "Not in the guides" in html
    assert all(f'href="{section.url}"' in html for section in answer.nearest)
    assert "marker" not in html


def test_nearest_sections_that_the_text_does_not_name_are_listed(guide_bot: Bot) -> None:
    """The links do not depend on how the reply is worded."""
    section = guide_bot.index.section("ai-ml/roadmap/phase-1")
    answer = Answer(message="?", kind=Kind.DECLINED, text="No.", conversation=Conversation(), nearest=(section,))
    assert f'<li><a target="_blank" rel="noopener" href="{section.url}">AI &amp; Machine Learning › ' in answer_html(
        1, answer
    )


def _citing(bot: Bot, id: str, number: int) -> Citation:
    section = bot.index.section(id)
    passages = bot.index.search(f"{section.title} {section.text[:200]}", top=50).passages
    return Citation(number, next(each for each in passages if each.section.id == id), 0, 10)


@pytest.mark.parametrize(
    ("mode", "told"),
    [(Mode.EXTRACTED, "Quoted from the guide"), (Mode.GENERATED, "Worded by a language model")],
)
def test_an_answer_says_how_it_came_about(guide_bot: Bot, mode: Mode, told: str) -> None:
    assert told in answer_html(1, replace(guide_bot.reply("what should I learn first?"), mode=mode))


def test_small_talk_does_not(guide_bot: Bot) -> None:
    assert "answer-mode" not in answer_html(1, guide_bot.reply("hello"))


def test_what_is_not_from_the_guide_stands_apart(guide_bot: Bot) -> None:
    """And nothing behind it says that it was quoted."""
    answer = guide_bot.reply("what should I learn first?")
    html = answer_html(1, replace(answer, text=f"{answer.text}\n\n> **{replies.BEYOND}**\n>\n> Balls roll."))
    assert "<blockquote>" in html
    assert "answer-mode" not in html


def test_what_was_computed_says_so(guide_bot: Bot) -> None:
    """A plan is no quote."""
    assert "Worked out from your path" in answer_html(1, guide_bot.reply("make me a plan"))


def test_an_answer_can_be_copied_and_judged(guide_bot: Bot) -> None:
    """Each button names its answer."""
    html = answer_html(4, guide_bot.reply("what should I learn first?"))
    assert [html.count(f'class="act act-{name}" value="4"') for name in ("copy", "good", "bad", "again")] == [
        1,
        1,
        1,
        0,
    ]


def test_a_caring_reply_has_no_buttons() -> None:
    answer = Answer(message="?", kind=Kind.CARE, text="Please call somebody.", conversation=Conversation())
    assert "<button" not in answer_html(1, answer, is_last=True)


def test_nothing_parts_a_marker_from_the_word_before_it(guide_bot: Bot) -> None:
    """The space between them holds."""
    html = answer_html(1, guide_bot.reply("what should I learn first?"))
    assert html.count('&nbsp;<a class="marker"') == html.count('class="marker"') > 0
    assert ' <a class="marker"' not in html.replace("&nbsp;", "")
