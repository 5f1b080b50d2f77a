"""The title and the log's messages."""

from dataclasses import replace

from bot.app.chat_html import greeting_html, log_messages, panel_bar_html
from bot.app.dialogue import Dialogue
from bot.pipeline import Bot


def test_the_title_names_the_guides_and_their_reviews(guide_bot: Bot) -> None:
    """A learner sees what the answers are made of, and how fresh it is."""
    html = greeting_html(guide_bot.index.guides)
    assert "AI &amp; Machine Learning" in html
    assert 'reviewed <time datetime="2026' in html


def test_many_guides_are_counted(guide_bot: Bot) -> None:
    """The title stays a line or two."""
    many = [replace(guide_bot.index.guides[0], id=str(number)) for number in range(8)]
    assert '<a target="_blank" rel="noopener" href="/guides">5 more</a>' in greeting_html(many)


def test_a_message_stands_in_the_log_before_it_is_answered() -> None:
    """Whoever asks sees at once that they were heard."""
    said, waiting = log_messages(Dialogue(), asked="<b>hello</b>")
    assert said["role"] == "user"
    assert "&lt;b&gt;hello" in said["content"]
    assert "Reading the guides" in waiting["content"]


def test_only_the_last_answer_offers_suggestions(guide_bot: Bot) -> None:
    """They are about what was said last."""
    dialogue = Dialogue().then(guide_bot.reply("what should I learn first?")).then(guide_bot.reply("what is SQL for?"))
    messages = log_messages(dialogue)
    assert [each["role"] for each in messages] == ["user", "assistant"] * 2
    assert "options" not in messages[1]
    assert [each["value"] for each in messages[3]["options"]] == list(dialogue.answers[-1].suggestions)


def test_while_a_model_has_nothing_to_show_the_answer_is_waited_for(guide_bot: Bot) -> None:
    answer = replace(guide_bot.reply("what should I learn first?"), text="", citations=())
    *_, last = log_messages(Dialogue().then(answer))
    assert "Reading the guides" in last["content"]


def test_the_title_does_not_promise_quotes_where_a_model_words_the_answers(guide_bot: Bot) -> None:
    assert "in the guide&#x27;s own words" in greeting_html(guide_bot.index.guides)
    assert "held against the guide&#x27;s own words" in greeting_html(guide_bot.index.guides, worded=True)


def test_only_the_last_question_can_be_edited_and_asked_again(guide_bot: Bot) -> None:
    """What was said before stands, since the rest of the conversation leans on it."""
    dialogue = Dialogue().then(guide_bot.reply("what should I learn first?")).then(guide_bot.reply("what is SQL for?"))
    contents = [each["content"] for each in log_messages(dialogue)]
    assert ["act-edit" in each for each in contents] == [False, False, True, False]
    assert ["act-again" in each for each in contents] == [False, False, False, True]


def test_nothing_can_be_done_with_an_answer_that_is_still_growing(guide_bot: Bot) -> None:
    dialogue = Dialogue().then(guide_bot.reply("what should I learn first?"))
    messages = log_messages(dialogue, is_growing=True)
    assert " growing" in messages[-1]["content"]
    assert "<button" not in messages[-1]["content"]
    assert "options" not in messages[-1]


def test_where_the_bot_speaks_first_nothing_stands_for_the_learner(guide_bot: Bot) -> None:
    """No empty bubble, and nothing to edit."""
    about = guide_bot.about("ai-ml/roadmap/phase-1")
    assert about is not None
    (only,) = log_messages(Dialogue().then(about))
    assert only["role"] == "assistant"
    assert "act-" not in only["content"]


def test_without_a_path_no_button_leads_to_one() -> None:
    """The buttons stand for the tabs by their places."""
    assert panel_bar_html(has_path=True).count("<button") == 3
    assert "My path" not in panel_bar_html(has_path=False)


def test_where_the_beginning_is_not_shown_it_is_said_where_it_is(guide_bot: Bot) -> None:
    """Whoever scrolls up must not think that it is lost."""
    dialogue = Dialogue().then(guide_bot.reply("what should I learn first?"))
    assert "Save as text" not in log_messages(dialogue)[0]["content"]
    first, *others = log_messages(replace(dialogue, forgotten=3))
    assert "Save as text" in first["content"]
    assert 'id="answer-4"' in others[-1]["content"]
