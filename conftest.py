"""What this machine has for the tests: a browser, a PostgreSQL. Lacking one, its tests are skipped aloud; in CI they fail."""

from __future__ import annotations

import os
import shutil

import pytest

BROWSER_MARKS = ("browser", "walks", "a11y")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


def chromium_path() -> str | None:
    """The browser to drive: ``BANGVANG_CHROMIUM``, or the first that is installed."""
    return os.environ.get("BANGVANG_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


def on_postgres() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith(("postgres://", "postgresql://"))


LIBRARIES = ("law", "paper", "trust")
"""Tests of these, more than half of all, know no database (the walls see to it): one run of them is enough."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what no database can change; what asks PostgreSQL itself bears its mark and stays."""
    if not on_postgres():
        return
    pure = [item for item in items if _of_a_library(item) and item.get_closest_marker("postgres") is None]
    config.hook.pytest_deselected(items=pure)
    left = set(pure)
    items[:] = [item for item in items if item not in left]


def _of_a_library(item: pytest.Item) -> bool:
    return item.path.relative_to(item.config.rootpath).parts[:2] in {("tests", library) for library in LIBRARIES}


def must_not_skip() -> bool:
    return os.environ.get("CI") == "true"


def pytest_configure(config: pytest.Config) -> None:
    """Python 3.11 may refuse to parse a source while Playwright's loop runs, and a report that asks it to ends the whole run."""
    if must_not_skip():
        config.option.tbstyle = "native"


def pytest_report_header() -> list[str]:
    browser = chromium_path() or "KHÔNG CÓ, bỏ qua các lượt đi bằng trình duyệt"
    return [f"trình duyệt: {browser}", f"cơ sở dữ liệu: {'PostgreSQL' if on_postgres() else 'SQLite'}"]


def pytest_runtest_setup(item: pytest.Item) -> None:
    lacking = ""
    if any(item.get_closest_marker(mark) for mark in BROWSER_MARKS) and chromium_path() is None:
        lacking = "máy này không có Chromium"
    if item.get_closest_marker("postgres") and not on_postgres():
        lacking = "không chạy trên PostgreSQL (DATABASE_URL trống)"
    if not lacking:
        return
    if must_not_skip():
        pytest.fail(f"{lacking}; trong CI không được bỏ qua", pytrace=False)
    pytest.skip(lacking)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser; only tests that are marked as needing one may ask."""
    path = chromium_path()
    if path is None:
        pytest.skip("máy này không có Chromium")
    return path
