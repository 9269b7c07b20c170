"""Making a backup while the office works: the database first, then the files it names, so that no row lacks its bytes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from bangvang.config.backup.archive import BadBackup, Manifest, digest_of, write_archive, written_whole
from bangvang.config.backup.databases import copy_out

RELEASE = "0"
SIGNERS = "signers.toml"


def make_backup(path: Path) -> Manifest:
    """Write the backup to ``path``, which must not exist. Raises BadBackup; then nothing is left there."""
    if path.exists():
        raise BadBackup(f"{path} đã có. Bản sao lưu không ghi đè; hãy đặt tên khác.")
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".backup-") as folder:
        database = copy_out(Path(folder))
        files = {database.name: database} | _kept_files()
        manifest = Manifest(
            vendor=connection.vendor,
            made_at=timezone.now().isoformat(timespec="seconds"),
            release=_release(),
            migrations=sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations()),
            members={name: list(digest_of(file)) for name, file in files.items()},
            numbers=last_numbers(),
            missing=_missing(files),
        )
        with written_whole(path) as file:
            write_archive(file, manifest, files)
    return manifest


def make_key_backup(path: Path) -> int:
    """Write the keys to a file of their own; gives how many. Without them sealed numbers in a backup open nowhere.

    ``signers.toml`` goes with them: it says where keys lie, and a plug-in may keep there what opens a token.
    """
    if path.exists():
        raise BadBackup(f"{path} đã có. Bản sao lưu không ghi đè; hãy đặt tên khác.")
    root = settings.DATA / "keys"
    keys = {f"keys/{key.relative_to(root).as_posix()}": key for key in sorted(root.rglob("*")) if key.is_file()}
    declared = settings.DATA / SIGNERS
    members = keys | ({SIGNERS: declared} if declared.is_file() else {})
    manifest = Manifest("keys", timezone.now().isoformat(timespec="seconds"), _release(), [])
    manifest.members = {name: list(digest_of(file)) for name, file in members.items()}
    with written_whole(path) as file:
        write_archive(file, manifest, members)
    return len(keys)


def kept_folders() -> dict[str, Path]:
    """Name in the backup → folder: documents, pictures of the portal, rings of public keys, roots that the office trusts."""
    return {
        "files": Path(settings.FILES_ROOT),
        "media": Path(settings.MEDIA_ROOT),
        "rings": Path(settings.DATA) / "rings",
        "trusted": Path(settings.DATA) / "trusted",
    }


def last_numbers() -> dict[str, str]:
    """The last number of every series and its day: what somebody holds against the register on paper after a restore."""
    from bangvang.decision.models import NumberSeries

    return {
        str(series): f"{series.last_number} ({series.last_day:%d/%m/%Y})"
        for series in NumberSeries.objects.exclude(last_day=None)
    }


def _kept_files() -> dict[str, Path]:
    """Member name → path of every file that is kept: documents by their digest, the others by their name."""
    found = {}
    for name, root in kept_folders().items():
        for file in sorted(root.rglob("*")) if root.exists() else ():
            if file.is_file() and not file.name.startswith(".part-"):
                found[f"{name}/{file.relative_to(root).as_posix()}"] = file
    return found


def _missing(files: dict[str, Path]) -> list[str]:
    """Digests that a row names and no file bears: told, because what is lost already must not look saved."""
    from bangvang.files.models import StoredFile
    from bangvang.files.queries import path_of

    there = {path.resolve() for path in files.values()}
    wanted = StoredFile.objects.order_by().values_list("sha256", flat=True).distinct()
    return sorted(digest for digest in wanted.iterator() if path_of(digest).resolve() not in there)


def _release() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("bangvang")
    except PackageNotFoundError:
        return RELEASE
