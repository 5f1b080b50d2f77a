"""Masking: what goes, what stays, and that no text makes it slow."""

import time

import pytest

from bot.keeping.masking import mask


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Write to jane.doe+x@example.co.uk, please", "Write to […] please"),
        ("I am jane (at) example.com", "I am […]"),
        ("mail jane @ example.com now", "mail […] now"),
        ("I follow @jane_doe", "I follow […]"),
        ("ｊａｎｅ＠ｅｘａｍｐｌｅ.com", "[…]"),
        ("see https://example.com/in/jane?x=1 or www.example.com", "see […] or […]"),
        ("linkedin.com/in/jane is me", "[…] is me"),
        ("jane.github.io is me", "[…] is me"),
        ("call +49 (0)30 123-45 67 or 0171/1234567", "call […] or […]"),
        ("card 4111 1111 1111 1111", "card […]"),
        ("born 12/03/1990", "born […]"),
        ("number 12345", "number […]"),
        ("number １２３４５", "number […]"),
        ("member AB123456C", "member […]"),
        ("key sk-CANARY", "key […]"),
        ("sk_live_51abcDEF and ghp_16C7e42F292c6912E7710c838347Ae178B4a", "[…] and […]"),
        ("id 550e8400-e29b-41d4-a716-446655440000", "id […][…]"),
        ("johnsmith1987", "[…]"),
        ("jane@\u200bexample.com", "[…]"),
    ],
)
def test_what_could_name_a_person_or_open_an_account_is_masked(question: str, kept: str) -> None:
    assert mask(question) == kept


@pytest.mark.parametrize(
    "question",
    [
        "Is all-MiniLM-L6-v2 or gpt-4o-mini enough in 2026?",
        "Node.js/React and/or sk-learn, e.g./i.e. scikit-learn?",
        "Is a salary of 50,000 or 120k normal with AZ-104, CS50 or 6.S191?",
        "Is fast.ai better than Coursera? Python 3.12.1, 10-20 hours a week",
        "Rechtsschutzversicherungsgesellschaften?",
    ],
)
def test_what_a_question_is_about_is_not_masked(question: str) -> None:
    assert mask(question) == question


@pytest.mark.parametrize("text", ["a" * 4000, "a." * 2000, "( " * 2000, "@ " * 2000, "a-" * 2000, "1-" * 2000])
def test_no_message_makes_masking_slow(text: str) -> None:
    began = time.perf_counter()
    mask(text)
    assert time.perf_counter() - began < 0.1
