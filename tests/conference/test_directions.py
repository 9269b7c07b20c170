"""Directions parted as they were counted, and tasks that come from them: given, told how far, closed, reminded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.conference.actions import finish_task, give_task, plan_conference, report_task, revise
from bangvang.conference.directions import parted
from bangvang.conference.models import Conference, Task
from bangvang.conference.queries import directions_of, task_rows, tasks_due
from bangvang.desk.queries import waiting_for
from bangvang.register.choices import Role
from bangvang.register.models import Unit

HELD = date(2026, 7, 13)
SPOKEN = (
    "Một là tiếp tục thực hiện Chỉ thị 34; hai là nội dung thi đua thiết thực, hiệu quả. Ba là đổi mới hình thức; "
    "Bốn là phát hiện điển hình, cả năm là việc thường xuyên. Năm là khen thưởng kịp thời."
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            SPOKEN,
            [
                "Tiếp tục thực hiện Chỉ thị 34",
                "Nội dung thi đua thiết thực, hiệu quả.",
                "Đổi mới hình thức",
                "Phát hiện điển hình, cả năm là việc thường xuyên.",
                "Khen thưởng kịp thời.",
            ],
        ),
        ("Một là, siết kỷ cương.\nHai là: rút ngắn thời gian.", ["Siết kỷ cương.", "Rút ngắn thời gian."]),
        ("1. Siết kỷ cương\n2) Rút ngắn\n- Thêm\n\n+ Nữa", ["Siết kỷ cương", "Rút ngắn", "Thêm", "Nữa"]),
        ("I. Siết kỷ cương\nII. Rút ngắn", ["Siết kỷ cương", "Rút ngắn"]),
        ("Đề nghị ngành: Một là siết kỷ cương; Hai là rút ngắn", ["Đề nghị ngành:", "Siết kỷ cương", "Rút ngắn"]),
        ("Mục tiêu của cả năm là 95 % hồ sơ trước hạn", ["Mục tiêu của cả năm là 95 % hồ sơ trước hạn"]),
        ("Ba là đổi mới hình thức", ["Đổi mới hình thức"]),
        ("2.000 hộ thoát nghèo", ["2.000 hộ thoát nghèo"]),
        ("", []),
    ],
)
def test_directions_are_parted_as_they_were_counted(text, found):
    assert parted(text) == found


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def conference(world, officer) -> Conference:
    return plan_conference(officer, world.department, name="Hội nghị tổng kết", held_on=HELD, directions=SPOKEN)


@pytest.fixture
def unit(world) -> Unit:
    return world.divisions["Thanh tra Sở"]


@pytest.fixture
def clerk(world, unit):
    return world.user(Role.CLERK, unit)


@pytest.fixture
def task(conference, officer, unit) -> Task:
    said = {
        "direction": directions_of(conference)[0],
        "content": "Sơ kết việc thực hiện Chỉ thị",
        "due_on": date(2026, 9, 30),
    }
    return give_task(officer, conference, unit=unit, **said)


@pytest.mark.django_db
def test_a_task_is_given_told_and_closed(task, officer, clerk):
    report_task(clerk, task, text="Đã rà 5 phòng", percent=40, on=date(2026, 8, 1))
    report_task(clerk, task, text="Đã rà xong", percent=100, on=date(2026, 9, 1))
    (row,) = task_rows([task], date(2026, 10, 2))
    assert (row.last.percent, row.late, row.left) == (100, 2, 0)
    done = finish_task(officer, task, on=date(2026, 9, 2), read_version=task.version)
    assert done.done_on == date(2026, 9, 2) and task_rows([done], date(2026, 10, 2))[0].late == 0
    with pytest.raises(Refusal, match="đã xong"):
        report_task(clerk, task, text="nữa", percent=100, on=date(2026, 9, 3))
    with pytest.raises(Refusal, match="đã ghi xong"):
        finish_task(officer, task, on=date(2026, 9, 2), read_version=done.version)


@pytest.mark.django_db
def test_what_may_not_be_given_told_or_closed(world, conference, task, officer, clerk, unit):
    said = {"direction": directions_of(conference)[1], "content": "Việc", "unit": unit, "due_on": date(2026, 9, 30)}
    for changed, words in (
        ({"direction": "Ý không ai nói"}, "không có ý kiến chỉ đạo này"),
        ({"unit": world.other_department}, "không thuộc"),
        ({"due_on": date(2026, 7, 12)}, "trước ngày hội nghị"),
        ({"content": " "}, "Chưa ghi việc"),
    ):
        with pytest.raises(Refusal, match=words):
            give_task(officer, conference, **said | changed)
    tomorrow = timezone.localdate() + timedelta(days=1)
    for told, words in (
        ({"text": " ", "percent": 1, "on": date(2026, 8, 1)}, "Chưa ghi đã làm"),
        ({"text": "x", "percent": 101, "on": date(2026, 8, 1)}, "từ 0 đến 100"),
        ({"text": "x", "percent": 1, "on": date(2026, 7, 12)}, "từ ngày giao việc"),
        ({"text": "x", "percent": 1, "on": tomorrow}, "đến hôm nay"),
    ):
        with pytest.raises(Refusal, match=words):
            report_task(clerk, task, **told)
    with pytest.raises(Refusal, match="chưa báo cáo"):
        finish_task(officer, task, on=date(2026, 8, 1), read_version=Task.objects.get(pk=task.pk).version)
    report_task(clerk, task, text="x", percent=1, on=date(2026, 8, 1))
    with pytest.raises(Stale):
        finish_task(officer, Task.objects.get(pk=task.pk), on=date(2026, 8, 1), read_version=99)
    assert Task.objects.get().done_on is None and task.reports.count() == 1


@pytest.mark.django_db
def test_only_the_unit_tells_and_only_the_office_closes(world, conference, task, clerk):
    other = world.user(Role.CLERK, world.divisions["Văn phòng Sở"])
    for stranger in (other, world.outsider(Role.OFFICER), world.user(Role.AUDITOR)):
        with pytest.raises(PermissionDenied):
            report_task(stranger, task, text="x", percent=1, on=date(2026, 8, 1))
    with pytest.raises(PermissionDenied):
        finish_task(clerk, task, on=date(2026, 8, 1), read_version=1)
    with pytest.raises(PermissionDenied):
        give_task(clerk, conference, direction=directions_of(conference)[0], content="x", unit=task.unit, due_on=HELD)


@pytest.mark.django_db
def test_a_task_waits_on_the_desk_of_its_unit_from_two_weeks_before(task, clerk, world, monkeypatch):
    assert list(tasks_due(clerk, date(2026, 9, 15))) == [] and list(tasks_due(clerk, date(2026, 9, 16))) == [task]
    assert list(tasks_due(world.user(Role.CLERK, world.divisions["Văn phòng Sở"]), date(2026, 10, 1))) == []
    monkeypatch.setattr("bangvang.desk.queries.timezone.localdate", lambda: date(2026, 10, 3))
    (waiting,) = [one for one in waiting_for(clerk) if one.what == task.content]
    assert "quá hạn 3 ngày" in waiting.why and waiting.url == reverse("conference:task", args=[task.pk])


@pytest.mark.django_db
def test_a_direction_reworded_later_keeps_the_task_under_the_words_it_came_from(client, conference, task, officer):
    revise(officer, conference, read_version=conference.version, directions="Một là việc khác")
    client.force_login(officer)
    page = client.get(reverse("conference:detail", args=[conference.pk])).content.decode()
    assert "Việc khác" in page and task.direction in page and task.content in page


@pytest.mark.django_db
def test_the_pages_walk(client, conference, officer, clerk, unit):
    client.force_login(officer)
    give = reverse("conference:give_task", args=[conference.pk])
    said = {
        "direction": directions_of(conference)[4],
        "content": "Trình khen kịp thời",
        "due_on": "30/09/2026",
        "unit": unit.pk,
    }
    refused = client.post(give, said | {"due_on": "01/01/2026"})
    assert refused.status_code == 409 and "Trình khen kịp thời" in refused.content.decode()
    assert client.post(give, said).status_code == 302
    task = Task.objects.get()
    client.force_login(clerk)
    page = reverse("conference:task", args=[task.pk])
    assert client.get(reverse("conference:detail", args=[conference.pk])).status_code == 404
    assert "Khen thưởng kịp thời." in client.get(page).content.decode()
    told = {"text": "Đã trình 3 hồ sơ", "percent": "60", "on": "01/08/2026"}
    assert client.post(reverse("conference:report_task", args=[task.pk]), told).status_code == 302
    assert (
        "60 %" in client.get(page).content.decode()
        and task.content in client.get(reverse("conference:tasks")).content.decode()
    )
    client.force_login(officer)
    finish = reverse("conference:finish_task", args=[task.pk])
    assert client.post(finish, {"done_on": "02/08/2026", "version": task.version}).status_code == 302
    assert task.content not in client.get(reverse("conference:tasks")).content.decode()
    assert task.content in client.get(reverse("conference:tasks"), {"xong": "1"}).content.decode()


@pytest.mark.django_db
def test_the_list_of_tasks_asks_no_more_for_more(conference, officer, unit, queries_of):
    def give(number: int) -> None:
        direction = directions_of(conference)[0]
        give_task(
            officer, conference, direction=direction, content=f"Việc {number}", unit=unit, due_on=date(2026, 9, 30)
        )

    give(1)
    one = queries_of(officer, "conference:tasks"), queries_of(officer, "conference:detail", conference.pk)
    give(2)
    give(3)
    assert (queries_of(officer, "conference:tasks"), queries_of(officer, "conference:detail", conference.pk)) == one
