"""What is shipped from elsewhere is what its list says, and nothing in the locks tells where it was fetched."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDORED = json.loads((ROOT / "vendor.json").read_text(encoding="utf-8"))
LOCKS = ["requirements.lock", "requirements-dev.lock"]


@pytest.mark.parametrize("row", VENDORED, ids=lambda row: row["name"])
def test_a_vendored_file_is_the_one_on_the_list(row):
    assert hashlib.sha256((ROOT / row["file"]).read_bytes()).hexdigest() == row["sha256"]
    assert (ROOT / row["licence_file"]).read_text(encoding="utf-8").strip()


def test_every_file_in_a_vendor_folder_is_on_the_list():
    listed = {row["file"] for row in VENDORED} | {row["licence_file"] for row in VENDORED}
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("src", "tests")
        for path in (ROOT / folder).rglob("vendor/*")
        if path.is_file()
    }
    assert found == listed


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-(-index-url|-extra-index-url|-find-links|i|f)\b", text, re.MULTILINE)
    names = re.findall(r"^([A-Za-z0-9._\[\]-]+)==", text, re.MULTILINE)
    assert len(names) > 40
    for entry in re.split(r"\n(?=[A-Za-z0-9])", text.strip()):
        assert "--hash=sha256:" in entry, entry[:60]


def test_the_developers_lock_holds_every_version_of_the_office():
    pins = [set(re.findall(r"^([a-z0-9._-]+==[^ ;\\]+)", (ROOT / lock).read_text(), re.MULTILINE)) for lock in LOCKS]
    assert pins[0] <= pins[1]


def test_pages_ask_for_nothing_from_elsewhere():
    """Templates and style sheets name no outside address; an SVG namespace is a name, not a request."""
    asked = re.compile(r"""(?:src|href|action|url\()\s*=?\s*["'(]?\s*(?:https?:)?//""")
    for path in (ROOT / "src").rglob("*"):
        if path.suffix in {".html", ".css"} and "vendor" not in path.parts:
            assert not asked.search(path.read_text(encoding="utf-8")), path


def test_no_template_has_inline_style_script_or_handler():
    """The policy of every page refuses them (default-src 'self'), so they would only fail silently.

    A block of JSON-LD is data that no browser runs; what is typed into it is tested in tests/portal.
    """
    inline = re.compile(
        r"""\sstyle\s*=|<style|<script(?![^>]*\ssrc=)(?! type="application/ld\+json">)|\son[a-z]+\s*=\s*["']|javascript:""",
        re.IGNORECASE,
    )
    seen = 0
    for path in (ROOT / "src").rglob("*.html"):
        if path.is_relative_to(ROOT / "src" / "bangvang" / "run"):
            continue  # the article of `bangvang run` is a file to hand on, not a page under the policy
        seen += 1
        assert not inline.search(path.read_text(encoding="utf-8")), path
    assert seen > 40


def test_what_forms_say_is_compiled_as_it_is_written():
    """django.mo is what runs, django.po is what people read."""
    import gettext

    folder = ROOT / "src/bangvang/design/locale/vi/LC_MESSAGES"
    with (folder / "django.mo").open("rb") as compiled:
        spoken = gettext.GNUTranslations(compiled)
    written = re.findall(
        r'^msgid "(.+)"\nmsgstr "(.+)"$', (folder / "django.po").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(written) >= 9
    for asked, said in written:
        assert spoken.gettext(asked) == said
