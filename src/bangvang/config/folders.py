"""Where this installation keeps its data, its keys and its secret; all outside the source tree.

The folder is ``BANGVANG_DATA`` or the usual place of the system for a program's data. Keys are files of mode 0600 made on
first use; they lie beside the database, never in it, so that a copied database alone opens nothing.
"""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path


def data_folder() -> Path:
    """Folder of the database, files and keys; made when missing."""
    given = os.environ.get("BANGVANG_DATA")
    folder = Path(given).expanduser() if given else usual_place()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def usual_place() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "BangVang"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "BangVang"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "bangvang"


def secret(name: str, folder: Path | None = None) -> bytes:
    """32 random bytes kept in ``keys/<name>.key``; made once, by whoever comes first."""
    keys = (folder or data_folder()) / "keys"
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = keys / f"{name}.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text(encoding="ascii"))
    with os.fdopen(descriptor, "w", encoding="ascii") as key:
        value = secrets.token_bytes(32)
        key.write(value.hex())
        key.flush()
        os.fsync(key.fileno())
    return value
