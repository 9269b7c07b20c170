"""How long it takes to hold a new report against 50,000 closed ones, and which planted copies are found, on the database at hand.

    python benchmarks/similarity.py [reports]
    python tools/postgres.py -- python benchmarks/similarity.py

The set is made: reports of 400 to 1,200 syllables, each of sentences that are put together from 400 parts of sentences of
three kinds with figures in them, so that honest reports share turns of speech as they do in offices, and every tenth begins
with one of twenty paragraphs that many copy from a sample. Planted are copies of a report of the set: whole, half, one
paragraph of about 80 syllables in a report of its own, and whole with every n-th syllable put for another. Found means: the
copied report is among those shown. Measured is the whole question (traces, candidates, the texts themselves). Prints only.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from _names import prepare

ROUNDS = 20
AT_ONCE = 2_000
SYLLABLES = """
an ba bao bay ben binh bo cao cap chi chinh cho chu co con cong cu cua cung da dan dao dau day de den di dia
dien do doi don dong du dung duoc em gia giao giu gop ha hai hanh het hieu ho hoa hoc hoi hop ke ket khi kho
khoa khong kiem kinh ky la lai lam lap lien lo loi long luat luong ly mai mang may mo moi mot muc nam nang
ngan nghe nghi nguoi nha nhan nhiem nho nhu noi on phai phan phap phat phi phong phu quan que quy ra rieng
sach san sau so sua suc tai tam tap tay thang thanh thay the thi thiet tho thong thu thuan thuc tich tiep tieu
tim tin to toan toi tong tra tren trinh trong truc truoc tu tuan tuyen uu van vao ve viec vien vo voi vu vung
xa xay xem xet xin xuan y yeu
""".split()  # noqa: SIM905


def main() -> None:
    count = int([*sys.argv[1:], "50000"][0])
    path = prepare()
    from django.db import connection

    chance = random.Random(7)
    begin = time.perf_counter()
    office = Office(chance)
    officer, unit, person, editions = fill(count, office)
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")
    else:
        connection.cursor().execute("ANALYZE")
    from bangvang.report.models import Trace

    print(f"{connection.vendor}: {count:,} closed reports, {Trace.objects.count():,} traces,", end=" ")
    print(f"written in {time.perf_counter() - begin:.0f} s")
    took: list[float] = []
    for name, made in planted(office, chance).items():
        found = 0
        for _round in range(ROUNDS):
            source = chance.choice(editions)
            text = made(source[1])
            seconds, keys = asked(officer, unit, person, text)
            took.append(seconds)
            found += source[0] in keys
        print(f"{name:<44} found {found} of {ROUNDS}")
    fresh = [asked(officer, unit, person, office.report()) for _round in range(ROUNDS)]
    took += [seconds for seconds, _keys in fresh]
    shown = sum(bool(keys) for _seconds, keys in fresh)
    print(f"{'a report of its own':<44} shown beside another {shown} of {ROUNDS}")
    print(
        f"one new report against all   median {statistics.median(took):.2f} s   max {max(took):.2f} s   n={len(took)}"
    )
    if path:
        shutil.rmtree(path.parent)


class Office:
    """Writes reports: sentences of parts that everybody uses, and of words of one's own."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.parts = [self.words(chance.randint(3, 7)) for _ in range(400)]
        self.samples = [self.paragraph() for _ in range(20)]

    def words(self, count: int) -> str:
        return " ".join(self.chance.choice(SYLLABLES) for _ in range(count))

    def sentence(self) -> str:
        turn = self.chance.choice(self.parts)
        own = self.words(self.chance.randint(8, 16))
        return f"{turn.capitalize()} {own} {self.chance.choice(self.parts)} {self.chance.randint(2, 9_999)}."

    def paragraph(self, syllables: int = 80) -> str:
        said: list[str] = []
        while sum(len(one.split()) for one in said) < syllables:
            said.append(self.sentence())
        return " ".join(said)

    def report(self) -> str:
        paragraphs = [self.paragraph() for _ in range(self.chance.randint(5, 15))]
        if self.chance.random() < 0.1:
            paragraphs.insert(0, self.chance.choice(self.samples))
        return "\n".join(paragraphs)


def planted(office: Office, chance: random.Random) -> dict[str, Any]:
    """Name → how a text is made of one that is copied."""

    def swapped(text: str, every: int) -> str:
        words = text.split(" ")
        for place in range(chance.randrange(every), len(words), every):
            words[place] = chance.choice(SYLLABLES)
        return " ".join(words)

    def half(text: str) -> str:
        lines = text.split("\n")
        return "\n".join([*lines[: (len(lines) + 1) // 2], *office.report().split("\n")[: len(lines) // 2]])

    def paragraph(text: str) -> str:
        return "\n".join([office.report(), chance.choice(text.split("\n")[1:])])

    return {
        "whole": lambda text: text,
        "half": half,
        "one paragraph in a report of its own": paragraph,
        "whole, every 10th syllable another": lambda text: swapped(text, 10),
        "whole, every 7th syllable another": lambda text: swapped(text, 7),
    }


def asked(officer: Any, unit: Any, person: Any, text: str) -> tuple[float, set[int]]:
    """Seconds of the question for a draft with this text, and the editions that it shows."""
    from bangvang.accounts.models import User
    from bangvang.report.content import Chapter, Content, Written
    from bangvang.report.models import AchievementReport
    from bangvang.report.queries import alike_to

    report = AchievementReport(unit=unit, person=person, by=officer, recipient_kind="individual")
    content = Content("", "", "", ("", ""), (Chapter("", written=(Written("achievements", "", text),)),))
    user = User.objects.get(pk=officer.pk)
    begin = time.perf_counter()
    found = alike_to(user, report, content)
    return time.perf_counter() - begin, {one.edition.pk for one in found if one.edition}


def fill(count: int, office: Office) -> tuple[Any, Any, Any, list[tuple[int, str]]]:
    """An office with so many closed reports of one unit; its officer, and (key, text) of a thousand of the editions."""
    from bangvang.accounts.models import User
    from bangvang.register.actions import new_person, new_unit
    from bangvang.register.models import Mandate
    from bangvang.report.content import Chapter, Content, Written
    from bangvang.report.models import AchievementReport, Edition, Trace
    from bangvang_paper.similarity import sketch_of

    unit = new_unit(name="Ủy ban nhân dân tỉnh", begins_on=date(2000, 1, 1), is_body=True, symbol="UBND")
    officer = User.objects.create(username="chuyen-vien")
    Mandate.objects.create(user=officer, role="officer", unit=unit, begins_on=date(2000, 1, 1))
    person = new_person(name="Nguyễn Văn Thử")
    kept: list[tuple[int, str]] = []
    numbers = iter(range(count))
    while some := list(islice(numbers, AT_ONCE)):
        texts = [office.report() for _ in some]
        reports = AchievementReport.objects.bulk_create(
            AchievementReport(
                recipient_kind="individual", person=person, unit=unit, by=officer, form="nd152_2025_person",
                award="commendation_letter", achieved_from=date(2024, 1, 1), achieved_until=date(2024, 12, 31),
                state="submitted", achievements=text,
            )
            for text in texts
        )  # fmt: skip
        contents = [
            Content("", "", "", ("", ""), (Chapter("", written=(Written("achievements", "", text),)),))
            for text in texts
        ]
        editions = Edition.objects.bulk_create(
            Edition(report=report, number=1, submitted_on=date(2025, 1, 10), content=content.kept(), by=officer)
            for report, content in zip(reports, contents, strict=True)
        )
        Trace.objects.bulk_create(traces(Trace, editions, texts, sketch_of), batch_size=5_000)
        if len(kept) < 1_000:
            kept += [(edition.pk, text) for edition, text in zip(editions, texts, strict=True)]
    return officer, unit, person, kept


def traces(trace: Any, editions: list[Any], texts: list[str], sketch_of: Any) -> Iterator[Any]:
    for edition, text in zip(editions, texts, strict=True):
        for number in sketch_of(text):
            yield trace(edition=edition, number=number)


if __name__ == "__main__":
    main()
