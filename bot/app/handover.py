"""What is handed to the page's scripts: text in an element that nobody sees, which they take up when it changes."""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any

from bot.app.answer_html import encodable, one_block


def note_html(content: Mapping[str, Any]) -> str:
    """A note for the scripts, as JSON."""
    return _handed_over("note", "", encodable(json.dumps(content)).encode())


def answering(note: str, order: int) -> str:
    """A note as the answer to an order of the scripts, by its number."""
    return note.replace('title=""', f'title="{order}"', 1)


def file_html(name: str, content: bytes) -> str:
    """A file for the browser to save."""
    return _handed_over("file-to-save", name, content)


def _handed_over(kind: str, name: str, content: bytes) -> str:
    """The time in the class makes what is handed over new, even where it is what was handed over before."""
    made = datetime.now(UTC).strftime("%H%M%S%f")
    encoded = base64.b64encode(content).decode("ascii")
    return one_block(f'<pre class="{kind} made-{made}" title="{escape(encodable(name))}">{encoded}</pre>')
