"""Conversations about where a learner stands: proposed, noted, planned, corrected, undone, forgotten."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot import replies
from bot.answer import Answer, Kind
from bot.assemble import open_bot
from bot.conversation import Conversation
from bot.learner import Learner
from bot.pipeline import Bot
from tests.bot.talk import talk
from tests.conftest import share_what_was_prepared

NOTED = Conversation(learner=Learner(path="ai-ml", done=("python",), hours_a_week=6.0))


def said(bot: Bot, message: str, conversation: Conversation = NOTED) -> Answer:
    return bot.reply(message, conversation)


def cited(answer: Answer) -> set[str]:
    return {citation.section.id for citation in answer.citations}


def test_nothing_is_noted_before_a_yes(guide_bot: Bot) -> None:
    proposed = talk(guide_bot, "I know Python and a bit of statistics")
    assert proposed.kind is Kind.PLAN
    assert proposed.conversation.learner == Learner()
    assert {"ai-ml/skills/python", "ai-ml/skills/statistics"} <= cited(proposed)
    noted = guide_bot.reply("yes", proposed.conversation)
    assert (noted.conversation.learner.done, noted.conversation.learner.doing) == (("python",), ("statistics",))
    assert "Linear algebra" in noted.text


@pytest.mark.parametrize("no", ["no", "nah, rather not", "no, leave it as it is"])
def test_after_a_no_nothing_is_noted(guide_bot: Bot, no: str) -> None:
    answer = talk(guide_bot, "I know Python", no)
    assert answer.conversation.learner == Learner()
    assert guide_bot.reply("yes", answer.conversation).conversation.learner == Learner()


@pytest.mark.parametrize("yes", ["yep", "correct", "sure, do that", "👍", "y", "please note it", "all correct"])
def test_people_agree_in_many_ways(guide_bot: Bot, yes: str) -> None:
    assert talk(guide_bot, "I know Python", yes).conversation.learner.done == ("python",)


def test_a_yes_may_leave_something_out(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Python and SQL", "yes, but not SQL")
    assert answer.conversation.learner.done == ("python",)


def test_a_no_may_keep_something(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Python and SQL", "no, only SQL", "yes")
    assert answer.conversation.learner.done == ("sql",)


def test_what_next_moves_along_the_plan(guide_bot: Bot) -> None:
    """First what the plan wants next, then the one after it."""
    first = said(guide_bot, "what next?")
    second = said(guide_bot, "and then?", first.conversation)
    assert "ai-ml/skills/linear-algebra" in cited(first)
    assert "ai-ml/skills/calculus" in cited(second)
    assert first.kind is second.kind is Kind.PLAN


def test_a_correction_counts_at_once_and_can_be_undone(guide_bot: Bot) -> None:
    corrected = said(guide_bot, "actually I never learnt Python")
    assert corrected.conversation.learner.done == ()
    assert said(guide_bot, "undo", corrected.conversation).conversation.learner == NOTED.learner


def test_the_plan_names_phases_hours_and_sections(guide_bot: Bot) -> None:
    answer = said(guide_bot, "make me a plan")
    assert all(f"**Phase {number}**" in answer.text for number in (1, 2, 3, 4))
    assert "6 hours a week" in answer.text
    assert len(cited(answer)) > 10


def test_where_am_i_tells_what_is_done_and_what_is_next(guide_bot: Bot) -> None:
    answer = said(guide_bot, "where am I?")
    assert "- **Known:** Python basics" in answer.text
    assert "- **Next:** Linear algebra" in answer.text


def test_skipping_is_the_learner_s_decision(guide_bot: Bot) -> None:
    """Three questions first; a yes marks it as known, "skip it" leaves it out."""
    asked = said(guide_bot, "can I skip SQL?")
    assert asked.text.count("\n- ") == 3
    assert asked.conversation.learner == NOTED.learner
    assert said(guide_bot, "yes", asked.conversation).conversation.learner.done == ("python", "sql")
    assert said(guide_bot, "skip it", asked.conversation).conversation.learner.skipped == ("sql",)


def test_what_if_changes_nothing_without_a_yes(guide_bot: Bot) -> None:
    supposed = said(guide_bot, "what if I had 15 hours a week?")
    assert "15 hours a week" in supposed.text
    assert "6 hours a week" in supposed.text
    assert supposed.conversation.learner == NOTED.learner
    assert said(guide_bot, "yes", supposed.conversation).conversation.learner.hours_a_week == 15


def test_a_day_that_is_too_near_is_said_to_be(guide_bot: Bot) -> None:
    soon = date.today() + timedelta(days=30)
    hasty = replace(NOTED, learner=replace(NOTED.learner, ready_by=soon, hours_a_week=3.0))
    assert replies.DOES_NOT_FIT in said(guide_bot, "how long will it take me?", hasty).text


def test_of_somebody_unknown_the_guide_tells_how_long_it_takes(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "How long does it take at 10 hours a week?")
    assert answer.kind is Kind.ANSWER
    assert "ai-ml/roadmap/time" in cited(answer)


def test_a_question_beside_a_fact_is_answered_and_the_fact_proposed(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I have 6 hours a week. Which certificates are free?")
    assert answer.kind is Kind.ANSWER
    assert answer.conversation.proposed is not None
    assert guide_bot.reply("yes", answer.conversation).conversation.learner.hours_a_week == 6


def test_forget_me_forgets_the_position(guide_bot: Bot) -> None:
    answer = said(guide_bot, "forget me")
    assert answer.conversation.learner == Learner()
    assert answer.conversation.before == ()


def test_the_position_goes_through_json(guide_bot: Bot) -> None:
    """What is proposed, noted and undone is the same for whoever keeps the conversation elsewhere."""
    conversation = talk(guide_bot, "I know Python", "yes", "I want to do computer vision").conversation
    assert Conversation.from_json(conversation.to_json()) == conversation


def test_somebody_in_distress_is_not_asked_for_a_profile(guide_bot: Bot) -> None:
    answer = said(guide_bot, "I know Python but I want to kill myself")
    assert answer.kind is Kind.CARE
    assert answer.conversation.learner == NOTED.learner


def test_a_question_between_keeps_the_proposal_and_reminds_of_it_once(guide_bot: Bot) -> None:
    asked = talk(guide_bot, "I know Python", "which certificates are retired?")
    assert asked.kind is Kind.ANSWER
    assert "Python basics" in asked.text.rsplit("\n", 1)[-1]
    assert guide_bot.reply("yes, note it", asked.conversation).conversation.learner.done == ("python",)
    assert guide_bot.reply("what does an AI engineer do?", asked.conversation).conversation.proposed is None


def test_a_number_sets_right_the_hours_that_were_proposed(guide_bot: Bot) -> None:
    proposed = talk(guide_bot, "I have about 14 hours a week", "no, 4, not 14").conversation.proposed
    assert proposed is not None
    assert proposed.hours_a_week == 4


def test_a_yes_with_a_fact_notes_both(guide_bot: Bot) -> None:
    noted = talk(guide_bot, "I know Python", "yes, and I have 6 hours a week").conversation.learner
    assert (noted.done, noted.hours_a_week) == (("python",), 6)


def test_several_facts_in_one_message_are_told_however_they_are_put(guide_bot: Bot) -> None:
    message = "Hello. In 8 weeks I must be ready as ML engineer, have 10 hour per week, and Python I know good."
    proposed = talk(guide_bot, message).conversation.proposed
    assert proposed is not None
    assert (proposed.goal, proposed.hours_a_week, proposed.done) == ("ml-engineer", 10, ("python",))


@pytest.mark.parametrize("text", ["I have taught for eleven years, 5 hours a week is what I have now"])
def test_years_behind_somebody_are_no_deadline(guide_bot: Bot, text: str) -> None:
    proposed = talk(guide_bot, text).conversation.proposed
    assert proposed is not None
    assert (proposed.ready_by, proposed.hours_a_week) == (None, 5)


def test_a_whole_phase_may_be_known(guide_bot: Bot) -> None:
    proposed = talk(guide_bot, "I've got the whole of Phase 1 behind me").conversation.proposed
    assert proposed is not None
    assert {"python", "linear-algebra", "sql", "git-shell"} <= set(proposed.done)


def test_the_place_of_a_topic_in_the_plan(guide_bot: Bot) -> None:
    answer = said(guide_bot, "what do I need before transformers?")
    assert answer.kind is Kind.PLAN
    assert "still need" in answer.text
    assert {"ai-ml/skills/neural-networks", "ai-ml/skills/linear-algebra"} <= cited(answer)
    assert "Python basics" not in answer.text.split("\n")[0]


def test_what_may_be_taken_side_by_side(guide_bot: Bot) -> None:
    assert "side by side" in said(guide_bot, "can I do SQL beside statistics?").text
    assert "needs" in said(guide_bot, "can I study PyTorch and neural networks at the same time?").text


def test_undo_says_what_it_takes_back(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Python", "yes", "undo that")
    assert "Python basics" in answer.text
    assert answer.conversation.learner == Learner()


def test_projects_fit_the_level_that_the_plan_comes_to(guide_bot: Bot) -> None:
    assert "ai-ml/projects/beginner-projects" in cited(said(guide_bot, "what could I build at my level?"))
    further = replace(NOTED, learner=NOTED.learner.with_topics("done", ["project-beginner"]))
    assert "ai-ml/projects/intermediate-projects" in cited(said(guide_bot, "what could I build at my level?", further))
    assert replies.AT_YOUR_LEVEL not in said(guide_bot, "which advanced projects could I build?").text


@pytest.mark.parametrize("text", ["what's the first thing to do", "what is my first step?"])
def test_what_comes_first_is_the_beginning_of_the_plan_wherever_one_is(guide_bot: Bot, text: str) -> None:
    second = talk(guide_bot, "I have 5 hours a week", "yes", "what comes after that?")
    assert "**Linear algebra**" in second.text
    assert "**Python basics**" in guide_bot.reply(text, second.conversation).text


def test_after_a_step_the_one_after_it_is_suggested(guide_bot: Bot) -> None:
    answer = said(guide_bot, "what next?")
    assert "after that" in answer.suggestions[0]
    assert guide_bot.reply(answer.suggestions[0], answer.conversation).conversation.step != answer.conversation.step


def test_what_is_asked_while_something_is_proposed_counts_it_in(guide_bot: Bot) -> None:
    noted = talk(guide_bot, "I know Python", "can I skip statistics?", "yes to all of those").conversation.learner
    assert noted.done == ("python", "statistics")


def test_a_plan_of_a_guide_without_projects_leaves_questions_about_them_to_the_guide(
    home: Path, tmp_path: Path
) -> None:
    (tmp_path / "curricula").mkdir()
    (tmp_path / "a.md").write_text("## Clay {#clay}\n\nClay is soft earth that I shape by hand.\n", encoding="utf-8")
    topic = 'id: clay, title: Clay, section: a/clay, phase: 1, needs: [], hours: [1, 2], check: ["A?", "B?", "C?"]'
    (tmp_path / "curricula" / "a.yaml").write_text(f"topics:\n  - {{{topic}}}\n", encoding="utf-8")
    own = share_what_was_prepared(home, tmp_path / "home")
    bot = open_bot(guides=tmp_path, home=own, variables={}, say=lambda _: None)
    known = Conversation(learner=Learner(path="a", hours_a_week=5.0))
    answer = bot.reply("what could I build with clay?", known)
    assert answer.kind is not Kind.PLAN
    assert replies.AT_YOUR_LEVEL not in answer.text
    bot.index.close()


@pytest.mark.parametrize("text", ["Ye- no. Wait.", "yes, no, hold on", "sure... actually no"])
def test_a_yes_that_breaks_off_notes_nothing(guide_bot: Bot, text: str) -> None:
    answer = talk(guide_bot, "My goal is MLOps engineer", text)
    assert answer.conversation.learner.is_unknown


def test_what_somebody_else_knows_or_one_only_wishes_is_not_noted_already(guide_bot: Bot) -> None:
    for text in ("I'd love to be able to do PyTorch already", "My wife is finished with PyTorch"):
        assert replies.NOTED_ALREADY not in said(guide_bot, text).text


def test_half_of_those_hours_is_half_of_what_is_noted(guide_bot: Bot) -> None:
    assert "3 hours a week" in said(guide_bot, "And what if I only managed half of those hours?").text


@pytest.mark.parametrize("text", ["no, leave it in", "then leave it as it is", "leave it"])
def test_leaving_a_topic_in_is_no_leaving_out(guide_bot: Bot, text: str) -> None:
    asked = said(guide_bot, "can I skip calculus?")
    assert guide_bot.reply(text, asked.conversation).conversation.learner == NOTED.learner


def test_leaving_it_out_is(guide_bot: Bot) -> None:
    asked = said(guide_bot, "can I skip calculus?")
    assert guide_bot.reply("then leave it out", asked.conversation).conversation.learner.skipped


@pytest.mark.parametrize("text", ["keep the 6", "keep it at six", "no, stay with 6 hours"])
def test_hours_that_are_noted_stay_where_a_reply_names_them(guide_bot: Bot, text: str) -> None:
    supposed = said(guide_bot, "what if I had 15 hours?")
    assert supposed.conversation.proposed is not None
    assert guide_bot.reply(text, supposed.conversation).conversation.learner.hours_a_week == 6.0


@pytest.mark.parametrize("text", ["done with that one already", "I'm through with it", "finished that"])
def test_the_step_that_was_spoken_of_can_be_finished(guide_bot: Bot, text: str) -> None:
    """It is proposed, and not passed over."""
    shown = said(guide_bot, "what next?")
    proposed = guide_bot.reply(text, shown.conversation).conversation.proposed
    assert proposed is not None
    assert shown.conversation.step in proposed.done


def test_a_phase_can_be_finished_at_once(guide_bot: Bot) -> None:
    proposed = talk(guide_bot, "Phase 1 is behind me.").conversation.proposed
    assert proposed is not None
    assert {"python", "linear-algebra"} <= set(proposed.done)


@pytest.mark.parametrize(
    "text", ["what do I do when I've finished phase 1?", "I have not finished phase 1", "I want phase 1 behind me"]
)
def test_what_is_not_finished_is_not_proposed(guide_bot: Bot, text: str) -> None:
    assert said(guide_bot, text).conversation.proposed is None


def test_what_to_start_with_is_the_first_step_wherever_one_is(guide_bot: Bot) -> None:
    shown = said(guide_bot, "what next?")
    assert "Linear algebra" in guide_bot.reply("so what do I start with", shown.conversation).text


def test_a_year_is_no_hour_a_week(guide_bot: Bot) -> None:
    text = said(guide_bot, "could I do it in one year?").text
    assert "1 hour a week" not in text
    assert "at 6 hours a week" in text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("remove the goal", {"hours_a_week": 6.0, "goal": ""}),
        ("Sorry, I can't keep that. Take the 6 hours out again.", {"hours_a_week": 0.0, "goal": "data-scientist"}),
        ("hm then no date", {"hours_a_week": 6.0, "goal": "data-scientist", "ready_by": None}),
    ],
)
def test_what_is_noted_can_be_taken_out_by_name(guide_bot: Bot, text: str, left: dict[str, object]) -> None:
    """And only that, whatever was noted last."""
    goal = next(iter(guide_bot.position(NOTED).curriculum.goals)).id  # type: ignore[union-attr]
    learner = replace(NOTED.learner, goal=goal, ready_by=date(2028, 1, 1))
    after = said(guide_bot, text, Conversation(learner=learner)).conversation.learner
    for name, value in left.items():
        assert getattr(after, name) == (goal if name == "goal" and value else value)
    assert after.done == learner.done


def test_double_the_hours_is_supposed_and_not_noted(guide_bot: Bot) -> None:
    answer = bot_after_plan(guide_bot, "and if I double my hours?")
    assert "12 hours a week" in answer.text
    assert answer.conversation.learner.hours_a_week == 6.0


def bot_after_plan(bot: Bot, text: str) -> Answer:
    return bot.reply(text, said(bot, "how long will it take me?").conversation)


@pytest.mark.parametrize("text", ["I have no hours left for that today", "no day goes by without rain here"])
def test_a_word_for_what_is_noted_alone_takes_nothing_out(guide_bot: Bot, text: str) -> None:
    learner = replace(NOTED.learner, ready_by=date(2028, 1, 1))
    after = said(guide_bot, text, Conversation(learner=learner)).conversation.learner
    assert after.hours_a_week == 6.0
    assert after.ready_by == learner.ready_by


def test_twice_more_hours_than_a_week_has_is_not_supposed(guide_bot: Bot) -> None:
    busy = Conversation(learner=replace(NOTED.learner, hours_a_week=100.0))
    assert said(guide_bot, "and if I double my hours?", busy).conversation.proposed is None


def test_hours_in_a_first_question_are_used_and_proposed(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "How long does all of it take if I have about 6 hours a week?")
    proposed = answer.conversation.proposed
    assert answer.kind is Kind.ANSWER
    assert "at 6 hours a week" in answer.text
    assert proposed is not None
    assert proposed.hours_a_week == 6


@pytest.mark.parametrize("question", ["how long does it take me?", "show me a plan"])
def test_a_goal_that_was_asked_about_is_planned_for_and_proposed(guide_bot: Bot, question: str) -> None:
    answer = talk(guide_bot, "Could I become a data scientist?", question)
    proposed = answer.conversation.proposed
    assert "Data scientist" in answer.text
    assert proposed is not None
    assert proposed.goal == "data-scientist"


def test_of_what_has_no_plan_the_guides_tell(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "Could I become a data analyst?", "how long with my 5 hours")
    assert answer.kind is not Kind.PLAN


def test_having_done_the_next_step_is_no_yes_to_a_goal(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I want to become an ML engineer", "I already did that")
    proposed = answer.conversation.proposed
    assert answer.conversation.learner.is_unknown
    assert proposed is not None
    assert (proposed.goal, proposed.done) == ("ml-engineer", ("python",))


def test_what_a_known_topic_stands_on_is_asked_for(guide_bot: Bot) -> None:
    noted = talk(guide_bot, "I know pandas and scikit-learn", "yes")
    assert set(noted.conversation.learner.done) == {"numpy-pandas", "supervised-learning"}
    assert "This builds on Python basics" in noted.text
    assert "statistics" in guide_bot.reply("yes", noted.conversation).conversation.learner.done
    assert "statistics" not in guide_bot.reply("no", noted.conversation).conversation.learner.done
    assert guide_bot.reply("what next?", noted.conversation).conversation.proposed is None


def test_what_next_keeps_what_was_told(guide_bot: Bot) -> None:
    answer = said(guide_bot, "what comes after that", talk(guide_bot, "I know SQL").conversation)
    assert answer.conversation.proposed is not None
    assert "SQL" in answer.text


@pytest.mark.parametrize("message", ["what did I say I have per week", "do you remember how much time I have?"])
def test_what_was_told_can_be_asked_for(guide_bot: Bot, message: str) -> None:
    assert "6 hours a week" in said(guide_bot, message).text


def test_a_plan_can_be_had_in_short(guide_bot: Bot) -> None:
    plan = said(guide_bot, "show me my plan")
    short = guide_bot.reply("make it shorter", plan.conversation)
    assert short.kind is Kind.PLAN
    assert len(short.text) < len(plan.text) / 2
    assert "Your next step" in guide_bot.reply("too much, just tell me this week's thing", plan.conversation).text


def test_what_can_be_skipped_begins_with_what_is_known(guide_bot: Bot) -> None:
    assert "already leaves out what you know: Python basics" in said(guide_bot, "so what can I skip").text


@pytest.mark.parametrize(
    "message",
    [
        "I'm thinking about dropping out of my computer science degree to do AI full time",
        "I want to quit nursing and study AI full time, I have savings for a year",
    ],
)
def test_nothing_is_noted_of_a_decision_that_is_only_weighed(guide_bot: Bot, message: str) -> None:
    """It gets the words for a serious decision, and no plan at forty hours a week."""
    answer = guide_bot.reply(message)
    assert answer.lead == replies.HIGH_STAKES
    assert answer.conversation.proposed is None


@pytest.mark.parametrize(
    "asked",
    ["is there something I can do in parallel?", "what goes together with linear algebra?", "anything alongside it?"],
)
def test_what_may_go_beside_the_next_step_is_named(guide_bot: Bot, asked: str) -> None:
    answer = talk(guide_bot, "I know Python and Git", "yes", asked)
    assert answer.text.startswith("Beside **Linear algebra** [")
    assert "NumPy, pandas and plotting" in answer.text


@pytest.mark.parametrize("agrees", ["yeah", "yeah note it", "ah yes", "yes, every last one"])
def test_agreeing_changes_none_of_the_hours_that_are_agreed_to(guide_bot: Bot, agrees: str) -> None:
    assert talk(guide_bot, "I have 5-6 hours a week", agrees).conversation.learner.hours_a_week == 5.5
