"""YAML as version 1.2 core reads it: ``on``, ``yes`` and ``no`` are words, days are text, and every value knows its line.

PyYAML resolves by version 1.1, so only its parser is used here; scalars are resolved by this module. Anchors, aliases and
tags are refused: nothing in a law file or a case needs them, and a chain of aliases can grow without end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, cast

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

Path = tuple[str | int, ...]
Lines = dict[Path, int]

DEEPEST = 30
"""Levels of nesting; a case needs five."""


@dataclass(frozen=True, slots=True)
class YamlRefused(Exception):
    """Text that is not the YAML this package reads. ``line`` counts from 1."""

    line: int
    what: str
    todo: str


class _Loader(Protocol):
    """What is used of PyYAML's composers."""

    def check_node(self) -> bool: ...
    def get_node(self) -> Node | None: ...


class _PlainLoader(Reader, Scanner, Parser, Composer, BaseResolver):
    """The pure Python parser without PyYAML's own idea of types; used where libyaml is missing."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)


def _fast_loader() -> Callable[[str], _Loader]:
    """The loader over libyaml, ten times faster; the plain one in a build without it."""
    try:
        parser: Any = import_module("yaml._yaml").CParser
    except ImportError:
        return _PlainLoader

    def init(self: Any, text: str) -> None:
        parser.__init__(self, text)
        BaseResolver.__init__(self)

    return cast(Callable[[str], _Loader], type("_FastLoader", (parser, BaseResolver), {"__init__": init}))


_loader = _fast_loader()


def documents(text: str) -> Iterator[Node]:
    """Every document of the text as a node with its line. Raises :class:`YamlRefused` for text that is not YAML."""
    try:
        loader = _loader(text)
        while loader.check_node():
            node = loader.get_node()
            if node is not None:
                yield node
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        raise YamlRefused(
            (mark.line if mark else 0) + 1,
            f"Không phải YAML đúng cú pháp ({wrong.problem or wrong.context or 'lỗi cú pháp'}).",
            "Hãy xem lại dấu hai chấm, thụt dòng và ngoặc ở dòng này.",
        ) from wrong
    except yaml.YAMLError as wrong:
        raise YamlRefused(1, f"Không đọc được YAML ({wrong}).", "Tệp phải là văn bản UTF-8.") from wrong


def line_of(node: Node) -> int:
    """Line of a node, from 1."""
    return int(node.start_mark.line) + 1


def plain(node: Node) -> tuple[object, Lines]:
    """Python data of a node and the line of every path in it. Raises :class:`YamlRefused`."""
    lines: Lines = {}
    return _plain(node, (), lines, set()), lines


def _plain(node: Node, path: Path, lines: Lines, seen: set[int]) -> object:
    lines.setdefault(path, line_of(node))
    if len(path) > DEEPEST:
        raise YamlRefused(line_of(node), "Các phần lồng nhau quá sâu.", "Hãy viết theo mẫu trong docs/law.")
    if id(node) in seen:
        raise YamlRefused(line_of(node), "Có dấu tham chiếu (* và &).", "Hãy viết lại đầy đủ nội dung ở chỗ này.")
    seen.add(id(node))
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if isinstance(node, SequenceNode):
        return [_plain(item, (*path, index), lines, seen) for index, item in enumerate(node.value)]
    return _mapping(cast(MappingNode, node), path, lines, seen)


def _mapping(node: MappingNode, path: Path, lines: Lines, seen: set[int]) -> dict[str | int, object]:
    result: dict[str | int, object] = {}
    for key_node, value_node in node.value:
        key = _scalar(key_node) if isinstance(key_node, ScalarNode) else None
        if not isinstance(key, str | int) or isinstance(key, bool):
            raise YamlRefused(line_of(key_node), "Khóa phải là chữ hoặc số.", "Hãy viết tên khóa như trong mẫu.")
        if key in result:
            raise YamlRefused(
                line_of(key_node),
                f"Khóa “{key}” được viết hai lần (lần trước ở dòng {lines[(*path, key)]}).",
                "Hãy giữ một chỗ.",
            )
        lines[(*path, key)] = line_of(key_node)
        result[key] = _plain(value_node, (*path, key), lines, seen)
    return result


_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_LONGEST_NUMBER = 40
"""Digits; a longer run of digits is a text, and turning it into a number would cost time for nothing."""


def _scalar(node: ScalarNode) -> object:
    if node.tag and not node.tag.startswith("tag:yaml.org,2002:str"):
        raise YamlRefused(line_of(node), f"Không dùng nhãn kiểu ({node.tag}).", "Hãy bỏ nhãn, chỉ giữ giá trị.")
    text: str = node.value
    if node.style:  # quoted or block text is text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789" or len(text) > _LONGEST_NUMBER:
        return text
    if _INT.match(text):
        return int(text)
    if text.startswith("0x"):
        return _based(text, 16)
    if text.startswith("0o"):
        return _based(text, 8)
    return float(text) if _FLOAT.match(text) else text


def _based(text: str, base: int) -> object:
    try:
        return int(text[2:], base)
    except ValueError:
        return text
