"""Loading YAML that can neither hang nor surprise: no anchors, aliases, tags, duplicate keys, or deep nesting."""

from collections.abc import Collection, Hashable
from typing import Any

import yaml

LIMIT_DEPTH = 8


def load_yaml(text: str) -> Any:
    """The value of a YAML text; raises `yaml.YAMLError`, with a mark of the place where that is known."""
    try:
        return _StrictLoader(text).get_single_data()
    except ValueError as error:
        raise yaml.YAMLError(str(error)) from error


def entry_lines(text: str, names: Collection[str]) -> dict[str, list[int]]:
    """The line, counted from 1, of each entry of the lists that stand under some keys of a YAML mapping."""
    lines: dict[str, list[int]] = {name: [] for name in names}
    root = _StrictLoader(text).get_single_node()
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value in lines and isinstance(value, yaml.SequenceNode):
            lines[key.value] = [entry.start_mark.line + 1 for entry in value.value]
    return lines


class _StrictLoader(yaml.SafeLoader):
    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(problem="has an anchor or alias", problem_mark=event.start_mark)
        self.depth += 1
        if self.depth > LIMIT_DEPTH:
            raise yaml.MarkedYAMLError(problem="is nested too deeply", problem_mark=event.start_mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                raise yaml.MarkedYAMLError(problem=f"has the key '{name}' twice", problem_mark=key.start_mark)
            seen.add(name)
        return super().construct_mapping(node, deep)
