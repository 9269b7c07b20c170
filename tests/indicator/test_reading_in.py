"""Figures as a table: taken out, read in again all or none, every wrong row told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.indicator import actions, sheet
from bangvang.indicator.models import Observation
from bangvang.indicator.periods import month
from bangvang.indicator.queries import figures_of_board
from bangvang.register.actions import new_unit
from bangvang.register.choices import Role
from bangvang_paper.comma import rows_in, text_of

from .conftest import TODAY

HEAD = "Chỉ tiêu,Đơn vị,Kỳ,Số,Căn cứ,Vì sao sửa"
OFFICE, INSPECTORS = "Văn phòng Sở", "Thanh tra Sở"


@pytest.fixture
def filled(world, jobs, poverty, put):
    """A figure of each indicator for two divisions."""
    for name, value in ((OFFICE, 1200), (INSPECTORS, 80)):
        put(jobs, world.divisions[name], 2019, value)
        put(poverty, world.divisions[name], 2020, "3.86")
    return [jobs, poverty]


def table(world, officer, indicators) -> bytes:
    return sheet.sheet_of(figures_of_board(indicators, None))


def read(by, world, data, today=TODAY):
    return actions.read_in(by, world.department, data, today=today)


def told(by, world, *rows) -> list[str]:
    before = Observation.objects.count()
    with pytest.raises(ValidationError) as wrong:
        read(by, world, "\n".join([HEAD, *rows]))
    assert Observation.objects.count() == before
    return wrong.value.messages


def test_the_table_has_period_value_and_source_of_each_figure(world, officer, filled):
    rows = [cells for _line, cells in rows_in(text_of(table(world, officer, filled)))]
    assert rows[0] == list(sheet.COLUMNS)
    assert rows[1] == [
        "Giải quyết việc làm", INSPECTORS, str(world.divisions[INSPECTORS].pk), "năm 2019", "80", "lượt lao động",
        "Báo cáo năm", "",
    ]  # fmt: skip
    assert [row[4] for row in rows[3:]] == ["3,86", "3,86"]


def test_what_went_out_comes_back_and_changes_nothing(world, officer, filled):
    with pytest.raises(Refusal, match="Không có số nào mới"):
        read(officer, world, table(world, officer, filled))
    assert Observation.objects.count() == 4


def test_new_figures_are_kept_and_changed_ones_put_right_with_a_reason(world, officer, filled):
    jobs, _poverty = filled
    done = read(
        officer, world,
        "\n".join([
            HEAD,
            f"Giải quyết việc làm,{OFFICE},2020,1.300,BC 12/BC-VP,",
            f"Giải quyết việc làm,{OFFICE},2019,1.250,,Cộng sót quý IV",
            f"tỷ lệ hộ nghèo  theo chuẩn quốc gia,{INSPECTORS},năm 2020,\"3,86\",,",
        ]),
    )  # fmt: skip
    assert done == actions.ReadIn(new=1, corrected=1, kept=1)
    office = world.divisions[OFFICE]
    now = {row.first.year: row for row in Observation.objects.filter(indicator=jobs, unit=office, current=True)}
    assert (now[2020].value, now[2020].evidence, now[2020].by) == (1300, "BC 12/BC-VP", officer)
    assert (now[2019].value, now[2019].corrects.value, now[2019].reason) == (1250, 1200, "Cộng sót quý IV")
    entry = Entry.objects.get(verb="read_in_figures")
    assert list(entry.changes.values()) == [["1200", "1250"]]


def test_every_wrong_row_is_told_and_nothing_is_kept(world, officer, filled):
    sentences = told(
        officer, world,
        f"Giải quyết việc làm,{OFFICE},2018,900,BC 1,",  # sound, and not kept either
        f"Chỉ tiêu lạ,{OFFICE},2018,1,BC 1,",
        "Giải quyết việc làm,Sở khác,2018,1,BC 1,",
        f"Giải quyết việc làm,{OFFICE},II/2018,1,BC 1,",
        f"Giải quyết việc làm,{OFFICE},2017,ba trăm,BC 1,",
        f"Giải quyết việc làm,{OFFICE},2017,=1+1,BC 1,",
        f"Giải quyết việc làm,{OFFICE},2021,1,BC 1,",
        f"Giải quyết việc làm,{OFFICE},2016,1,,",
        f"Giải quyết việc làm,{OFFICE},2019,1250,,",
        f"Giải quyết việc làm,{OFFICE},2018,900,BC 1,",
    )  # fmt: skip
    assert sentences[0] == "Chưa ghi gì: 9 dòng sai."
    assert [sentence.split(":")[0] for sentence in sentences[1:]] == [f"Dòng {line}" for line in range(3, 12)]
    for sentence, words in zip(
        sentences[1:],
        (
            "không có chỉ tiêu “Chỉ tiêu lạ”", "không có đơn vị “Sở khác”", "không hiểu kỳ “II/2018”",
            "“ba trăm” không phải một số", "“=1+1” không phải một số", "chưa có số để ghi", "chưa ghi căn cứ",
            "sổ đã có số 1.200, bảng ghi 1.250", "số này đã có ở dòng 2",
        ),
        strict=True,
    ):  # fmt: skip
        assert words in sentence


def test_a_table_that_is_none_is_refused_as_a_whole(world, officer, jobs):
    for data, words in (
        ("", "Chưa có dòng nào"),
        (HEAD, "Chưa có dòng nào"),
        ("Chỉ tiêu,Đơn vị,Kỳ\nx,y,2020", "thiếu hoặc có hai lần cột Số"),
        (f"{HEAD},Ghi chú\nx,y,2020,1,z,,", "Không biết cột “Ghi chú”"),
        (f"{HEAD},Số\nx,y,2020,1,z,,1", "hai lần cột Số"),
        ("Chỉ tiêu,Số\n".encode("cp1258", "replace"), "không phải UTF-8"),
        (f'{HEAD}\n"x,y,2020,1,z,', "dấu ngoặc kép"),
        ("\n".join([HEAD, *["x,y,2020,1,z,"] * (sheet.MOST_ROWS + 1)]), "mỗi lần nhiều nhất 5000"),
    ):
        with pytest.raises(ValidationError) as wrong:
            read(officer, world, data)
        assert words in wrong.value.messages[0]


def test_many_wrong_rows_are_counted_after_the_first(world, officer, jobs):
    sentences = told(officer, world, *["Lạ,Lạ,2020,1,z,"] * 40)
    assert sentences[0] == "Chưa ghi gì: 40 dòng sai." and sentences[-1] == "Còn 10 dòng sai nữa."
    assert len(sentences) == 32


def test_units_of_one_name_are_told_apart_by_their_key(world, officer, jobs):
    twin = new_unit(name=OFFICE, begins_on=date(2000, 1, 1), parent=world.department)
    row = f"Giải quyết việc làm,{OFFICE},2019,5,BC 1,"
    assert "có 2 đơn vị tên" in told(officer, world, row)[1]
    with_key = f"{HEAD},Mã đơn vị\n{row}"
    officer = type(officer).objects.get(
        pk=officer.pk
    )  # who was asked for rights before the twin was there remembers them
    read(officer, world, f"{with_key},{twin.pk}")
    assert Observation.objects.get().unit == twin
    with pytest.raises(ValidationError, match="không phải của đơn vị"):
        read(officer, world, f"{with_key},{world.divisions[INSPECTORS].pk}")


def test_another_unit_of_measure_is_another_figure(world, officer, jobs):
    with pytest.raises(ValidationError, match="đơn vị tính trong bảng là “người”, trong sổ là “lượt lao động”"):
        read(officer, world, f"{HEAD},Đơn vị tính\nGiải quyết việc làm,{OFFICE},2019,5,BC 1,,người")


def test_a_keeper_reads_in_figures_of_its_own_unit_alone(world, jobs):
    clerk = world.user(Role.CLERK, world.divisions[OFFICE])
    assert "anh/chị không ghi số của Thanh tra Sở" in told(
        clerk, world,
        f"Giải quyết việc làm,{OFFICE},2019,5,BC 1,",
        f"Giải quyết việc làm,{INSPECTORS},2019,5,BC 1,",
    )[1]  # fmt: skip
    assert read(clerk, world, f"{HEAD}\nGiải quyết việc làm,{OFFICE},2019,5,BC 1,").new == 1


def test_a_month_survives_a_program_that_knows_days(world, officer, put):
    monthly = actions.define_indicator(
        officer, world.department, name="Hồ sơ", measure="hồ sơ", owner=world.department, period_kind="month"
    )
    put(monthly, world.divisions[OFFICE], month(2020, 7), 12)
    (row,) = sheet.typed_in(sheet.sheet_of(figures_of_board([monthly], None)))
    assert row[sheet.PERIOD] == "tháng 7/2020"
    assert len(figures_of_board([monthly], month(2020, 6))) == 0


def test_a_source_that_begins_like_a_formula_goes_out_as_text_and_comes_back(world, officer, jobs):
    read(officer, world, f'{HEAD}\nGiải quyết việc làm,{OFFICE},2019,-5,"=HYPERLINK(""x"")",')
    data = table(world, officer, [jobs])
    assert b" =HYPERLINK" in data and b",-5," in data
    (row,) = sheet.typed_in(data)
    assert row[sheet.EVIDENCE] == Observation.objects.get().evidence == '=HYPERLINK("x")'
    assert Observation.objects.get().value == Decimal(-5)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_file_is_taken_out_and_pasted_back_on_the_pages(client, world, officer, filled):
    client.force_login(officer)
    out = reverse("indicator:table", args=[world.department.pk])
    assert len(list(rows_in(text_of(client.get(out).content)))) == 5
    one = client.get(out, {"ky": "2019"})
    assert len(list(rows_in(text_of(one.content)))) == 3 and "2019.csv" in one["Content-Disposition"]
    page = reverse("indicator:read_in", args=[world.department.pk])
    assert client.post(page, {"text": ""}).status_code == 422
    wrong = client.post(page, {"text": f"{HEAD}\nGiải quyết việc làm,{OFFICE},2019,1.250,,"})
    assert wrong.status_code == 409
    text = wrong.content.decode()
    assert "Dòng 2: sổ đã có số 1.200" in text and "1.250,," in text, "nothing pasted is lost"
    file = SimpleUploadedFile("số.csv", f"{HEAD}\nGiải quyết việc làm,{OFFICE},2020,7,BC 1,".encode("utf-8-sig"))
    assert client.post(page, {"file": file}).status_code == 302
    assert Observation.objects.filter(value=Decimal(7)).count() == 1
    board = client.get(reverse("indicator:list")).content.decode()
    assert page in board and out in board


def test_the_table_asks_as_often_for_many_figures_as_for_few(world, officer, filled, django_assert_num_queries):
    with django_assert_num_queries(1):
        table(world, officer, filled)


def test_who_keeps_nothing_here_reads_nothing_in(client, world, jobs):
    client.force_login(world.user(Role.AUDITOR))
    assert client.get(reverse("indicator:read_in", args=[world.department.pk])).status_code == 403
    client.force_login(world.outsider(Role.OFFICER))
    assert client.get(reverse("indicator:read_in", args=[world.department.pk])).status_code == 404
    with pytest.raises(ValidationError, match="không có chỉ tiêu"):
        read(world.outsider(Role.OFFICER), world, f"{HEAD}\nGiải quyết việc làm,{OFFICE},2019,5,BC 1,")
