"""What is handed to the page's scripts can be read there, and is new each time."""

import base64
import json
import re

from bot.app.handover import file_html, note_html


def _content(html: str) -> bytes:
    found = re.fullmatch(r'<pre class="[^"]+" title="[^"]*">([A-Za-z0-9+/=]*)</pre>', html)
    assert found
    return base64.b64decode(found[1])


def test_a_note_is_json_whatever_it_says() -> None:
    """Half a surrogate pair cannot be sent, and is replaced."""
    note = {"text": "<b>é</b> \n", "half": "\ud800"}
    assert json.loads(_content(note_html(note))) == note


def test_a_file_has_its_name_and_its_bytes() -> None:
    html = file_html('a"b.md', b"\x00\xff")
    assert 'title="a&quot;b.md"' in html
    assert _content(html) == b"\x00\xff"


def test_the_same_note_twice_is_seen_twice() -> None:
    """The script looks for a change of the element."""
    assert note_html({}) != note_html({})
