"""The form of a backup: a tar whose first member is the manifest, then the database, then the kept files.

The manifest says for every member how many bytes and which SHA-256, so that a backup with one wrong bit is refused whole.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

FORM = 1
"""Number of the form; a newer one is refused by an older program."""
MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_LONGEST_MANIFEST = 64 << 20


class BadBackup(Exception):
    """The file is no backup, or not as it was written; the sentence says what and what now."""


@dataclass
class Manifest:
    """What a backup holds. ``members``: name → [bytes, SHA-256]. ``numbers``: "series, year" → last number and its day."""

    vendor: str
    made_at: str
    release: str
    migrations: list[str]
    members: dict[str, list[Any]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    form: int = FORM


@contextmanager
def written_whole(path: Path) -> Iterator[io.BufferedWriter]:
    """A new file at ``path``, of mode 0600, that is there whole after the block or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(descriptor, "wb") as part:
            yield part
            part.flush()
            os.fsync(part.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def digest_of(path: Path) -> tuple[int, str]:
    """(bytes, SHA-256) of a file."""
    seen, size = hashlib.sha256(), 0
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK):
            seen.update(chunk)
            size += len(chunk)
    return size, seen.hexdigest()


def write_archive(into: io.BufferedWriter, manifest: Manifest, files: Mapping[str, Path]) -> None:
    """Write the manifest and then ``files`` (member name → where it lies). Their digests must stand in the manifest."""
    told = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    with tarfile.open(fileobj=into, mode="w", format=tarfile.PAX_FORMAT) as tar:
        head = tarfile.TarInfo(MANIFEST)
        head.size, head.mode = len(told), 0o600
        tar.addfile(head, io.BytesIO(told))
        for name, path in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = manifest.members[name][0], 0o600
            with open(path, "rb") as file:
                tar.addfile(member, file)


def unpack(path: Path, folder: Path) -> Manifest:
    """Put the members of the backup into ``folder``, each held against the manifest. Raises BadBackup."""
    try:
        with tarfile.open(path, mode="r:") as tar:
            manifest = _manifest(tar)
            waiting = dict(manifest.members)
            for member in tar:
                if member.name == MANIFEST:
                    continue
                if member.name not in waiting or not member.isreg() or not _is_safe(member.name):
                    raise BadBackup(f"Tệp sao lưu có phần lạ “{member.name}”. Hãy dùng bản sao lưu khác.")
                _unpack_one(tar, member, folder, *waiting.pop(member.name))
    except (tarfile.TarError, EOFError, OSError, ValueError, KeyError, TypeError) as wrong:
        raise BadBackup(
            f"Tệp sao lưu hỏng hoặc không phải của chương trình này ({wrong}). Hãy dùng bản khác."
        ) from wrong
    if waiting:
        raise BadBackup(f"Tệp sao lưu thiếu {len(waiting)} phần, như “{next(iter(waiting))}”. Hãy dùng bản khác.")
    return manifest


def _manifest(tar: tarfile.TarFile) -> Manifest:
    first = tar.next()
    if first is None or first.name != MANIFEST or first.size > _LONGEST_MANIFEST:
        raise BadBackup("Tệp này không phải bản sao lưu của Bảng Vàng. Hãy chọn đúng tệp.")
    opened = tar.extractfile(first)
    assert opened is not None  # a regular member has bytes
    told = json.loads(opened.read())
    if told.get("form", 0) > FORM:
        raise BadBackup("Bản sao lưu do bản phần mềm mới hơn tạo ra. Hãy nâng cấp phần mềm rồi khôi phục.")
    return Manifest(**told)


def _is_safe(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not name.startswith("/") and ".." not in parts and "\\" not in name and bool(parts)


def _unpack_one(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, size: int, digest: str) -> None:
    target = folder.joinpath(*PurePosixPath(member.name).parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    opened, seen, read = tar.extractfile(member), hashlib.sha256(), 0
    assert opened is not None  # asked for above: a regular file
    with open(target, "xb") as file:
        while chunk := opened.read(_CHUNK):
            seen.update(chunk)
            read += len(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    if (read, seen.hexdigest()) != (size, digest):
        raise BadBackup(f"Phần “{member.name}” không còn như lúc sao lưu. Bản này hỏng; hãy dùng bản khác.")
