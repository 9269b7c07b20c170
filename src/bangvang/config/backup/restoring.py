"""Putting a backup into an installation that is still empty. Everything is held against the manifest before anything moves."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from bangvang.config.backup.archive import BadBackup, Manifest, unpack
from bangvang.config.backup.databases import POSTGRES, SQLITE, is_empty, put_back
from bangvang.config.backup.making import SIGNERS, kept_folders

_HELD = "số liệu vừa khôi phục từ bản sao lưu lúc %(at)s, có thể cũ hơn văn bản đã ban hành."


def restore(path: Path) -> Manifest:
    """Restore ``path``; a backup of an earlier release is brought up to date. Raises BadBackup and leaves nothing behind."""
    if not is_empty():
        raise BadBackup(
            "Nơi khôi phục đã có cơ sở dữ liệu. Hãy chọn thư mục trống (--data), kẻo ghi đè số liệu đang có."
        )
    folders = kept_folders()
    for folder in folders.values():
        if folder.exists() and any(folder.iterdir()):
            raise BadBackup(f"{folder} không trống. Hãy chọn thư mục trống (--data), kẻo lẫn tệp của hai nơi.")
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as place:
        manifest = unpack(path, Path(place))
        copy = Path(place) / (SQLITE if connection.vendor == "sqlite" else POSTGRES)
        if not copy.exists():
            raise BadBackup(
                f"Bản sao lưu của {manifest.vendor}, nơi này dùng {connection.vendor}. Hãy khôi phục vào đúng loại cơ sở dữ liệu."
            )
        put_back(copy)
        for name, folder in folders.items():
            if (Path(place) / name).exists():
                folder.parent.mkdir(parents=True, exist_ok=True)
                if folder.exists():
                    folder.rmdir()
                os.replace(Path(place) / name, folder)
    _bring_up_to_date()
    _hold(manifest)
    return manifest


def restore_keys(path: Path, data: Path) -> int:
    """Put the keys, and what declares them, back into the data folder, where none of the same name lies. Gives how many keys.

    To be called before Django starts: its settings would make a new key for sessions. Raises BadBackup.
    """
    with tempfile.TemporaryDirectory(dir=data, prefix=".restore-") as place:
        if unpack(path, Path(place)).vendor != "keys":
            raise BadBackup("Tệp này là bản sao lưu số liệu, không phải bản sao lưu khóa.")
        (data / "keys").mkdir(mode=0o700, parents=True, exist_ok=True)
        source = Path(place)
        keys = sorted(key for key in (source / "keys").rglob("*") if key.is_file())
        found = [*keys, *source.glob(SIGNERS)]
        for one in found:
            there = data / one.relative_to(source)
            if there.exists() and there.read_bytes() != one.read_bytes():
                raise BadBackup(f"{there} đã có và khác bản sao lưu. Hãy cất nó đi nơi khác rồi chạy lại.")
        for one in found:
            os.chmod(one, 0o400 if one.suffix == ".pem" else 0o600)
            there = data / one.relative_to(source)
            there.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.replace(one, there)
    return len(keys)


def _hold(manifest: Manifest) -> None:
    """Nothing is issued until somebody has held the log against what is known outside: the copy may be an old one."""
    from bangvang.chronicle.actions import begin, hold

    begin()
    hold(_HELD % {"at": manifest.made_at})


def _bring_up_to_date() -> None:
    """Migrations that the backup's release had not, then the locks of the database, and a look that all of them stand."""
    from bangvang.audit.freeze import missing_triggers

    call_command("migrate", interactive=False, verbosity=0)
    missing = missing_triggers()
    if missing:
        raise BadBackup(f"Khóa bảo vệ chưa đủ sau khi khôi phục: {', '.join(missing[:5])}. Hãy báo người phụ trách.")
