"""Bytes are kept whole or not at all, known by their hash, and never served under a dangerous name."""

from __future__ import annotations

import hashlib

import pytest

from bangvang.files.actions import store
from bangvang.files.queries import DamagedFile, as_download, content, path_of
from bangvang.files.validators import safe_name

pytestmark = pytest.mark.django_db


def test_the_same_bytes_are_kept_once():
    first = store(b"abc", name="a.txt", media_type="text/plain")
    second = store(b"abc", name="b.txt", media_type="text/plain")
    assert first.sha256 == second.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert content(first) == content(second) == b"abc"


def test_a_changed_file_is_noticed_when_read():
    kept = store(b"abc", name="a.txt", media_type="text/plain")
    path_of(kept.sha256).write_bytes(b"abd")
    with pytest.raises(DamagedFile, match="bị thay đổi"):
        content(kept)


def test_a_lost_file_is_noticed_when_read():
    kept = store(b"abc", name="a.txt", media_type="text/plain")
    path_of(kept.sha256).unlink()
    with pytest.raises(DamagedFile, match="không còn"):
        content(kept)


def test_no_half_file_is_left_when_writing_fails(monkeypatch):
    import os

    def full_disk(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        store(b"never kept", name="a.txt", media_type="text/plain")
    digest = hashlib.sha256(b"never kept").hexdigest()
    assert not path_of(digest).exists()
    assert list(path_of(digest).parent.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Báo cáo\r\nSet-Cookie: a=b.xlsx", "Báo cáo Set-Cookie a=b.xlsx"),
        ("../../settings.py", "settings.py"),
        ("ten\u202ecod.exe", "ten cod.exe"),
        ("   ", "khong-ten"),
    ],
)
def test_a_name_cannot_carry_folders_headers_or_tricks(given, kept):
    assert safe_name(given) == kept


def test_a_long_name_keeps_its_ending():
    name = safe_name("a" * 300 + ".xlsx")
    assert len(name) == 150
    assert name.endswith(".xlsx")


def test_a_download_is_saved_not_run():
    kept = store(b"<script>alert(1)</script>", name="x.html", media_type="text/html")
    response = as_download(kept, inline=True)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
