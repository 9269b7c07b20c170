"""The files of a folder of law data: UTF-8, one YAML document each, every part with its ``file:line``."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Collection
from importlib.resources.abc import Traversable

from bangvang_law.errors import LawDataError
from bangvang_law.record import Record, Source
from bangvang_law.yaml_core import YamlRefused, documents, plain


class Files:
    """Reads files of one folder and keeps a running hash of what was read. ``shown`` begins every place of an error."""

    def __init__(self, folder: Traversable, shown: str) -> None:
        self.folder = folder
        self.shown = shown
        self.hash = hashlib.sha256()

    def has(self, name: str) -> bool:
        """Whether the folder holds the file."""
        return self._at(name).is_file()

    def record(self, name: str) -> Record:
        """A file whose top is one mapping. Raises :class:`LawDataError`."""
        data, source = self._read(name)
        return Record(data, source, LawDataError)

    def records(self, name: str) -> list[Record]:
        """A file whose top is a list of mappings. Raises :class:`LawDataError`."""
        data, source = self._read(name)
        if not isinstance(data, list):
            raise LawDataError(
                source.place(()), "Tệp phải là một danh sách các mục.", "Mỗi mục bắt đầu bằng dấu gạch ngang."
            )
        return Record({"items": data}, _UnderItems(source), LawDataError).records("items")

    def refuse_others(self, names: Collection[str]) -> None:
        """Refuse a file that nobody reads, so that a misspelt name does not silently leave out what it holds."""
        for entry in sorted(self.folder.iterdir(), key=lambda one: one.name):
            if entry.name not in names and not entry.name.startswith("."):
                near = difflib.get_close_matches(entry.name, names, n=1)
                hint = f"Có phải “{near[0]}”?" if near else f"Các tệp dùng được: {', '.join(names)}."
                raise LawDataError(f"{self.shown}/{entry.name}:1", "Không ai đọc tệp này.", hint)

    def _at(self, name: str) -> Traversable:
        return self.folder.joinpath(*name.split("/"))

    def _read(self, name: str) -> tuple[object, Source]:
        place = f"{self.shown}/{name}"
        try:
            raw = self._at(name).read_bytes()
        except OSError as wrong:
            raise LawDataError(
                f"{place}:1", f"Không mở được tệp ({wrong.strerror or wrong}).", "Hãy đặt lại tệp ở đúng chỗ này."
            ) from wrong
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as wrong:
            line = raw[: wrong.start].count(b"\n") + 1
            raise LawDataError(
                f"{place}:{line}", f"Tệp không phải văn bản UTF-8 (byte thứ {wrong.start}).", "Hãy lưu lại bằng UTF-8."
            ) from wrong
        self.hash.update(raw)
        try:
            nodes = list(documents(text))
            if len(nodes) != 1:
                raise YamlRefused(1, f"Tệp có {len(nodes)} văn bản YAML.", "Mỗi tệp luật có đúng một văn bản YAML.")
            data, lines = plain(nodes[0])
        except YamlRefused as wrong:
            raise LawDataError(f"{place}:{wrong.line}", wrong.what, wrong.todo) from wrong
        return data, Source(place, lines)


class _UnderItems(Source):
    """Places of a file whose top is a list: it is read as a record under the key ``items``."""

    def __init__(self, inner: Source) -> None:
        super().__init__(inner.name, inner.lines)

    def place(self, path: tuple[str | int, ...]) -> str:
        return super().place(path[1:])
