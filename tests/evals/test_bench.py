"""What the benchmarks measure with: conversations from all over the cases."""

from evals.bench import spread
from evals.case import Case, Turn


def a_conversation(number: int) -> Case:
    return Case(f"talk/{number}", (Turn("Hello"), Turn("and then?")))


def test_conversations_are_taken_at_even_distances() -> None:
    """Twenty turns in all, about five wanted: every fourth conversation, the first among them."""
    chosen = spread([a_conversation(number) for number in range(10)], 5)
    assert [case.id for case in chosen] == ["talk/0", "talk/4", "talk/8"]


def test_of_a_few_conversations_all_are_taken() -> None:
    conversations = [a_conversation(number) for number in range(3)]
    assert spread(conversations, 100) == conversations
