"""Whatever is changed in a file, it ends in sheets or in a refusal with a whole sentence: never in another error."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangvang_paper.reading import ReadingRefused, read_sheets
from reading.formats.files import document, fixture, package, printed_list, saved
from reading.formats.fixtures.make import old_list
from reading.workbooks import saved as saved_book

FILES = {
    "xlsx": saved_book(old_list()),
    "xls": fixture("vntime.xls"),
    "ods": fixture("vntime.ods"),
    "docx": saved(document("Danh sách", table=[["TT", "Họ và tên"], ["1", "Đoàn Thị Hạnh"]])),
    "pdf": printed_list([["TT", "Họ và tên"], ["1", "Đoàn Thị Hạnh"]]),
    "csv": "TT;Họ và tên\n1;Đoàn Thị Hạnh\n".encode(),
}
PACKAGES = ["xlsx", "ods", "docx"]
PARTS = {kind: zipfile.ZipFile(io.BytesIO(FILES[kind])).namelist() for kind in PACKAGES}
slowly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ends_well(data: bytes) -> bool:
    try:
        return all(len(sheet.lines) >= 0 for sheet in read_sheets(data, "a"))
    except ReadingRefused as refusal:
        return "Hãy " in refusal.message and refusal.message.endswith(".")


def spoilt(content: bytes, draw: st.DataObject) -> bytes:
    """``content`` with a piece cut out and another put in its place."""
    begin = draw.draw(st.integers(0, len(content)))
    end = draw.draw(st.integers(begin, min(len(content), begin + 40)))
    return content[:begin] + draw.draw(st.binary(max_size=12)) + content[end:]


@pytest.mark.parametrize("kind", FILES)
@slowly
@given(st.data())
def test_wrong_bytes(kind: str, draw: st.DataObject) -> None:
    assert ends_well(spoilt(FILES[kind], draw))


@pytest.mark.parametrize("kind", FILES)
def test_any_beginning_alone(kind: str) -> None:
    data = FILES[kind]
    for size in range(0, len(data), max(1, len(data) // 80)):
        assert ends_well(data[:size])


@pytest.mark.parametrize("kind", PACKAGES)
@slowly
@given(st.data())
def test_wrong_markup_in_a_part(kind: str, draw: st.DataObject) -> None:
    name = draw.draw(st.sampled_from([name for name in PARTS[kind] if name.endswith((".xml", ".rels"))]))
    with zipfile.ZipFile(io.BytesIO(FILES[kind])) as archive:
        parts = {other: archive.read(other) for other in PARTS[kind]}
    assert ends_well(package({**parts, name: spoilt(parts[name], draw)}))


@pytest.mark.parametrize("kind", PACKAGES)
def test_any_part_missing(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(FILES[kind])) as archive:
        parts = {name: archive.read(name) for name in PARTS[kind]}
    for name in parts:
        assert ends_well(package({other: content for other, content in parts.items() if other != name}))
