"""What the documents point to exists, and what they call by name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(page):
    asked = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in asked if not (page.parent / link).exists()] == []


def test_every_file_of_the_tour_exists():
    """Paths in the tour are written from ``src/bangvang``; a package of its own is written with its name."""
    named = re.findall(r"`([a-z_]+(?:/[a-z_]+)*\.py)", (ROOT / "docs" / "tour.md").read_text(encoding="utf-8"))
    assert len(named) > 8
    places = (ROOT / "src" / "bangvang", ROOT / "src")
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_every_decision_is_on_the_list():
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in folder.glob("[0-9]*.md")}


def test_the_first_screen_of_the_readme_has_a_picture_and_the_two_commands():
    first = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:25])
    assert "![" in first and "make run" in first and "make test" in first


def test_the_two_licence_files_are_there():
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "SIL Open Font License" in (ROOT / "NOTICE").read_text(encoding="utf-8")
