"""Reports that quote the figures of the news, two of them with a paragraph in common, and an advanced model. People invented."""

from __future__ import annotations

from datetime import date

from bangvang.accounts.models import User
from bangvang.demonstration import cast
from bangvang.exemplar import actions as exemplar
from bangvang.indicator.models import Indicator
from bangvang.indicator.periods import parsed
from bangvang.register.models import Person, Unit
from bangvang.register.queries import employment_on
from bangvang.report import actions
from bangvang.report.choices import QuoteKind
from bangvang.report.models import AchievementReport, Edition

FROM, UNTIL, CLOSED = date(2019, 1, 1), date(2019, 12, 31), date(2020, 1, 10)
SHARED = (
    "Lập sổ hẹn trả chung cho các phòng, ghi từng hồ sơ ngay khi nhận và báo trước hai ngày cho người thụ lý; từ tháng ba không "
    "còn công dân nào phải đi lại lần thứ ba vì thiếu một tờ giấy mà lúc nhận không ai nói."
)
CENTRE = "Trung tâm Dịch vụ việc làm"
"""The unit whose story everybody may read."""
OWN = (
    "Trực tiếp hướng dẫn sáu xã ven biển lập danh sách lao động cần học nghề, mời thợ giỏi của doanh nghiệp đứng lớp buổi tối. ",
    "Soạn bộ câu hỏi thường gặp về hồ sơ người có công, dán ở bộ phận một cửa các phường và sửa mỗi quý theo câu dân hỏi thêm. ",
)


def write_reports(units: dict[str, Unit], people: dict[str, Person]) -> list[Edition]:
    """A report of the department from the figures of the news, two of people, and the first of them as a model."""
    officer = User.objects.get(username="chuyenvien")
    department = units[cast.DEPARTMENT]
    made = [_of_department(officer, department)]
    several = [one for one in people.values() if _works_in(one, department)][: len(OWN)]
    for person, own in zip(several, OWN, strict=True):
        report = actions.begin(
            officer, department, person, award="grassroots_emulation_fighter", achieved_from=FROM, achieved_until=UNTIL
        )
        actions.revise(
            officer,
            report,
            read_version=report.version,
            duties="Theo dõi công tác được phân công của phòng (minh hoạ).",
            achievements=f"{own}\n{SHARED}",
            compliance="Chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước.",
        )
        made.append(actions.submit(officer, report, on=CLOSED, read_version=report.version))
    _model(officer, department, several[0])
    _released_story(officer, department, units[CENTRE])
    return made


def _works_in(person: Person, department: Unit) -> bool:
    post = employment_on(person, UNTIL)
    return post is not None and department.pk in (post.unit_id, post.unit.parent_id)


def _of_department(officer: User, department: Unit) -> Edition:
    report: AchievementReport = actions.begin(
        officer,
        department,
        department,
        award="labor_order_3",
        achieved_from=date(2015, 7, 1),
        achieved_until=date(2020, 6, 30),
    )
    now = parsed("stage", "2015–2020")
    for code, kind in (("jobs", QuoteKind.VALUE), ("trained", QuoteKind.VALUE), ("trained", QuoteKind.OF_PREVIOUS)):
        indicator = Indicator.objects.get(body=department, item_code=code)
        actions.quote_figure(
            officer,
            report,
            read_version=report.version,
            kind=kind,
            indicator=indicator,
            unit=department,
            period=now,
        )
    actions.revise(
        officer,
        report,
        read_version=report.version,
        achievements=(
            "Giai đoạn 2015–2020, Sở giải quyết việc làm cho {trích 1}. Tỷ lệ lao động qua đào tạo đạt {trích 2}, bằng {trích 3} "
            "so với giai đoạn 2010–2015."
        ),
    )
    return actions.submit(officer, report, on=date(2020, 7, 14), read_version=report.version)


def _model(officer: User, department: Unit, person: Person) -> None:
    model = exemplar.keep(
        officer,
        department,
        person,
        found_on=date(2020, 2, 3),
        found_by="Phòng Thi đua của Sở, khi đọc báo cáo năm (minh hoạ)",
        found="visit",
        field="giải quyết hồ sơ cho dân",
        deeds=SHARED,
        lessons="Một cuốn sổ chung đủ để mọi phòng cùng thấy hồ sơ nào sắp trễ.",
    )
    exemplar.plan_step(
        officer, model, what="Kể lại cách làm ở hội nghị Sở", owner="Chánh Văn phòng Sở", due_on=date(2020, 7, 13)
    )
    exemplar.write_story(
        officer,
        model,
        title="Cuốn sổ hẹn trả (minh hoạ)",
        text=f"Chuyện bắt đầu từ một người dân đi lại ba lần. {SHARED}",
        read_version=None,
    )


def _released_story(officer: User, department: Unit, centre: Unit) -> None:
    """Of a unit, so that nobody has to agree to be shown: read over by the city's officer, let out by the director."""
    model = exemplar.keep(
        officer,
        department,
        centre,
        found_on=date(2020, 3, 9),
        found_by="Phòng Việc làm của Sở (minh hoạ)",
        found="visit",
        field="giới thiệu việc làm",
        deeds="Mở phiên giao dịch việc làm buổi tối cho người đi làm ban ngày (minh hoạ).",
    )
    story = exemplar.write_story(
        officer,
        model,
        title="Phiên việc làm buổi tối (minh hoạ)",
        text=(
            "Nhiều người muốn đổi việc mà không xin nghỉ được để đi phỏng vấn. Trung tâm thử mở phiên giao dịch từ 18 giờ, "
            "mời doanh nghiệp đến phỏng vấn tại chỗ.\n\n"
            "Sau mỗi phiên, Trung tâm gọi lại cho người chưa tìm được việc và ghi vì sao."
        ),
        read_version=None,
    )
    story = exemplar.review(User.objects.get(username="caplen"), story, read_version=story.version)
    exemplar.release(User.objects.get(username="lanhdao"), story, read_version=story.version)
