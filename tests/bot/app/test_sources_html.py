"""The panel: the latest sources open, older ones folded, each quote highlighted."""

import html
import re
from dataclasses import replace

from bot.answer import Citation
from bot.app.dialogue import Dialogue
from bot.app.kept import FormerSection
from bot.app.sources_html import sources_html
from bot.pipeline import Bot


def test_before_anything_is_asked_it_says_what_will_stand_there() -> None:
    """An empty panel explains itself."""
    assert "Its sources appear here" in sources_html(Dialogue(), 0)


def test_the_quote_is_highlighted_in_its_whole_section(guide_bot: Bot) -> None:
    """A reader sees the words in their place."""
    answer = guide_bot.reply("what should I learn first?")
    panel = sources_html(Dialogue().then(answer), 1)
    marked = " ".join(html.unescape(each) for each in re.findall(r"<mark>(.*?)</mark>", panel))
    assert answer.citations[0].quote.split(".")[0][:40] in re.sub("<[^>]+>", "", marked)
    assert panel.count('<details class="source"') == len(answer.citations)
    assert panel.count(" open>") == 1
    assert f'href="{answer.citations[0].section.url}"' in panel
    assert "\n" not in panel


def test_the_sources_of_an_earlier_answer_stand_under_its_question(guide_bot: Bot) -> None:
    """A marker further up the log must still find its source."""
    first = Dialogue().then(guide_bot.reply("what should I <b>learn</b> first?"))
    both = first.then(guide_bot.reply("which certificates are there?", first.conversation))
    assert 'id="answer-2-source-1"' in sources_html(both, 2)
    earlier = sources_html(both, 1)
    assert 'id="answer-1-source-1"' in earlier
    assert "answer-2-source-1" not in earlier
    assert "what should I &lt;b&gt;learn&lt;/b&gt; first?" in earlier


def test_a_reply_without_sources_says_so(guide_bot: Bot) -> None:
    """No stale source is left standing as if it were the reply's."""
    panel = sources_html(Dialogue().then(guide_bot.reply("what is the best pizza in Naples?")), 1)
    assert "quotes nothing" in panel
    assert "<details" not in panel


def test_what_the_guide_says_no_more_is_told_as_such(guide_bot: Bot) -> None:
    """The quote of an older answer stays what it was, and is not passed off as the guide's."""
    answer = guide_bot.reply("what should I learn first?")
    former = FormerSection(id="ai-ml/gone", trail=("Gone",), text="It said so then.", line=0, text_line=0)
    passage = replace(answer.citations[0].passage, section=former)
    kept = replace(answer, citations=(Citation(1, passage, 0, 16),), text="It said so then. [1]")
    panel = sources_html(Dialogue().then(kept), 1)
    assert "The guide does not say this now" in panel
    assert "<mark>It said so then.</mark>" in panel
