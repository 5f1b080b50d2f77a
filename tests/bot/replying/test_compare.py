"""Comparing: two paths side by side, each cell from its own section."""

import pytest

from bot import replies
from bot.answer import Answer, Kind
from bot.pipeline import Bot
from tests.bot.talk import talk


def rows(answer: Answer) -> list[list[str]]:
    lines = [line for line in answer.text.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "---" not in line]


def cited(answer: Answer) -> set[str]:
    return {citation.section.id for citation in answer.citations}


@pytest.mark.parametrize(
    "question",
    ["AI or web development?", "how does web development stack up against AI?", "is AI better than web dev"],
)
def test_two_paths_stand_side_by_side(guide_bot: Bot, question: str) -> None:
    answer = talk(guide_bot, question)
    assert answer.kind is Kind.ANSWER
    assert cited(answer) == {"career-paths/ai-ml-path", "career-paths/web-development"}
    assert [row[0] for row in rows(answer)][1:3] == ["Maths load", "Entry barrier"]


def test_every_cell_has_its_citation_or_says_that_there_is_nothing(guide_bot: Bot) -> None:
    for row in rows(talk(guide_bot, "AI or DevOps?"))[1:]:
        assert all("[" in cell or cell == replies.NOTHING_SAID for cell in row[1:]), row


def test_a_cell_quotes_the_section_of_its_column(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "cybersecurity vs IT support")
    numbers = {citation.number: citation for citation in answer.citations}
    for row in rows(answer)[1:]:
        for cell, section in zip(row[1:], ("career-paths/cybersecurity", "career-paths/it-support"), strict=True):
            marked = [int(part.rstrip("]")) for part in cell.split("[")[1:] if part.rstrip("]").isdigit()]
            assert {numbers[number].section.id for number in marked} <= {section}


@pytest.mark.parametrize(
    ("question", "row"),
    [("which pays more?", "US figures"), ("and the time?", "Usual time"), ("which one has less maths", "Maths load")],
)
def test_a_question_about_both_gets_its_row(guide_bot: Bot, question: str, row: str) -> None:
    answer = talk(guide_bot, "data science or web development?", question)
    assert [each[0] for each in rows(answer)[1:]] == [row]


def test_a_question_about_both_that_no_row_is_near_to_gets_all_rows(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "web development or cybersecurity?", "which of the two pays more?")
    assert "US figures" in [each[0] for each in rows(answer)[1:]]


@pytest.mark.parametrize(
    "question",
    [
        "What is the difference between AI and machine learning?",
        "Python or R?",
        "I'm torn between AI and web development. What should I do before I commit myself?",
    ],
)
def test_other_questions_are_answered_as_ever(guide_bot: Bot, question: str) -> None:
    assert "Side by side" not in talk(guide_bot, question).text


def test_a_choice_between_two_goals_is_no_goal(guide_bot: Bot) -> None:
    assert talk(guide_bot, "data scientist or computer vision engineer?").conversation.proposed is None


@pytest.mark.parametrize(
    "messages",
    [
        ["what is cybersecurity like", "would cloud be a better choice?"],
        ["what does a DevOps engineer do in cloud and DevOps", "how does it compare to cybersecurity"],
        ["what is cybersecurity", "and cloud?", "which is easier?"],
        ["whats better for money cloud or cybersecurity"],
        ["what is cybersecurity", "what about cloud then", "put them side by side"],
    ],
)
def test_what_was_spoken_of_is_set_beside_what_is_named(guide_bot: Bot, messages: list[str]) -> None:
    assert cited(talk(guide_bot, *messages)) >= {"career-paths/cybersecurity", "career-paths/cloud-devops"}


def test_three_paths_stand_side_by_side(guide_bot: Bot) -> None:
    compared = "compare data science, data engineering and AI"
    assert [len(row) for row in rows(talk(guide_bot, compared))] == [4] * 7
    assert [row[0] for row in rows(talk(guide_bot, compared, "which has the least maths"))[1:]] == ["Maths load"]
    assert [row[0] for row in rows(talk(guide_bot, compared, "quickest"))[1:]] == ["Usual time"]


def test_two_roles_stand_side_by_side(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "AI engineer vs ML engineer")
    assert {"ai-ml/outcomes/role-ai-engineer", "ai-ml/outcomes/role-ml-engineer"} <= cited(answer)
    assert len(rows(answer)) == 3


@pytest.mark.parametrize("question", ["which one would you pick", "what would you choose in my place", "which is best"])
def test_there_is_no_verdict_but_what_the_guides_say_about_choosing(guide_bot: Bot, question: str) -> None:
    answer = talk(guide_bot, "AI or web development?", question)
    assert answer.text.startswith(replies.NO_VERDICT)
    assert answer.citations[0].section.id.startswith("career-paths/")


@pytest.mark.parametrize(
    "messages",
    [
        ["what is web development", "is it better to learn html or javascript first"],
        ["tell me about mobile development", "which language is easier"],
        ["what is AI", "is a certificate better than a project?"],
    ],
)
def test_a_question_about_something_else_is_no_comparison(guide_bot: Bot, messages: list[str]) -> None:
    assert "Side by side" not in talk(guide_bot, *messages).text


@pytest.mark.parametrize(
    ("question", "sections"),
    [
        ("MLOps vs AI engineer vs NLP engineer", ("mlops-engineer", "ai-engineer", "nlp-engineer")),
        ("front end or mobile apps?", ("web-development", "mobile")),
        ("how much do testers make vs game developers", ("qa-testing", "game-development")),
        ("what of hardware, blockchain, technical writing?", ("embedded-robotics", "blockchain", "technical-writing")),
        ("should I be an AI engineer or a data scientist", ("role-ai-engineer", "role-data-scientist")),
    ],
)
def test_each_of_the_things_named_has_its_column(guide_bot: Bot, question: str, sections: tuple[str, ...]) -> None:
    """Roles as well as paths, and also what is named in brief beside another."""
    answer = talk(guide_bot, question)
    assert "Side by side" in answer.text
    found = cited(answer)
    assert all(any(each.endswith(section) for each in found) for section in sections)


def test_one_fact_asked_of_two_gets_its_row_alone(guide_bot: Bot) -> None:
    assert [row[0] for row in rows(talk(guide_bot, "money wise, mobile or web?"))[1:]] == ["US figures"]


def test_a_comparison_does_not_answer_what_it_says_nothing_of(guide_bot: Bot) -> None:
    answer = talk(
        guide_bot, "what is the difference between AI and data science as jobs?", "so chatgpt is which of those"
    )
    assert "Side by side" not in answer.text


def test_which_of_two_has_more_of_a_fact_is_no_question_for_a_verdict(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "mobile or web development?", "which one pays better")
    assert [row[0] for row in rows(answer)[1:]] == ["US figures"]
    assert replies.NO_VERDICT not in answer.text


def test_what_is_asked_of_those_compared_is_told_of_each(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "compare UI/UX design and game development", "what would i earn with those?")
    assert {each.section.id for each in answer.citations} == {
        "career-paths/ui-ux-design",
        "career-paths/game-development",
    }
