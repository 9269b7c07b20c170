"""Words of nominations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommendationType(models.TextChoices):
    """Types of commendation (Luật 06/2022/QH15, Điều 8)."""

    MERIT = "merit", _("công trạng")
    SUDDEN_FEAT = "sudden_feat", _("đột xuất")
    MOVEMENT = "movement", _("phong trào thi đua")
    LONG_SERVICE = "long_service", _("quá trình cống hiến")
    TENURE = "tenure", _("niên hạn")
    EXTERNAL = "external", _("đối ngoại")


class ProposalState(models.TextChoices):
    DRAFT = "draft", _("đang soạn")
    SUBMITTED = "submitted", _("đã trình")
    WITHDRAWN = "withdrawn", _("đã rút")


class Outcome(models.TextChoices):
    """How a body closed its handling of a dossier."""

    RETURNED = "returned", _("trả lại để bổ sung")
    ENDORSED = "endorsed", _("đồng ý, trình lên")
    REFUSED = "refused", _("không đề nghị")
    GRANTED = "granted", _("đã tặng")
    WITHDRAWN = "withdrawn", _("đã rút")


class DossierField(models.TextChoices):
    """Places of a dossier that a returning body may flag."""

    HONORIFIC = "honorific", _("ông/bà")
    NAME = "name", _("họ tên, tên tập thể")
    POSITION = "position", _("chức vụ")
    UNIT_NAME = "unit_name", _("đơn vị")
    AWARD = "award", _("hình thức, danh hiệu")
    MERIT = "merit", _("thành tích")


class StatedFact(models.TextChoices):
    """Findings of fact that the law leaves to people.

    Keys of ``stated`` in a case of the law book, but for the first: it is told to the book as the result in the movement.
    """

    MOVEMENT_OUTSTANDING = "movement_outstanding", _("tiêu biểu xuất sắc trong phong trào thi đua (qua bình xét)")
    UNITED_AND_EXEMPLARY = "united_and_exemplary", _("gương mẫu chấp hành chủ trương, pháp luật; nội bộ đoàn kết")
    MANY_OR_SUDDEN = (
        "many_or_sudden_achievements",
        _("lập nhiều thành tích hoặc thành tích đột xuất, có phạm vi ảnh hưởng"),
    )
    SUDDEN = "sudden_achievement", _("lập thành tích xuất sắc đột xuất")
    CONTRIBUTION = (
        "contribution",
        _("có đóng góp vào phát triển kinh tế - xã hội, khoa học công nghệ, công tác xã hội, từ thiện"),
    )
    MANY_CONTRIBUTIONS = "many_contributions", _("có nhiều đóng góp công sức, đất đai và tài sản")
    SCIENTIFIC_WORK = "scientific_work", _("có đề tài, đề án, công trình khoa học được nghiệm thu và áp dụng hiệu quả")
    WORKER_PRODUCTION = (
        "worker_production_achievements",
        _("công nhân, nông dân, người lao động có nhiều thành tích trong lao động, sản xuất"),
    )
    PRODUCTIVE_WORK = "productive_work", _("lao động, sản xuất tích cực, có hiệu quả")
    ATTITUDE = "attitude", _("có tinh thần tự lực, tự cường, đoàn kết, tương trợ, tích cực tham gia phong trào")
    LAW_ABIDING_AND_MORAL = "law_abiding_and_moral", _("chấp hành tốt pháp luật, có đạo đức, lối sống lành mạnh")
    TASKS_DONE = "tasks_done", _("hoàn thành tốt nhiệm vụ và kế hoạch được giao")
    TARGETS_EXCEEDED = "targets_exceeded", _("hoàn thành vượt mức chỉ tiêu thi đua, nhiệm vụ được giao")
    EMULATION_PARTICIPATION = "emulation_participation", _("tích cực tham gia phong trào thi đua")
    OUTSTANDING_SELECTED = "outstanding_selected", _("tiêu biểu xuất sắc, được bình chọn")
    DEMOCRACY_AND_THRIFT = (
        "grassroots_democracy_thrift_anticorruption",
        _("thực hiện dân chủ ở cơ sở, tiết kiệm, phòng, chống tham nhũng"),
    )
    UNITY = "unity", _("nội bộ đoàn kết")
    COMBAT_INGENUITY = "combat_ingenuity", _("mưu trí, sáng tạo trong chiến đấu, phục vụ chiến đấu")
    RECOGNITION = "recognition", _("được cấp có thẩm quyền công nhận")
