"""Pages of indicators."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from indicator.conftest import TODAY
from questions import questions

from bangvang.indicator import actions
from bangvang.indicator.models import CheckedText, Indicator, Observation, Target
from bangvang.indicator.periods import year
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).content.decode()


def test_an_indicator_is_set_on_its_page(signed_in, world):
    answer = signed_in.post(
        reverse("indicator:define", args=[world.department.pk]),
        {
            "name": "Hộ nghèo", "measure": " hộ ", "direction": "less", "period_kind": "year", "places": 0,
            "owner": world.department.pk, "baseline": "1.490,5",
        },
    )  # fmt: skip
    made = Indicator.objects.get()
    assert answer["Location"] == reverse("indicator:detail", args=[made.pk])
    assert (made.measure, made.baseline) == ("hộ", Decimal("1490.5"))


def test_a_figure_typed_the_english_way_keeps_everything_typed(signed_in, world, jobs):
    answer = signed_in.post(
        reverse("indicator:observe", args=[jobs.pk]),
        {"unit": world.department.pk, "period": "2020", "value": "3.86", "evidence": "Báo cáo năm"},
    )
    text = answer.content.decode()
    assert answer.status_code == 422 and "Có phải là 3,86?" in text and "Báo cáo năm" in text
    assert not Observation.objects.exists()


def test_a_figure_of_a_year_to_come_is_refused_with_the_day(signed_in, world, jobs):
    answer = signed_in.post(
        reverse("indicator:observe", args=[jobs.pk]),
        {"unit": world.department.pk, "period": "2099", "value": "5", "evidence": "Ước"},
    )
    assert answer.status_code == 409 and "mới xong, nên chưa có số để ghi" in answer.content.decode()


def test_evidence_is_kept_and_given_back_never_shown_as_a_page(signed_in, world, jobs):
    file = SimpleUploadedFile("báo cáo.pdf", b"%PDF-1.4 x", content_type="text/html")
    signed_in.post(
        reverse("indicator:observe", args=[jobs.pk]),
        {"unit": world.department.pk, "period": "2020", "value": "54.630", "evidence": "Báo cáo", "file": file},
    )
    answer = signed_in.get(reverse("indicator:evidence_file", args=[Observation.objects.get().pk]))
    assert (answer.content, answer["Content-Type"]) == (b"%PDF-1.4 x", "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"


def test_a_target_is_set_on_the_page(signed_in, world, jobs):
    data = {"unit": world.department.pk, "period": "2021", "value": "55.000", "strict": "on"}
    signed_in.post(reverse("indicator:target", args=[jobs.pk]), data)
    assert [(one.value, one.strict) for one in Target.objects.all()] == [(55_000, True)]


def test_a_table_of_figures_is_entered_at_once(signed_in, world, jobs, poverty):
    address = reverse("indicator:enter", args=[world.department.pk]) + "?loai=year&ky=2020"
    data = {f"so-{jobs.pk}": "54.630", f"so-{poverty.pk}": "0,32", f"cc-{poverty.pk}": "Rà soát", "evidence": "Báo cáo"}
    answer = signed_in.post(address, data)
    assert answer["Location"].startswith(reverse("indicator:unit", args=[world.department.pk]))
    kept = {row.indicator: (row.value, row.evidence) for row in Observation.objects.all()}
    assert kept == {jobs: (54_630, "Báo cáo"), poverty: (Decimal("0.32"), "Rà soát")}


def test_one_wrong_line_writes_none_and_loses_none(signed_in, world, jobs, poverty):
    address = reverse("indicator:enter", args=[world.department.pk]) + "?loai=year&ky=2020"
    answer = signed_in.post(address, {f"so-{jobs.pk}": "54.630", f"so-{poverty.pk}": "không", "evidence": "Báo cáo"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "không phải một số" in text and 'value="54.630"' in text
    assert not Observation.objects.exists()


def test_a_table_corrects_with_a_reason_and_never_empties(signed_in, world, jobs, put):
    first = put(jobs, world.department, 2020, 10)
    address = reverse("indicator:enter", args=[world.department.pk]) + "?loai=year&ky=2020"
    data = {f"so-{jobs.pk}": "", f"cu-{jobs.pk}": first.pk, "evidence": "Báo cáo"}
    assert "không xóa được" in signed_in.post(address, data).content.decode()
    data[f"so-{jobs.pk}"] = "11"
    assert "hãy ghi vì sao sửa" in signed_in.post(address, data).content.decode()
    signed_in.post(address, data | {"reason": "cộng sót"})
    assert [(row.value, row.current) for row in Observation.objects.order_by("id")] == [(10, False), (11, True)]


def test_a_correction_shows_both_figures(signed_in, world, jobs, put):
    first = put(jobs, world.department, 2020, 54_630)
    signed_in.post(reverse("indicator:correct", args=[first.pk]), {"value": "54.603", "reason": "gõ ngược"})
    text = page(signed_in, "indicator:detail", jobs.pk)
    assert "<s>54.630 lượt lao động</s>" in text and "54.603 lượt lao động" in text and "gõ ngược" in text


def test_the_chart_is_drawn_and_the_table_says_the_same(signed_in, world, jobs, put):
    for number in range(2015, 2021):
        put(jobs, world.department, number, number * 10)
    text = page(signed_in, "indicator:detail", jobs.pk)
    assert 'role="img" aria-labelledby="bieu-do bieu-do-loi"' in text and "<desc" in text
    assert '<polyline class="line"' in text and "20.200 lượt lao động" in text and "style=" not in text


def test_a_set_is_taken_on_its_page(signed_in, world):
    assert "Lao động, người có công và xã hội" in page(signed_in, "indicator:sets", world.department.pk)
    address = reverse("indicator:take", args=[world.department.pk, "labour"])
    signed_in.post(address, {"items": ["jobs", "poverty"]})
    assert Indicator.objects.count() == 2
    assert signed_in.get(address).content.decode().count("đã có</td>") == 2
    assert signed_in.get(reverse("indicator:take", args=[world.department.pk, "none"])).status_code == 404


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
SENTENCE = "Giải quyết việc làm cho 54.630 lượt lao động, tăng 10% so với năm 2019."


def test_a_text_is_checked_without_being_kept(signed_in, world, jobs, put):
    put(jobs, world.department, 2020, 54_630)
    put(jobs, world.department, 2019, 54_000)
    data = {"unit": world.department.pk, "about": "2020", "text": SENTENCE}
    text = signed_in.post(reverse("indicator:texts"), data).content.decode()
    assert "1 trong 2 số không khớp" in text and "Đúng phải là tăng 1%" in text
    assert "(54.630 − 54.000) ÷ 54.000 = 1,2%" in text and "#unknown" not in text.split("Đoạn cần đối chiếu")[0]
    assert not CheckedText.objects.exists()


def test_a_kept_text_is_worked_out_again_when_it_is_opened(signed_in, officer, world, jobs, put):
    put(jobs, world.department, 2019, 54_000)
    wrong = put(jobs, world.department, 2020, 54_000)
    data = {"unit": world.department.pk, "about": "2020", "text": SENTENCE, "giu": "1", "movement": world.movement.pk}
    answer = signed_in.post(reverse("indicator:texts"), data)
    kept = CheckedText.objects.get()
    assert answer["Location"] == reverse("indicator:text", args=[kept.pk]) and kept.movement == world.movement
    assert "2 trong 2 số không khớp" in page(signed_in, "indicator:text", kept.pk)
    actions.correct(officer, wrong, value=Decimal(54_630), reason="gõ sai")
    assert "1 trong 2 số không khớp" in page(signed_in, "indicator:text", kept.pk)


def test_a_figure_is_linked_by_a_person(signed_in, officer, world, jobs, put):
    put(jobs, world.department, 2020, 54_630)
    kept = actions.keep_text(officer, world.department, title="x", text="Con số ấy là 54.630.", about="2020")
    place = kept.text.index("54")
    assert "chưa gắn với chỉ tiêu nào" in page(signed_in, "indicator:text", kept.pk)
    signed_in.post(reverse("indicator:text", args=[kept.pk]), {f"so-{place}": jobs.pk, "version": 1})
    assert "Mọi số đều khớp" in page(signed_in, "indicator:text", kept.pk)


def test_what_is_typed_into_a_text_is_never_markup(signed_in, world):
    data = {"unit": world.department.pk, "about": "2020", "text": "<script>alert(1)</script> 5 hộ"}
    assert "<script>alert" not in signed_in.post(reverse("indicator:texts"), data).content.decode()


# ── who sees ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_clerk_of_a_division_enters_the_own_figures_only(client, world, jobs, divisions):
    client.force_login(world.user(Role.CLERK, divisions[0]))
    text = page(client, "indicator:detail", jobs.pk)
    assert divisions[0].name in text and reverse("indicator:target", args=[jobs.pk]) not in text
    data = {"unit": divisions[1].pk, "period": "2020", "value": "5", "evidence": "x"}
    assert client.post(reverse("indicator:observe", args=[jobs.pk]), data).status_code == 422
    assert not Observation.objects.exists()


def test_nothing_of_another_department_is_found(client, world, jobs, put):
    row = put(jobs, world.department, 2020, 1)
    client.force_login(world.outsider(Role.OFFICER))
    for name, key in (("detail", jobs.pk), ("edit", jobs.pk), ("correct", row.pk), ("unit", world.department.pk)):
        assert client.get(reverse(f"indicator:{name}", args=[key])).status_code == 404


def test_the_public_sees_nothing_that_was_not_made_public(client, world, officer, jobs, poverty, put):
    put(jobs, world.department, 2019, 53_000)
    put(jobs, world.department, 2020, 54_630)
    put(poverty, world.department, 2020, "0.32")
    assert client.get(reverse("board:detail", args=[jobs.pk])).status_code == 404
    actions.publish(officer, jobs, year(2019), today=TODAY, read_version=1)
    for address in (reverse("board:list"), reverse("board:detail", args=[jobs.pk])):
        text = client.get(address).content.decode()
        assert "53.000 lượt lao động" in text and "54.630" not in text and "Báo cáo năm" not in text
    assert "hộ nghèo" not in client.get(reverse("board:list")).content.decode()


def test_pages_ask_as_often_for_three_as_for_one(signed_in, officer, world, jobs, put, divisions):
    put(jobs, divisions[0], 2020, 1)
    addresses = [
        reverse("indicator:list"), reverse("indicator:unit", args=[divisions[0].pk]),
        reverse("indicator:detail", args=[jobs.pk]), reverse("indicator:enter", args=[divisions[0].pk]),
        reverse("board:list"),
    ]  # fmt: skip
    actions.publish(officer, jobs, year(2020), today=TODAY, read_version=1)
    before = [questions(signed_in, address, most=30) for address in addresses]
    more = actions.take_set(officer, world.department, "commune", ["budget", "income", "poverty"])
    for unit in divisions[1:3]:
        put(jobs, unit, 2020, 1)
        put(more[0], unit, 2020, 1)
    actions.publish(officer, Indicator.objects.get(pk=more[0].pk), year(2020), today=TODAY, read_version=1)
    assert [questions(signed_in, address, most=30) for address in addresses] == before
