"""Writing so that it lasts: what was written is on disk, whole or not at all, before the next line runs."""

from __future__ import annotations

import os
from pathlib import Path


def write_anew(path: Path, text: str) -> None:
    """Put ``text`` in the place of what ``path`` held: beside it, fsync, rename, fsync of the folder."""
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """fsync a folder where the system knows such a thing; elsewhere nothing."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
