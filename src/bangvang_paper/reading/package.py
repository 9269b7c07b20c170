"""An Office Open XML package, looked through before anything parses it.

:func:`open_workbook_package` checks names, sizes and content of an uploaded ``.xlsx`` and hands on only the parts that a
list needs, unpacked under a limit. The parser is then given a package rebuilt from these parts, so that it never sees
bytes that were not checked: two unpackers that understand one crooked archive differently cannot be played against each
other.

Sources: ECMA-376 part 2 (packages), PKWARE APPNOTE 6.3 (archives), OWASP ASVS 5.0 requirements 1.5.1, 5.2.3 and 5.2.6.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib

from bangvang_paper.reading import limits
from bangvang_paper.reading.refusals import ReadingRefused

_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_CHUNK = 256 * 1024

# Parts that act or reach outside: (part of the lower-case name, what it is called, what to do).
_ACTIVE = (
    ("vbaproject.bin", "macro (mã lệnh VBA)", "Hãy mở bằng Excel, chọn Lưu thành, kiểu “Excel Workbook (*.xlsx)”"),
    ("xl/macrosheets/", "macro kiểu cũ (trang tính lệnh)", "Hãy chép bảng sang một tệp mới, lưu kiểu .xlsx"),
    ("xl/activex/", "nút điều khiển ActiveX", "Hãy chép bảng sang một tệp mới, lưu kiểu .xlsx"),
    ("xl/externallinks/", "liên kết đến tệp khác", "Hãy chọn Dữ liệu, Sửa liên kết, Ngắt liên kết, lưu lại"),
    ("xl/embeddings/", "tệp khác nhúng bên trong", "Hãy xóa đối tượng nhúng, hoặc chép bảng sang tệp mới"),
)
# Parts inside xl/ that no list needs: they are counted, but neither unpacked nor handed on.
_UNREAD = re.compile(r"^xl/(?:drawings|charts|chartsheets|media|theme|printersettings|ctrlprops|comments|threadedcomments"
                     r"|persons|pivotcache|pivottables|tables|querytables|slicers|calcchain|connections|richdata)")  # fmt: skip
_NEEDED = re.compile(r"^(?:\[content_types\]\.xml|_rels/\.rels|xl/.+\.(?:xml|rels))$")
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def open_workbook_package(data: bytes) -> dict[str, bytes]:
    """The parts of the workbook that hold its cells, by name, unpacked and checked.

    Raises ReadingRefused for a damaged, encrypted, oversized or crooked package and for what is not a workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries, len(data))
            names = {entry.filename.lower() for entry in entries}
            _check_is_workbook(names, archive)
            _check_nothing_active(names)
            return _unpack(archive, entries, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        raise _damaged() from error


def rebuilt(parts: dict[str, bytes]) -> bytes:
    """``parts`` as a plain package without compression."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _damaged() -> ReadingRefused:
    return ReadingRefused(
        "Không mở được tệp: tệp bảng tính bị hỏng hoặc chưa tải xong. Hãy mở tệp bằng Excel, lưu lại thành .xlsx "
        "rồi nạp lại; nếu Excel cũng không mở được thì xin đơn vị gửi lại tệp."
    )


def _check_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if len(entries) > limits.MAX_PARTS:
        raise _bomb(f"tệp gồm {len(entries)} phần, nhiều hơn mức {limits.MAX_PARTS}")
    seen: set[str] = set()
    for entry in entries:
        _check_name(entry)
        if entry.flag_bits & _ENCRYPTED:
            raise ReadingRefused(
                "Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu trong Excel rồi lưu và nạp lại."
            )
        if entry.compress_type not in _PACKINGS or entry.filename.lower() in seen:
            raise _damaged()
        seen.add(entry.filename.lower())
        _check_ratio(entry.file_size, entry.compress_size)
    total = sum(entry.file_size for entry in entries)
    if total > limits.MAX_UNPACKED:
        raise _bomb(f"bung ra lớn hơn {limits.MAX_UNPACKED // limits.MEGABYTE} MB")
    _check_ratio(total, packed)


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
            "Tệp bị từ chối vì bên trong có đường dẫn trỏ ra ngoài tệp, điều không có trong tệp do Excel lưu. "
            "Hãy kiểm tra nguồn gửi tệp; nếu tin cậy, mở bằng Excel và lưu lại thành .xlsx."
        )


def _check_is_workbook(names: set[str], archive: zipfile.ZipFile) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise later("Excel nhị phân (.xlsb)")
    if any(name.startswith("word/") for name in names):
        raise later("Word (.docx)")
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:100]:
        raise later("OpenDocument (.ods, .odt)")
    raise ReadingRefused(
        "Tệp nén này không phải bảng tính Excel: bên trong không có sổ tính nào. "
        "Hãy lấy bảng danh sách ra, lưu riêng thành .xlsx rồi nạp lại."
    )


def later(kind: str) -> ReadingRefused:
    """The refusal of a kind of file that will be read one day."""
    return ReadingRefused(
        f"Chưa đọc được tệp {kind}: bản này mới đọc danh sách .xlsx và .csv, các loại khác sẽ có ở bản sau. "
        "Hãy mở tệp, chép bảng danh sách sang Excel, lưu thành .xlsx rồi nạp lại."
    )


def _check_nothing_active(names: set[str]) -> None:
    for part, called, advice in _ACTIVE:
        if any(part in name for name in names):
            raise ReadingRefused(
                f"Tệp bị từ chối vì có {called}: danh sách không cần đến và có thể gây hại cho máy. "
                f"{advice}, rồi nạp lại."
            )


def _unpack(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], packed: int) -> dict[str, bytes]:
    """The needed parts; sizes are counted again while unpacking, because the directory of a package can lie."""
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        name = entry.filename.lower()
        if not _NEEDED.match(name) or _UNREAD.match(name):
            continue
        chunks: list[bytes] = []
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                total += len(chunk)
                if total > limits.MAX_UNPACKED:
                    raise _bomb(f"bung ra lớn hơn {limits.MAX_UNPACKED // limits.MEGABYTE} MB")
                _check_ratio(total, packed)
                chunks.append(chunk)
        parts[entry.filename] = _checked_markup(b"".join(chunks))
    return parts


def _checked_markup(content: bytes) -> bytes:
    """``content`` if it is UTF-8 XML without a document type: entities are how a small file becomes a large one."""
    if b"\x00" in content[:64]:
        raise _damaged()
    if _DOCTYPE.search(content):
        raise ReadingRefused(
            "Tệp bị từ chối vì bên trong có khai báo kiểu tài liệu (DTD), thứ Excel không bao giờ ghi và hay dùng để "
            "gây hại. Hãy mở tệp bằng Excel, lưu lại thành .xlsx rồi nạp lại."
        )
    return content
