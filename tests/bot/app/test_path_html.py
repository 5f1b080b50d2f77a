"""The picture of a path: every topic once with its state, in words and by a sign, and nothing that could do harm."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from bot.app.path_html import LATER, NEXT, STATES, path_html
from bot.learner import DOING, DONE, SKIPPED, Learner
from bot.pipeline import Bot
from bot.planning.plan import make_plan
from knowledge.curriculum import Curriculum
from knowledge.guide import Guide
from tests.bot.curricula import TODAY, a_curriculum, a_topic, situations

GARDEN = a_curriculum(
    a_topic("soil", hours=(10, 20)),
    a_topic("seeds", "soil", hours=(4, 8)),
    a_topic("water", "soil", hours=(5, 5)),
    a_topic("roses", "water", phase=2, hours=(1, 2.5)),
    a_topic("bees"),
    grower="seeds roses",
)
HARM = "<script>alert(1)</script>\"'\n\n# x &"


class Reader(HTMLParser):
    """What the picture holds: its elements, and the text and the state of each topic by its title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open, self.elements = list[str](), list[tuple[str, dict[str, str | None]]]()
        self.topics, self.states = dict[str, str](), dict[str, str]()
        self._topic, self._title, self._state = "", "", ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)
        if tag == "li":
            self._topic = self._title = ""
            self._state = (dict(attrs).get("class") or "").split(" ")[0].removeprefix("topic-")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "li" and "ol" in self.open:
            assert self._title not in self.topics
            self.topics[self._title], self.states[self._title] = self._topic, self._state

    def handle_data(self, data: str) -> None:
        if "ol" in self.open:
            self._topic += data
        if "a" in self.open:
            self._title += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def shown(curriculum: Curriculum, learner: Learner, *, guide: Guide | None = None) -> str:
    return path_html(curriculum, learner, make_plan(curriculum, learner, begins=TODAY), guide=guide)


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_every_state_is_shown_by_word_class_and_sign() -> None:
    """Nobody has to tell colours apart."""
    learner = Learner(done=("soil",), doing=("seeds",), skipped=("water",))
    html = shown(GARDEN, replace(learner, goal="grower"))
    assert Reader(html).topics == {
        "Soil": "Soildone",
        "Seeds": "Seedsbegun · 4 to 8 h",
        "Water": "Waterleft out",
        "Roses": "Rosesnext · 1 to 2.5 h",
    }
    assert Reader(html).states == {"Soil": DONE, "Seeds": DOING, "Water": SKIPPED, "Roses": NEXT}
    signs = dict(re.findall(r'<li class="topic-(\w+)">(<svg.*?</svg>)', html))
    assert len(set(signs.values())) == len(STATES) == len(signs)
    assert all(html.count(f"{sign}<span>") == 1 for state, sign in signs.items() if state != LATER)


def test_what_comes_later_is_said_to_those_who_do_not_see_the_picture() -> None:
    """The word and what it waits for are hidden from the eye, which has the box and the arrow."""
    html = shown(GARDEN, Learner(goal="grower"))
    assert '<span class="hidden-words">, later, after Soil</span>' in html
    assert '<span class="hidden-words">, later, after Water</span>' in html
    assert Reader(html).topics["Soil"] == "Soilnext · 10 to 20 h"


@pytest.mark.parametrize(("begun", "following"), [((), ["Soil"]), (("water",), ["Soil"]), (("soil",), [])])
def test_only_the_first_that_is_not_begun_is_next(begun: tuple[str, ...], following: list[str]) -> None:
    """Of what is begun nobody has to be told to begin, and where the next step needs it, nothing else is next."""
    html = shown(GARDEN, Learner(doing=begun, goal="grower"))
    assert [title for title, words in Reader(html).topics.items() if "next" in words] == following


def test_what_the_goal_does_not_need_is_there_only_when_done() -> None:
    """What was learnt is never hidden."""
    assert "Bees" not in shown(GARDEN, Learner(goal="grower", skipped=("bees",)))
    assert Reader(shown(GARDEN, Learner(goal="grower", done=("bees",)))).states["Bees"] == DONE


@settings(max_examples=60, deadline=None)
@given(situations())
def test_every_topic_of_a_plan_is_there_once(situation: tuple[Curriculum, Learner]) -> None:
    """Beside it only what is done or left out; the same input gives the same picture."""
    curriculum, learner = situation
    plan = make_plan(curriculum, learner, begins=TODAY)
    html = path_html(curriculum, learner, plan)
    assert html == path_html(curriculum, learner, plan)
    states = Reader(html).states
    assert {title for title, state in states.items() if state not in {DONE, SKIPPED}} == {
        step.topic.title for step in plan.steps
    }
    assert {title for title, state in states.items() if state == DONE} == {
        curriculum.title(id) for id in curriculum.known(learner.done)
    }
    assert {title for title, state in states.items() if state == SKIPPED} <= {
        curriculum.title(id) for id in curriculum.known(learner.skipped)
    }


def test_the_line_above_says_how_much_is_behind_and_left() -> None:
    """Of the goal's hours, half-way between lean and thorough."""
    facts = text(shown(GARDEN, Learner(goal="grower", done=("soil",))))
    assert "Your path: Grower 54% 54% of the hours are behind you. 10 to 15.5 hours are left. " in facts
    assert "finish" not in facts
    assert "Grower (until you choose a goal) 0% 20 to 35.5 hours are left. " in text(shown(GARDEN, Learner()))
    everything = Learner(goal="grower", done=tuple(GARDEN.by_id))
    assert "100% of the hours are behind you. Nothing is left. " in text(shown(GARDEN, everything))


def test_months_are_named_where_the_hours_a_week_are_known() -> None:
    """One month where both ends fall into it."""
    far = text(shown(GARDEN, Learner(goal="grower", hours_a_week=2.5)))
    assert "At 2.5 a week you finish between January 2027 and March 2027." in far
    near = text(shown(GARDEN, Learner(goal="grower", hours_a_week=50)))
    assert "At 50 a week you finish in December 2026." in near


def test_a_curriculum_without_goals_wants_everything() -> None:
    """Then all topics are on the path."""
    html = shown(replace(GARDEN, goals=()), Learner())
    assert "Your path: All topics" in text(html)
    assert len(Reader(html).topics) == len(GARDEN.topics)


def test_a_phase_tells_its_hours_and_is_folded_when_nothing_is_left() -> None:
    """The eye is led to what is left."""
    html = shown(GARDEN, Learner(goal="grower", done=("soil", "seeds"), skipped=("water",)))
    first, second = re.findall(r"<details.*?</details>", html)
    assert first.startswith('<details class="path-phase"><summary>')
    assert "Phase 1 nothing left" in text(first)
    assert second.startswith('<details class="path-phase" open><summary>')
    assert "Phase 2 1 to 2.5 h left" in text(second)


def test_needs_are_drawn() -> None:
    """Soil to seeds and water in its row, and from water down into the next phase."""
    html = shown(GARDEN, Learner(goal="grower"))
    wires = [each["class"] for each in Reader(html).attributes("i")]
    assert wires == [
        "wire across line from-a to-a",
        "wire across right from-a to-b",
        "wire leave left from-b to-c4 far",
        "wire pass line from-c4 to-c4 far",
        "wire arrive left from-c4 to-a far",
    ]
    assert html.count("pointed") == 3


def test_a_box_leads_to_the_section_that_teaches_its_topic(guide_bot: Bot) -> None:
    """Beside the chat, and the phases are called as in the guide."""
    guide = next(guide for guide in guide_bot.index.guides if guide.curriculum)
    assert guide.curriculum
    html = shown(guide.curriculum, Learner(), guide=guide)
    urls = {section.id: section.url for section in guide.sections}
    links = Reader(html).attributes("a")
    topics = [topic for topic in guide.curriculum.topics if f"<span>{topic.title}</span>" in html]
    assert sorted(str(link["href"]) for link in links) == sorted(urls[topic.section] for topic in topics)
    assert {(link["target"], link["rel"]) for link in links} == {("_blank", "noopener")}
    titles = [section.title for section in guide.sections if section.parent == f"{guide.id}/roadmap"][:4]
    assert re.findall(r"<h3>(.*?)</h3>", html) == titles


def test_what_an_author_writes_stays_text() -> None:
    """In titles, ids of sections and the goal's name."""
    topics = tuple(
        replace(topic, title=f"{HARM}{number}", section=f"gar<den/{HARM}") for number, topic in enumerate(GARDEN.topics)
    )
    curriculum = replace(GARDEN, topics=topics, goals=(replace(GARDEN.goals[0], title=HARM),))
    html = shown(curriculum, Learner(done=("soil",), hours_a_week=3))
    calm = shown(GARDEN, Learner(done=("soil",), hours_a_week=3))
    names = [tag for tag, _ in Reader(html).elements]
    assert names == [tag for tag, _ in Reader(calm).elements]
    assert "\n" not in html
    assert HARM + "1" in {title.replace("\r", "") for title in Reader(html).topics}


def test_half_a_surrogate_pair_can_be_sent() -> None:
    """JSON and YAML can carry one; UTF-8 cannot."""
    topics = (replace(GARDEN.topics[0], title="a\ud800b"),)
    assert "a?b" in shown(replace(GARDEN, topics=topics, goals=()), Learner())


def test_it_needs_no_script_style_or_id() -> None:
    """An id could be that of something else on the page."""
    reader = Reader(shown(GARDEN, Learner(goal="grower", done=("soil",), hours_a_week=4)))
    assert not {"script", "style", "form", "input", "img", "use", "image"} & {tag for tag, _ in reader.elements}
    names = {name for _, attributes in reader.elements for name in attributes}
    assert not {name for name in names if name.startswith("on")}
    assert not {"style", "id", "src"} & names


def test_days_beyond_telling_are_not_told() -> None:
    """A month in another century means nothing."""
    slow = a_curriculum(a_topic("soil", hours=(5_000, 9_000)))
    assert "finish" not in shown(slow, Learner(hours_a_week=0.5))
    assert "finish" in shown(slow, Learner(hours_a_week=50))
