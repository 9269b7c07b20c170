"""Keep bytes so that a crash leaves either the whole file or none: write, fsync, rename, fsync the folder, then the row."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from bangvang.files.models import StoredFile
from bangvang.files.queries import path_of
from bangvang.files.validators import safe_name


def store(data: bytes, *, name: str, media_type: str) -> StoredFile:
    """Keep ``data`` under its SHA-256 and write its row. The row comes last, so a row always has its bytes."""
    digest = hashlib.sha256(data).hexdigest()
    write_once(path_of(digest), data)
    return StoredFile.objects.create(sha256=digest, size=len(data), name=safe_name(name), media_type=media_type)


def write_once(path: Path, data: bytes) -> None:
    """Write ``data`` at ``path`` durably; a file that is already whole there is left as it is."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(descriptor, "wb") as part:
            part.write(data)
            part.flush()
            os.fsync(part.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _fsync_folder(path.parent)


def _fsync_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows has no handle on a folder to flush; NTFS journals the rename
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
