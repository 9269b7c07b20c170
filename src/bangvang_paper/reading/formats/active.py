"""What acts or reaches outside in a package: macros, controls, embedded files, links that load by themselves.

A list needs none of it. Nothing of it would run here, but the file is kept, and whoever opens it later opens this too.
"""

from __future__ import annotations

import re
import zipfile

from bangvang_paper.reading.formats.content import ARCHIVE_BEGINS, COMPOUND_BEGINS, PACKAGE_BEGINS
from bangvang_paper.reading.formats.markup import attribute, tree
from bangvang_paper.reading.formats.sentences import harmful

_COPY = "Hãy chép bảng danh sách sang một tệp mới, lưu thành .xlsx hoặc .docx"
_MACRO = (
    "macro (mã lệnh VBA)",
    "Hãy mở tệp, chọn Lưu thành, kiểu “Excel Workbook (*.xlsx)” hoặc “Word Document (*.docx)”",
)
_EMBEDDED = (
    "tệp khác nhúng bên trong",
    "Hãy xóa đối tượng nhúng, hoặc chép bảng danh sách sang một tệp mới, lưu thành .xlsx hoặc .docx",
)
_LINK = ("liên kết đến tệp khác", "Hãy ngắt liên kết (trong Excel: Dữ liệu, Sửa liên kết, Ngắt liên kết), lưu lại")

# (what the name of a part looks like, (what it is called, what to do)).
_NAMES = (
    (re.compile(r"(?:^|/)vba(?:project|data)"), _MACRO),
    (re.compile(r"^(?:basic|scripts)/"), ("macro (mã lệnh Basic)", _COPY)),
    (re.compile(r"^xl/macrosheets/"), ("macro kiểu cũ (trang tính lệnh)", _COPY)),
    (re.compile(r"^(?:xl|word)/activex/"), ("nút điều khiển ActiveX", _COPY)),
    (re.compile(r"^xl/externallinks/"), _LINK),
    (re.compile(r"^(?:xl|word)/embeddings/"), _EMBEDDED),
)
# Relations that bring content in by themselves when the file is opened; a hyperlink waits for a hand.
_LOADING = {"attachedtemplate", "oleobject", "package", "frame", "subdocument", "afchunk", "externallinkpath",
            "mailmergesource", "mailmergeheadersource", "control", "attachedtoolbars"}  # fmt: skip
_ON_ITS_OWN_DISK = re.compile(r"^(?:file:///(?![\\/])|[a-z]:[\\/]|(?![a-z]+:|[\\/]{2}))", re.IGNORECASE)
_SNIFFED = 8


def refuse_active_names(names: set[str]) -> None:
    """Refuse by the names of the parts, given in small letters. Raises ReadingRefused."""
    for pattern, (called, advice) in _NAMES:
        if any(pattern.search(name) for name in names):
            raise harmful(called, advice)


def refuse_nested(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse archives and compound files inside the package, whatever their names: macros and objects are such files."""
    for entry in entries:
        with archive.open(entry) as part:
            head = part.read(_SNIFFED)
        if head.startswith(COMPOUND_BEGINS):
            raise harmful("macro hoặc đối tượng nhúng", _EMBEDDED[1])
        if head.startswith((PACKAGE_BEGINS, *ARCHIVE_BEGINS)):
            raise harmful("tệp nén lồng bên trong", _EMBEDDED[1])


def refuse_active_relations(parts: dict[str, bytes]) -> None:
    """Refuse links that a program follows when it opens the file: templates, frames and objects from elsewhere.

    A template on the sender's own disk is what Word leaves behind in any document, and is let through.
    """
    for name, part in parts.items():
        if not name.endswith(".rels"):
            continue
        for relation in tree(part):
            kind = attribute(relation, "Type").rpartition("/")[2].lower()
            outside = attribute(relation, "TargetMode").lower() == "external"
            if kind == "afchunk":
                raise harmful(*_EMBEDDED)
            if outside and kind in _LOADING and not _is_own_template(kind, attribute(relation, "Target")):
                raise harmful(*_LINK)


def _is_own_template(kind: str, target: str) -> bool:
    return kind == "attachedtemplate" and bool(_ON_ITS_OWN_DISK.match(target))
