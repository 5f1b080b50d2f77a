"""Where the links in a guide lead: another place in the guides, elsewhere, or nowhere safe."""

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from urllib.parse import unquote

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_GUIDE_FILE = re.compile(r"([^?#]+)\.(?:md|markdown)(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_EXTERNAL = frozenset({"http", "https", "mailto"})
_IGNORED = re.compile(r"[\x00-\x20]+")
"""Browsers pass over these in a link's scheme, so `java\\nscript:` is one."""


class LinkKind(Enum):
    """What a link may be shown as."""

    ANCHOR = "anchor"
    GUIDE = "guide"
    EXTERNAL = "external"
    RELATIVE = "relative"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Link:
    """A link's target; for a place in the guides, the path of the file (without its ending) and the anchor."""

    kind: LinkKind
    href: str
    path: str = ""
    anchor: str = ""


def read_link(href: str) -> Link:
    """What a link's target is. Any scheme but http, https and mailto is unsafe."""
    plain = _IGNORED.sub("", unquote(href))
    scheme = _SCHEME.match(plain) or _SCHEME.match(href)
    if scheme:
        kind = LinkKind.EXTERNAL if scheme.group(1).lower() in _EXTERNAL else LinkKind.UNSAFE
        return Link(kind, href)
    if plain.replace("\\", "/").startswith("//"):
        return Link(LinkKind.EXTERNAL, href)
    if href.startswith("#"):
        return Link(LinkKind.ANCHOR, href, anchor=unquote(href[1:]))
    file = _GUIDE_FILE.fullmatch(href)
    if file and not href.startswith("/"):
        return Link(LinkKind.GUIDE, href, unquote(file.group(1)), unquote(file.group(2) or ""))
    return Link(LinkKind.RELATIVE, href)


def linked_guide(path: str) -> str:
    """The id of the guide in a file that is linked to from the same folder, for example `../ai-ml` or `sub/x`."""
    return "-".join(part for part in PurePosixPath(path).parts if part not in {".", ".."})
