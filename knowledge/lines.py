"""Where the lines of a source, and the contents of the blocks on them, begin and end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a block's content and where it stands: `source[source_start:][:length] == content[start:][:length]`."""

    start: int
    source_start: int
    length: int

    @property
    def source_end(self) -> int:
        return self.source_start + self.length


class SourceLines:
    """A source, its lines, and the offset at which each begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self._offsets = [0]
        for line in self.lines:
            self._offsets.append(self._offsets[-1] + len(line) + 1)

    def span(self, line_map: Sequence[int]) -> tuple[int, int]:
        """The characters that some lines cover, without white space at either end."""
        first, last = line_map[0], line_map[1] - 1
        while last > first and not self.lines[last].strip():
            last -= 1
        indent = len(self.lines[first]) - len(self.lines[first].lstrip())
        return self._offsets[first] + indent, self._offsets[last] + len(self.lines[last].rstrip())

    def offset(self, line: int) -> int:
        """Where a line begins, counted from 0."""
        return self._offsets[line]

    def place(self, content: str, first_line: int) -> Iterator[Placed]:
        """Where each line of a block's content stands, whatever list marker, quote mark or indent is before it.

        A parsed line is the end of its source line, but for white space; one that is not found is left out.
        """
        start, words = 0, content.split("\n")
        for number, line in enumerate(self.lines[first_line : first_line + len(words)]):
            stripped = words[number].strip()
            column = line.rfind(stripped) if stripped else -1
            if column >= 0:
                indent = len(words[number]) - len(words[number].lstrip())
                yield Placed(start + indent, self._offsets[first_line + number] + column, len(stripped))
            start += len(words[number]) + 1
