"""A compound file (.xls, .doc, locked .xlsx): what stands in it, and its workbook taken out before anything parses that.

Sources: MS-CFB 2 (sectors, chains, directory), MS-OFFCRYPTO 2.3.4 (locked packages), MS-OVBA 2.2.1 (where macros are).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property

from bangvang_paper.reading.formats.sentences import damaged, harmful, locked, not_read
from bangvang_paper.reading.refusals import ReadingRefused

_WORKBOOKS = ("workbook", "book")
_LOCKED = "encryptedpackage"
_MACROS = {"_vba_project_cur", "_vba_project", "macros"}
_EMBEDDING = ("mbd", "objectpool", "\x01ole10native")
_OTHER = {
    "worddocument": "Word đời cũ (.doc)",
    "powerpoint document": "trình chiếu PowerPoint đời cũ (.ppt)",
    "visiodocument": "bản vẽ Visio",
    "__properties_version1.0": "thư Outlook (.msg)",
}

_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA  # the numbers above say that there is no sector
_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


def workbook_in(data: bytes) -> bytes:
    """The stream of the old workbook in a compound file.

    Raises ReadingRefused for all that is none, is locked or damaged, or holds macros or other files.
    """
    try:
        compound = Compound(data)
        names = set(compound.entries)
        if _LOCKED in names:
            raise locked()
        for name, called in _OTHER.items():
            if name in names:
                raise not_read(called)
        _refuse_active(names)
        stream = next((name for name in _WORKBOOKS if name in names), None)
        if stream is None:
            raise _no_workbook()
        return compound.stream(stream)
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError) as error:
        raise damaged() from error


@dataclass(frozen=True)
class _Entry:
    kind: int
    first: int
    size: int


class Compound:
    """The streams of a compound file. No chain is followed further than the file is long."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise damaged()
        self._size, self._small = 1 << shift, 1 << small_shift
        self._tables, self._directory = struct.unpack_from("<II", data, 44)
        self._cutoff, self._small_table, _, self._more, _ = struct.unpack_from("<IIIII", data, 56)

    @cached_property
    def entries(self) -> dict[str, _Entry]:
        """Streams and storages by their names in small letters; the root under its own."""
        directory = self._chain(self._directory, self._next)
        found = {}
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            entry = directory[place : place + _ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 64)
            first, size = struct.unpack_from("<II", entry, 116)
            if kind and 2 <= length <= 64:
                found[entry[: length - 2].decode("utf-16-le").lower()] = _Entry(kind, first, size)
        return found

    def stream(self, name: str) -> bytes:
        entry = self.entries[name]
        if entry.kind != _STREAM or entry.size > len(self._data):
            raise damaged()
        if entry.size >= self._cutoff:
            content = self._chain(entry.first, self._next)
        else:
            table = self._numbers(self._chain(self._small_table, self._next))
            small = self._chain(self._root.first, self._next)
            content = b"".join(
                small[at * self._small : (at + 1) * self._small] for at in self._follow(entry.first, table)
            )
        if len(content) < entry.size:
            raise damaged()
        return content[: entry.size]

    @property
    def _root(self) -> _Entry:
        """The entry whose chain holds the small streams."""
        root = next((entry for entry in self.entries.values() if entry.kind == _ROOT), None)
        if root is None:
            raise damaged()
        return root

    @cached_property
    def _next(self) -> list[int]:
        """The sector that follows each sector."""
        places = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        more, seen = self._more, 0
        while more < _LAST_SECTOR and seen * self._size <= len(self._data):
            *further, more = self._numbers(self._sector(more))
            places += further
            seen += 1
        tables = [place for place in places if place < _LAST_SECTOR][: self._tables]
        return self._numbers(b"".join(self._sector(place) for place in tables))

    def _chain(self, first: int, following: list[int]) -> bytes:
        return b"".join(self._sector(sector) for sector in self._follow(first, following))

    def _follow(self, first: int, following: list[int]) -> list[int]:
        chain: list[int] = []
        while first < _LAST_SECTOR:
            chain.append(first)
            if len(chain) > len(following):
                raise damaged()
            first = following[first]
        return chain

    def _sector(self, number: int) -> bytes:
        sector = self._data[(number + 1) * self._size : (number + 2) * self._size]  # the header fills the first
        if not sector:
            raise damaged()
        return sector

    @staticmethod
    def _numbers(content: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))


def _refuse_active(names: set[str]) -> None:
    if names & _MACROS:
        raise harmful("macro (mã lệnh VBA)", "Hãy mở tệp, chọn Lưu thành, kiểu “Excel Workbook (*.xlsx)”")
    if any(name.startswith(_EMBEDDING) for name in names):
        raise harmful("tệp khác nhúng bên trong", "Hãy chép bảng danh sách sang một tệp mới, lưu thành .xlsx")


def _no_workbook() -> ReadingRefused:
    return ReadingRefused(
        "Tệp có dạng của Office đời cũ nhưng bên trong không có bảng tính nào. "
        "Hãy mở tệp bằng chương trình đã tạo ra nó, lưu bảng danh sách thành .xlsx rồi nạp lại."
    )
