"""The sample lists that a newcomer may take in."""

from __future__ import annotations

from importlib import resources


def sample_list(wrong_authority: bool = False) -> bytes:
    """The sample list of 6 collectives and 16 individuals; or the one that asks a department for *Bằng khen*."""
    name = "danh-sach-sai-tham-quyen.xlsx" if wrong_authority else "danh-sach-mau.xlsx"
    return (resources.files("bangvang.demonstration") / "static" / "demonstration" / name).read_bytes()
