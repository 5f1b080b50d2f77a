"""The panel: the latest sources open, older ones folded, each quote highlighted."""

import html
import re

from bot.app.dialogue import Dialogue
from bot.app.sources_html import sources_html
from bot.pipeline import Bot


def test_before_anything_is_asked_it_says_what_will_stand_there() -> None:
    """An empty panel explains itself."""
    assert "Its sources appear here" in sources_html(Dialogue())


def test_the_quote_is_highlighted_in_its_whole_section(guide_bot: Bot) -> None:
    """A reader sees the words in their place."""
    answer = guide_bot.reply("what should I learn first?")
    panel = sources_html(Dialogue().then(answer))
    marked = " ".join(html.unescape(each) for each in re.findall(r"<mark>(.*?)</mark>", panel))
    assert answer.citations[0].quote.split(".")[0][:40] in re.sub("<[^>]+>", "", marked)
    assert panel.count('<details class="source"') == len(answer.citations)
    assert panel.count(" open>") == 1
    assert f'href="{answer.citations[0].section.url}"' in panel
    assert "\n" not in panel


def test_older_sources_are_kept_folded_under_their_question(guide_bot: Bot) -> None:
    """A marker further up the log must still find its source."""
    first = Dialogue().then(guide_bot.reply("what should I learn first?"))
    both = first.then(guide_bot.reply("which certificates are there? <b>", first.conversation))
    panel = sources_html(both)
    assert 'id="answer-1-source-1"' in panel
    assert 'id="answer-2-source-1"' in panel
    assert panel.index("answer-2-source-1") < panel.index("answer-1-source-1")
    assert "what should I learn first?" in panel


def test_a_reply_without_sources_says_so(guide_bot: Bot) -> None:
    """No stale source is left standing as if it were the reply's."""
    panel = sources_html(Dialogue().then(guide_bot.reply("what is the best pizza in Naples?")))
    assert "quotes nothing" in panel
    assert "<details" not in panel
