"""Values of cells: what stands in a workbook is what is read, whatever the type and the number format of its cell."""

from __future__ import annotations

import datetime

import pytest

from bangvang_paper.reading.formats.values import PLAIN, Shape, Value, as_text, shape_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (31085001234.0, "31085001234"),
        ("031085001234", "031085001234"),
        (12, "12"),
        (12.0, "12"),
        (85.5, "85.5"),
        (-3.0, "-3"),
        (1e11, "100000000000"),
        (1e21, "1000000000000000000000"),
        (1.5e-7, "0.00000015"),
        (True, "TRUE"),
        (datetime.date(2020, 7, 13), "13/07/2020"),
        (datetime.datetime(2020, 7, 13), "13/07/2020"),
        (datetime.datetime(2020, 7, 13, 10, 48), "13/07/2020 10:48"),
        (datetime.time(8, 5), "08:05"),
        (" giữ  nguyên ", " giữ  nguyên "),
    ],
)
def test_a_value_as_the_office_would_type_it(value: Value, text: str) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("000000000000", 1085012345.0, "001085012345"),
        ("000\\ 000\\ 000\\ 000", 1085012345.0, "001085012345"),
        ("0##########0", 1085012345.0, "001085012345"),
        ('"0"#', 912345678.0, "0912345678"),
        ("\\0#", 912345678.0, "0912345678"),
        ("000000000000;[Red]-000000000000", 1085012345.0, "001085012345"),
        ("[$-42A]000000000000", 1085012345.0, "001085012345"),
        ("00", 7, "07"),
        ("yyyy", datetime.date(1985, 1, 1), "1985"),
        ("mm/yyyy", datetime.date(1985, 3, 1), "03/1985"),
        ("[$-42A]mmm\\-yy", datetime.datetime(1985, 3, 1), "03/1985"),
    ],
)
def test_a_format_that_shows_more_or_less_is_followed(code: str, value: Value, text: str) -> None:
    assert as_text(value) != text
    assert as_text(value, shape_of(code)) == text


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0",
        "#,##0",
        "0.00",
        "0%",
        "0.00E+00",
        "@",
        "dd/mm/yyyy",
        "d/m/yy h:mm",
        "# ?/?",
        "mm:ss",
        "",
        '"số "0',
        "0.0;-0",
    ],
)
def test_a_format_that_only_decorates_changes_nothing(code: str) -> None:
    assert shape_of(code) is PLAIN
    assert as_text(1085.0, shape_of(code)) == "1085"


def test_zeros_are_never_put_before_a_fraction() -> None:
    assert as_text(85.5, Shape(width=12)) == "85.5"
