"""A guide's own page."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from bot.app.guide_pages import facts_html, guide_page, missing_page, reviewed
from bot.app.texts import texts
from bot.app.web import FILES
from bot.pipeline import Bot
from knowledge.guide import Guide


@pytest.fixture(scope="module")
def guide(guide_bot: Bot) -> Guide:
    """The packaged guide of the career template."""
    return next(guide for guide in guide_bot.index.guides if guide.id == "ai-ml")


def test_it_stands_by_itself(guide: Guide) -> None:
    """It has one title and one main part, and leads back to the chat."""
    page = guide_page(guide)
    assert page.count("<h1") == 1
    assert page.count("<main") == 1
    assert 'href="/"' in page


def test_no_script_stands_in_the_page(guide: Guide) -> None:
    """Scripts are files of ours; what stands in the page is data, and the page itself forbids anything else."""
    opened = re.findall(r"<script([^>]*)>", guide_page(guide))
    assert all(' src="/page/' in each or ' type="application/json"' in each for each in opened)
    assert "content=\"script-src 'self'\"" in guide_page(guide)
    assert "guide.js" not in missing_page()


def test_scripts_find_all_their_words(guide: Guide) -> None:
    """What they say is handed over with the page, and nothing that they do not say."""
    (data,) = re.findall(r'<script type="application/json" id="texts">(.*?)</script>', guide_page(guide))
    scripts = "".join(file.read_text(encoding="utf-8") for file in FILES.glob("guide*.js"))
    assert json.loads(data) == texts()["guide_scripts"]
    assert set(re.findall(r'say\("(\w+)"', scripts)) <= set(json.loads(data))
    assert [name for name in json.loads(data) if f'"{name}"' not in scripts] == []


def test_each_heading_of_a_section_leads_to_the_chat(guide: Guide) -> None:
    """With the section's id in the address and its title in the name, beside the heading and not in it."""
    page = guide_page(guide)
    assert page.count('class="ask"') == len(guide.sections)
    assert (
        '<div class="headed"><h3 id="phase-1">Phase 1: Foundations</h3>'
        '<a class="ask" href="/?about=ai-ml%2Froadmap%2Fphase-1"'
        ' aria-label="Ask about this section: Phase 1: Foundations">Ask about this section</a></div>'
    ) in page


def test_titles_and_summaries_are_escaped(guide: Guide) -> None:
    """An author's `<` is a character."""
    changed = replace(guide, title="A <b> & {c}", summary='"quoted" <i>', reviewed=None)
    page = guide_page(changed, [guide, changed])
    assert "A &lt;b&gt; &amp; {c}" in page
    assert "<i>" not in page
    assert "Reviewed <time" not in page
    assert "last reviewed" not in page


def test_it_leads_on_to_the_guides_before_and_after_it(guide: Guide) -> None:
    """In their order; the first has none before it, the last none after it, an only guide neither."""
    first, last = replace(guide, id="first", title="First"), replace(guide, id="last", title="Last")
    shelf = [first, guide, last]
    assert _ways_on(guide_page(guide, shelf)) == [("prev", "/guides/first"), ("next", "/guides/last")]
    assert _ways_on(guide_page(first, shelf)) == [("next", "/guides/ai-ml")]
    assert _ways_on(guide_page(last, shelf)) == [("prev", "/guides/ai-ml")]
    assert _ways_on(guide_page(guide, [guide])) == []


def test_it_ends_with_the_day_of_its_review(guide: Guide) -> None:
    """So that whoever has read to the end knows how far to trust it."""
    page = guide_page(replace(guide, reviewed=date(2026, 11, 4)))
    assert page.index("last reviewed on") > page.index('class="footnotes"')
    assert '<time datetime="2026-11-04">4 November 2026</time>' in page


def test_reading_takes_time(guide: Guide) -> None:
    """By its words, and never nothing."""
    assert "about 1 min" in facts_html(replace(guide, sections=guide.sections[:1]))
    minutes = re.search(r"about (\d+) min", facts_html(guide))
    assert minutes
    assert 30 < int(minutes.group(1)) < 60


def test_a_missing_page_leads_on() -> None:
    """It names what can be done instead."""
    assert 'href="/guides"' in missing_page()
    assert '<a href="/">' in missing_page()


def test_no_date_is_no_text() -> None:
    """A guide that does not say when it was reviewed is not given a date."""
    assert reviewed(None) == ""


def _ways_on(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<a rel="(\w+)" href="([^"]+)">', page)
