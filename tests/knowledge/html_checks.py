"""Reading HTML strictly, to see what a page would hold."""

from html.parser import HTMLParser

VOID = {"br", "hr"}
ELEMENTS = VOID | {
    *("p", "ul", "ol", "li", "blockquote", "em", "strong", "s", "mark", "code", "pre", "a", "sup", "div", "section"),
    *("table", "thead", "tbody", "tr", "th", "td", "span", "h1", "h2", "h3", "h4", "h5", "h6"),
}
ATTRIBUTES = {"href", "id", "class", "target", "rel", "aria-label", "start"}


class Page(HTMLParser):
    """What a page shows, refusing elements left open and any element or attribute that is not known to be safe."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marked: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, name
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID:
            self._open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "mark" in self._open:
            self.marked[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment got through: {data}")
