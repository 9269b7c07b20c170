"""A package (.xlsx, .docx, .ods), looked through before anything parses it.

:func:`open_package` checks names, sizes and content of an uploaded file and hands on only the parts that a list needs,
unpacked under a limit. A parser is then given these parts, or a package rebuilt from them, so that it never sees bytes
that were not checked: two unpackers that understand one crooked archive differently cannot be played against each other.

Sources: ECMA-376 part 2 and OASIS OpenDocument 1.3 part 2 (packages), PKWARE APPNOTE 6.3 (archives), OWASP ASVS 5.0
requirements 1.5.1, 5.2.3 and 5.2.6.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum

from bangvang_paper.reading import limits
from bangvang_paper.reading.formats.active import refuse_active_names, refuse_active_relations, refuse_nested
from bangvang_paper.reading.formats.sentences import OTHER_PACKAGES, damaged, locked, not_read
from bangvang_paper.reading.refusals import ReadingRefused


class Kind(Enum):
    """A kind of package, by the part that makes it one, and the parts of it that are read."""

    WORKBOOK = ("xl/workbook.xml", r"xl/.+\.xml")
    DOCUMENT = ("word/document.xml", r"word/(?:document|styles|numbering)\.xml")
    OPEN_SHEET = ("content.xml", r"(?:content|styles)\.xml")

    def __init__(self, marker: str, needed: str) -> None:
        self.marker = marker
        self.needed = re.compile(rf"^(?:\[content_types\]\.xml|.*\.rels|{needed})$")


@dataclass(frozen=True)
class Package:
    kind: Kind
    parts: dict[str, bytes]
    """Content of the parts that are read, by name in small letters."""

    def part(self, name: str) -> bytes:
        """The content of a part, b"" when the package has none of this name."""
        return self.parts.get(name, b"")

    def rebuilt(self) -> bytes:
        """The parts as a plain package without compression."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return target.getvalue()


_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_CHUNK = 256 * 1024
_LOCAL_HEADER = 30
# Parts inside xl/ that no list needs: they are counted, but neither unpacked nor handed on.
_UNREAD = re.compile(r"^xl/(?:drawings|charts|chartsheets|media|theme|printersettings|ctrlprops|comments|threadedcomments"
                     r"|persons|pivotcache|pivottables|tables|querytables|slicers|calcchain|connections|richdata)")  # fmt: skip
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
_UTF_8 = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
# What the list of an open document's parts says of those that are encrypted.
_LOCKING = b"encryption-data"


def open_package(data: bytes) -> Package:
    """The parts of a file that hold its cells, unpacked and checked.

    Raises ReadingRefused for a damaged, encrypted, oversized or crooked package and for what holds no list.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries, len(data))
            names = {entry.filename.lower() for entry in entries}
            kind = _kind_of(names, archive)
            refuse_active_names(names)
            refuse_nested(archive, entries)
            if kind is Kind.OPEN_SHEET and _LOCKING in _read(archive, "META-INF/manifest.xml"):
                raise locked()
            parts = _unpack(archive, entries, kind, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        raise damaged() from error
    refuse_active_relations(parts)
    return Package(kind, parts)


def _check_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if len(entries) > limits.MAX_PARTS:
        raise _bomb(f"tệp gồm {len(entries)} phần, nhiều hơn mức {limits.MAX_PARTS}")
    seen: set[str] = set()
    for entry in entries:
        _check_name(entry)
        if entry.flag_bits & _ENCRYPTED:
            raise locked()
        if entry.compress_type not in _PACKINGS or entry.filename.lower() in seen:
            raise damaged()
        seen.add(entry.filename.lower())
        _check_ratio(entry.file_size, entry.compress_size)
    _check_apart(entries)
    total = sum(entry.file_size for entry in entries)
    if total > limits.MAX_UNPACKED:
        raise _bomb(f"bung ra lớn hơn {limits.MAX_UNPACKED // limits.MEGABYTE} MB")
    _check_ratio(total, packed)


def _check_apart(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes: one packed kilobyte can then stand for any number of parts."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise _bomb("các phần bên trong chồng lên nhau")
        end = entry.header_offset + _LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size


def _check_ratio(unpacked: int, packed: int) -> None:
    if unpacked > limits.RATIO_COUNTS_FROM and unpacked > limits.MAX_RATIO * max(packed, 1):
        raise _bomb(f"bung ra lớn gấp hơn {limits.MAX_RATIO} lần")


def _bomb(what: str) -> ReadingRefused:
    return ReadingRefused(
        f"Tệp bị từ chối vì có dạng tệp nén gây hại: {what}. "
        "Hãy kiểm tra nguồn gửi tệp; nếu là danh sách thật, chép riêng bảng sang một tệp .xlsx mới rồi nạp lại."
    )


def _check_name(entry: zipfile.ZipInfo) -> None:
    """Refuse names that would leave the package when unpacked, and links; nothing here is ever written to a disk."""
    name = entry.orig_filename.replace("\\", "/")
    climbs = ".." in name.split("/") or name.startswith("/") or re.match(r"^[a-zA-Z]:", name) or "\x00" in name
    if climbs or stat.S_ISLNK(entry.external_attr >> 16):
        raise ReadingRefused(
            "Tệp bị từ chối vì bên trong có đường dẫn trỏ ra ngoài tệp, điều không có trong tệp do Excel, Word lưu. "
            "Hãy kiểm tra nguồn gửi tệp; nếu tin cậy, mở tệp bằng Excel, Word và lưu lại."
        )


def _kind_of(names: set[str], archive: zipfile.ZipFile) -> Kind:
    """What the package is; a package that is two things at once is read by each program as it likes, so by none here."""
    open_kind = _read(archive, "mimetype")[:100].decode("ascii", "replace")
    kinds = [kind for kind in Kind if kind.marker in names and (kind is not Kind.OPEN_SHEET or open_kind)]
    if len(kinds) > 1:
        raise damaged()
    if kinds == [Kind.OPEN_SHEET] and "spreadsheet" not in open_kind:
        raise not_read("văn bản hoặc trình chiếu OpenDocument (.odt, .odp)")
    if kinds:
        return kinds[0]
    for marker, called in OTHER_PACKAGES.items():
        if marker in names:
            raise not_read(called)
    inside = sum(name.endswith((".xlsx", ".xls", ".docx", ".doc", ".ods", ".csv", ".pdf", ".zip")) for name in names)
    if inside:
        raise ReadingRefused(
            f"Đây là tệp nén chứa {inside} tệp khác, không phải một danh sách. "
            "Hãy giải nén trên máy của mình rồi nạp từng tệp danh sách."
        )
    raise ReadingRefused(
        "Tệp nén này không phải bảng tính Excel hay văn bản Word: bên trong không có danh sách nào. "
        "Hãy lấy bảng danh sách ra, lưu riêng thành .xlsx rồi nạp lại."
    )


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """A small part of the package; b"" when there is none of this name."""
    return archive.read(name) if name in archive.namelist() else b""


def _unpack(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], kind: Kind, packed: int) -> dict[str, bytes]:
    """The needed parts; sizes are counted again while unpacking, because the directory of a package can lie."""
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        name = entry.filename.lower()
        if not kind.needed.match(name) or _UNREAD.match(name):
            continue
        chunks: list[bytes] = []
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                total += len(chunk)
                if total > limits.MAX_UNPACKED:
                    raise _bomb(f"bung ra lớn hơn {limits.MAX_UNPACKED // limits.MEGABYTE} MB")
                _check_ratio(total, packed)
                chunks.append(chunk)
        parts[name] = _checked_markup(b"".join(chunks))
    return parts


def _checked_markup(content: bytes) -> bytes:
    """``content`` if it is UTF-8 XML without a document type: entities are how a small file becomes a large one.

    Another encoding could hide a document type from the search, and no office program writes one.
    """
    declared = _ENCODING.match(content)
    if b"\x00" in content[:64] or (declared and declared[1].lower() not in _UTF_8):
        raise damaged()
    if _DOCTYPE.search(content):
        raise ReadingRefused(
            "Tệp bị từ chối vì bên trong có khai báo kiểu tài liệu (DTD), thứ Excel và Word không bao giờ ghi và hay "
            "dùng để gây hại. Hãy mở tệp bằng Excel hoặc Word, lưu lại rồi nạp lại."
        )
    return content
