"""What the linter says of characters, HTML, images and long pieces."""

from pathlib import Path

import pytest

from tests.knowledge.lint_run import ERROR, WARNING, findings, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain, “quoted” – naïve café, Ångström, Ärzte.", []),
        ("A family 👩\u200d💻 and ❤\ufe0f\u200d🔥 and نمی\u200cخواهم.", []),
        ("Zero\u200bwidth.", [(6, "invisible", ERROR)]),
        ("Turned\u202e round.", [(6, "invisible", ERROR)]),
        ("Tag\U000e0041 hidden.", [(6, "invisible", ERROR)]),
        ("Soft\u00adhyphen.", [(6, "invisible", ERROR)]),
        ("Join\u200der.", [(6, "invisible", ERROR)]),
        ("Escape \x1b[2J.", [(6, "invisible", ERROR)]),
        ("No\u00a0break.", [(6, "invisible", WARNING)]),
        ("Itâ€™s wrong.", [(6, "mojibake", ERROR)]),
        ("CafÃ© au lait.", [(6, "mojibake", ERROR)]),
        ("Non-breakingÂ\u00a0space.", [(6, "invisible", WARNING), (6, "mojibake", ERROR)]),
        ("It\ufffds lost.", [(6, "mojibake", ERROR)]),
        ("A <b>bold</b> word.", [(6, "html", ERROR)]),
        ("Text,\nmore <!-- hidden --> text.", [(7, "html", ERROR)]),
        ("Text.\n\n<!--\nhidden\n-->", [(8, "html", ERROR)]),
        ("An ![image](x.png) here.", [(6, "image", ERROR)]),
        ("Code `<b>` and this.\n\n    <b>", []),
        ("word " * 30 + ".", [(6, "too-long", ERROR)]),
        ("Short.\n\n- " + "word " * 18 + ".", []),
        ("Short.\n\n- " + "word " * 19 + ".", [(8, "too-long", ERROR)]),
        ("Short.\n\n```\n" + "word " * 30 + "\n```", [(8, "too-long", WARNING)]),
    ],
)
def test_what_is_not_shown_as_written_is_found(tmp_path: Path, text: str, expected: list[tuple[int, str, str]]) -> None:
    """Each is told on its line, and text that is fine is let be."""
    assert told(tmp_path, f"## A\n{text}") == expected


def test_invisible_character_is_named(tmp_path: Path) -> None:
    """The author learns which character it is."""
    (finding, *_) = findings(tmp_path, guide="A\u200b.")
    assert finding.message == "invisible character U+200B ZERO WIDTH SPACE"
