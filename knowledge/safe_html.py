"""Writing parsed Markdown as HTML that holds nothing but the elements written here."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

from markdown_it.token import Token

from knowledge.guide import guide_url
from knowledge.links import LinkKind, linked_guide, read_link
from knowledge.markdown import spoken

_BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "hr", "thead", "tbody", "tr", "div"})
_INLINES = frozenset({"em", "strong", "s", "mark"})
_BREAKS = {"hr": "<hr>\n", "hardbreak": "<br>\n", "softbreak": "\n"}
_CLASSES = {"admonition_open": "admonition", "admonition_title_open": "admonition-title"}
_HEADED = '<div class="headed">'
_ALIGNMENT = "text-align:"
_LANGUAGE = re.compile(r"[\w+#-]{1,30}", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]{1,2000}")
_AFTER_ADDRESS = ".,;:!?)]}*_"
_NEW_WINDOW = ' target="_blank" rel="noopener noreferrer"'


class SafeHtml:
    """Writes tokens as HTML: raw HTML is dropped, an image is its text, and only links that are safe are links.

    `anchors` are the ids of headings by line, given where the page is the guide's own. Without it, links to places in
    the guide lead to the guide's page, and so do the references to its footnotes. `beside` is HTML of ours by line,
    which stands beside the heading on that line and not in it.
    """

    def __init__(
        self, guide: str, *, anchors: Mapping[int, str] | None = None, beside: Mapping[int, str] | None = None
    ) -> None:
        self._guide, self._anchors, self._beside = guide, anchors, beside or {}
        self._beside_heading = ""
        self._references: dict[str, int] = {}
        self._in_link = False
        self._link_end = ""
        self._writers: dict[str, Callable[[Token], str]] = {
            "text": self._text,
            "text_special": self._text,
            "code_inline": lambda token: f"<code>{escape(token.content)}</code>",
            "image": lambda token: escape(spoken(token.children or ())),
            "html_inline": lambda token: "<br>" if token.content.lower().startswith("<br") else "",
            "inline": lambda token: self.write(token.children or ()),
            "link_open": self._link_open,
            "link_close": self._link_close,
            "footnote_ref": self._footnote_reference,
            "heading_open": self._heading_open,
            "heading_close": self._heading_close,
            "fence": _code,
            "code_block": _code,
            "table_open": lambda _: '<div class="table-scroll"><table>\n',
            "table_close": lambda _: "</table></div>\n",
            "th_open": _cell_open,
            "td_open": _cell_open,
            "th_close": lambda _: "</th>\n",
            "td_close": lambda _: "</td>\n",
        }

    @property
    def footnotes(self) -> Mapping[str, int]:
        """How often each footnote was referred to, in the order of their numbers."""
        return self._references

    def write(self, tokens: Iterable[Token]) -> str:
        """The tokens as HTML; what has no way to be written here is left out."""
        return "".join(self._writers.get(token.type, _element)(token) for token in tokens)

    def _text(self, token: Token) -> str:
        return escape(token.content) if self._in_link else _with_addresses(token.content)

    def _link_open(self, token: Token) -> str:
        address = self._address(str(token.attrs.get("href", "")))
        self._in_link, self._link_end = True, "</a>" if address else ""
        return f"<a{address}>" if address else ""

    def _link_close(self, _: Token) -> str:
        self._in_link = False
        return self._link_end

    def _address(self, href: str) -> str:
        """The attributes of a link, or nothing where it must not be one."""
        link = read_link(href)
        match link.kind:
            case LinkKind.UNSAFE:
                return ""
            case LinkKind.EXTERNAL:
                return f' href="{escape(href)}"{_NEW_WINDOW}'
            case LinkKind.GUIDE:
                href = guide_url(linked_guide(link.path), link.anchor)
            case LinkKind.ANCHOR if self._anchors is None:
                href = guide_url(self._guide, link.anchor)
        return f' href="{escape(href)}"'

    def _heading_open(self, token: Token) -> str:
        line = token.map[0] if token.map else -1
        anchor = (self._anchors or {}).get(line, "")
        self._beside_heading = self._beside.get(line, "")
        named = f' id="{escape(anchor)}"' if anchor else ""
        return f"{_HEADED if self._beside_heading else ''}<{_heading_tag(token)}{named}>"

    def _heading_close(self, token: Token) -> str:
        end = f"{self._beside_heading}</div>" if self._beside_heading else ""
        return f"</{_heading_tag(token)}>{end}\n"

    def _footnote_reference(self, token: Token) -> str:
        label = token.meta["label"]
        if self._anchors is None:
            target, named, shown = guide_url(self._guide, footnote_id(label)), "", label
        else:
            self._references[label] = self._references.get(label, 0) + 1
            named = f' id="{escape(reference_id(label, self._references[label]))}"'
            target, shown = guide_url("", footnote_id(label)), str(list(self._references).index(label) + 1)
        link = f'<a href="{escape(target)}"{named}>{escape(shown)}</a>'
        return f'<sup class="footnote-ref">{escape(shown) if self._in_link else link}</sup>'


def footnote_id(label: str) -> str:
    """The id of a footnote on its guide's page."""
    return f"fn-{label}"


def reference_id(label: str, count: int) -> str:
    """The id of the place where a footnote is referred to for the first, second or later time."""
    return f"fnref-{label}" if count == 1 else f"fnref-{label}-{count}"


def _element(token: Token) -> str:
    """An element without any attribute of the author's but the number at which a list starts."""
    if token.type in _BREAKS:
        return _BREAKS[token.type]
    if token.hidden or token.tag not in _BLOCKS | _INLINES:
        return ""
    end = "\n" if token.tag in _BLOCKS and token.nesting < 0 else ""
    if token.nesting < 0:
        return f"</{token.tag}>{end}"
    start = token.attrs.get("start")
    listed = f' start="{int(start)}"' if token.tag == "ol" and start is not None else ""
    css = _CLASSES.get(token.type) or ("admonition" if token.attrs.get("class") == "admonition" else "")
    return f'<{token.tag} class="{css}">' if css else f"<{token.tag}{listed}>"


def _heading_tag(token: Token) -> str:
    """A page has one `h1`, its title, so that other headings of level 1 are shown as the level below."""
    return "h2" if token.tag == "h1" else token.tag


def _cell_open(token: Token) -> str:
    style = str(token.attrs.get("style", ""))
    aligned = f' class="align-{style.removeprefix(_ALIGNMENT)}"' if style else ""
    return f"<{token.tag}{aligned}>"


def _code(token: Token) -> str:
    """A code block, with the spans of its `meta["marks"]` highlighted."""
    language = _LANGUAGE.match(token.info.strip())
    named = f' class="language-{escape(language.group())}"' if language else ""
    content, end = "", 0
    for first, last in token.meta.get("marks", ()):
        if last > max(first, end):
            content += escape(token.content[end:first])
            content += f"<mark>{escape(token.content[max(first, end) : last])}</mark>"
            end = last
    return f"<pre><code{named}>{content}{escape(token.content[end:])}</code></pre>\n"


def _with_addresses(text: str) -> str:
    """Escaped text, in which the bare web addresses of sources are links."""
    html, end = "", 0
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(_AFTER_ADDRESS)
        link = f'<a href="{escape(address)}"{_NEW_WINDOW}>{escape(address)}</a>'
        html += escape(text[end : found.start()]) + link
        end = found.start() + len(address)
    return html + escape(text[end:])
