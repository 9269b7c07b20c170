"""Invented Vietnamese names, people and honours in the register, as many as asked for; the same number gives the same rows.

Family, middle and given names come with the frequencies that make real lists hard: three families bear half of the people.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

_FAMILIES_TEXT = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Lương Trịnh Mai Tô Hà Tạ Châu
Quách Lò Vi Cà Quàng Lường Tòng Giàng Sùng Thào Vàng Mùa Hạng Ksor Siu Rơ Nay Chu Kiều Thạch Sơn Danh Kim Tăng La
"""
FAMILIES = tuple(_FAMILIES_TEXT.split())
_MIDDLES_TEXT = """
Thị Văn Hữu Đức Minh Thanh Ngọc Xuân Quang Thu Hồng Kim Đình Công Quốc Bảo Gia Hoài Khánh Mạnh Phương Thùy Tuấn
Việt Anh Bích Cẩm Diệu Hải Huy Lan Mỹ Như Phúc Quỳnh Thành Thế Trọng Tường Vân
"""
MIDDLES = tuple(_MIDDLES_TEXT.split())
_GIVENS_TEXT = """
Anh Hạnh Hương Hùng Hà Hải Hoa Hòa Hằng Huyền Linh Lan Loan Long Minh Mai Nam Nga Ngọc Nhung Phương Phúc Quang
Quyên Sơn Tâm Thảo Thanh Thành Thắng Thủy Thu Thúy Toàn Trang Trung Tuấn Tú Tùng Vân Việt Vinh Yến Bình Chi Cường
Dũng Dung Duy Đạt Đức Giang Hiền Hiếu Hoàng Huệ Huy Khánh Khoa Kiên Lâm Liên Lộc Ly My Nghĩa Nhi Như Oanh Phát
Phong Quân Quý Sang Sáng Tài Tân Thái Thi Thiện Thịnh Thơ Thuận Tiến Tình Trí Trinh Trúc Tuyết Uyên Văn Vũ Vy Xuân
Ý Én Pó Mận Pánh Chứ
"""
GIVENS = tuple(_GIVENS_TEXT.split())
_DECISIONS = 60_000


def names(seed: int = 1) -> Iterator[str]:
    """Names without end."""
    chance = random.Random(seed)
    weights = [1 / (place + 1) for place in range(len(FAMILIES))]
    middle_weights = [1 / (place + 1) ** 0.7 for place in range(len(MIDDLES))]
    given_weights = [1 / (place + 8) ** 0.5 for place in range(len(GIVENS))]
    while True:
        family = chance.choices(FAMILIES, weights, k=1_000)
        first = chance.choices(MIDDLES, middle_weights, k=1_000)
        second = chance.choices(MIDDLES, middle_weights, k=1_000)
        given = chance.choices(GIVENS, given_weights, k=1_000)
        for one, two, three, four in zip(family, first, second, given, strict=True):
            yield f"{one} {two} {four}" if chance.random() < 0.55 or two == three else f"{one} {two} {three} {four}"


def prepare() -> Path | None:
    """Set Django up on an empty register: PostgreSQL's when ``DATABASE_URL`` is given, else a new SQLite file (its path)."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
    path = None
    if not os.environ.get("DATABASE_URL"):
        from bangvang.config.template import make_template

        path = Path(tempfile.mkdtemp(prefix="bangvang-bench-")) / "register.sqlite3"
        shutil.copy(make_template(), path)
        os.environ["BANGVANG_SQLITE"] = str(path)
    import django

    django.setup()
    if path is None:
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
    return path


def fill(people: int, honours: int, units: int = 300) -> list[Any]:
    """Write so many people with posts, birth dates and numbers, and so many honours; gives the units. Words are known."""
    from bangvang.register.actions import new_unit
    from bangvang.register.models import Employment, Honour, Person
    from bangvang.register.name_words import know_decisions, know_names
    from bangvang.register.sealed import keyed_hash
    from bangvang_paper.vietnamese import folded, sort_key

    chance = random.Random(2)
    top = new_unit(name="Ủy ban nhân dân tỉnh Thử", begins_on=date(2000, 1, 1))
    places = [new_unit(name=f"Trường học số {n}", parent=top, begins_on=date(2000, 1, 1)) for n in range(units)]
    days = [keyed_hash(str(n), purpose="birth_date") for n in range(15_000)]
    known = {name: (folded(name), sort_key(name)) for name in islice(names(), people)}
    bearers = list(islice(names(), people))
    _insert(
        Person(),
        ("id", "name", "folded", "sort_key", "birth_date_hash", "citizen_number_hash"),
        ((n + 1, name, *known[name], days[chance.randrange(15_000)], f"{n:064d}") for n, name in enumerate(bearers)),
    )
    posts = ((n + 1, places[n % units].pk, known[bearers[n]][0]) for n in range(people))
    _insert(Employment(begins_on=date(2015, 1, 1)), ("person_id", "unit_id", "known_as"), posts)
    template = Honour(
        recipient_kind="individual",
        award="commendation_letter",
        issuer_as_written="Chủ tịch Ủy ban nhân dân tỉnh",
    )
    columns = ("person_id", "name_as_written", "folded", "sort_key", "decision_code", "decided_on")
    _insert(template, columns, (_honour(n, people, bearers, known) for n in range(honours)))
    know_names(sorted(set(known.values())))
    know_decisions(_code(n) for n in range(min(honours, _DECISIONS)))
    return [top, *places]


def _honour(n: int, people: int, bearers: list[str], known: dict[str, tuple[str, str]]) -> tuple[Any, ...]:
    name = bearers[n % people]
    day = date(2005, 1, 1) + timedelta(days=n % 7_000)
    return n % people + 1, name, *known[name], _code(n), day


def _code(n: int) -> str:
    return f"{n % _DECISIONS}/QĐ-UBND"


def _insert(template: Any, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write ``rows`` of ``columns``, all other columns as ``template`` has them; a tenth of the time of model objects."""
    from django.db import connection, transaction

    fields = [
        field for field in template._meta.concrete_fields if field.column not in columns and not field.primary_key
    ]
    fixed = [field.get_db_prep_save(field.pre_save(template, add=True), connection) for field in fields]
    quoted = ", ".join(f'"{name}"' for name in (*columns, *(field.column for field in fields)))
    places = ", ".join(["%s"] * (len(columns) + len(fields)))
    rest = iter(rows)
    with transaction.atomic(), connection.cursor() as cursor:
        while some := list(islice(rest, 20_000)):
            statement = f'INSERT INTO "{template._meta.db_table}" ({quoted}) VALUES ({places})'
            cursor.executemany(statement, [(*row, *fixed) for row in some])
