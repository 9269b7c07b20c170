"""The public's one verb: say something of a list. Nobody signs in, so what is trusted is only the form that we gave out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.consultation.choices import Phase
from bangvang.consultation.models import Case, Comment, Entry
from bangvang.consultation.queries import code_of, entry_standing, hash_of_code, phase_on
from bangvang.consultation.validators import cleaned
from bangvang.outbox import actions as outbox

if TYPE_CHECKING:
    from bangvang.consultation.queries.consultations import Dated


@dataclass(frozen=True)
class Receipt:
    """A comment with the code that tells its way. The code is kept nowhere."""

    comment: Comment
    code: str


def comment(
    consultation: Dated,
    *,
    entry: Entry | None,
    text: str,
    name: str = "",
    contact: str = "",
    form_key: str,
    today: date,
) -> Receipt:
    """Take in what somebody says of ``entry``, or of the whole list, and give a receipt. No right is asked.

    The same form sent twice is one comment with one receipt. Raises `Refusal` outside the days of the list, for a dossier
    that is out, for nothing said, and for a form that brought other words before. ``consultation`` comes from `public`.
    """
    words = cleaned(text)
    sent = _sent_before(form_key, words)
    if sent is not None:
        return sent
    _open_for(consultation, entry, today)
    if not words:
        raise Refusal(_("Chưa viết ý kiến nào. Hãy viết vài dòng rồi gửi."))
    code = code_of(form_key)
    try:
        with transaction.atomic():
            made = Comment(
                consultation=consultation,
                entry=entry,
                text=words,
                name=" ".join(cleaned(name).split()),
                code_hash=hash_of_code(code),
                form_key=form_key,
            )
            made.contact = " ".join(cleaned(contact).split())
            made.save()
            Case.objects.create(comment=made)
            outbox.tell("consultation.commented", made)
            chronicle.write("consultation.commented", made, [made])
    except IntegrityError:  # the other of two presses was faster
        sent = _sent_before(form_key, words)
        if sent is None:
            raise
        return sent
    return Receipt(made, code)


def _sent_before(form_key: str, words: str) -> Receipt | None:
    standing = Comment.objects.filter(form_key=form_key).select_related("entry", "consultation__body").first()
    if standing is None:
        return None
    if standing.text != words:
        raise Refusal(_("Biểu mẫu này đã gửi một ý kiến khác. Muốn gửi thêm, hãy mở lại trang góp ý."))
    return Receipt(standing, code_of(form_key))


def _open_for(consultation: Dated, entry: Entry | None, today: date) -> None:
    phase = phase_on(consultation, today)
    told = {
        "last": f"{consultation.closes_on:%d/%m/%Y}",
        "first": f"{consultation.first_day:%d/%m/%Y}",
        "who": consultation.contact_person,
        "where": consultation.contact_address,
    }
    if phase == Phase.WAITING:
        raise Refusal(_("Danh sách lấy ý kiến từ ngày %(first)s. Hãy quay lại từ ngày ấy.") % told)
    if phase == Phase.STOPPED:
        raise Refusal(
            _(
                "Cơ quan đã dừng lấy ý kiến về danh sách này nên chưa ghi gì. Nếu có điều cần phản ánh, hãy viết cho %(who)s, "
                "%(where)s."
            )
            % told
        )
    if phase != Phase.OPEN:
        raise Refusal(
            _(
                "Đã quá thời hạn lấy ý kiến (hết ngày %(last)s); quá thời hạn này xem như không có ý kiến. Chưa ghi gì. "
                "Nếu có điều cần phản ánh, hãy viết cho %(who)s, %(where)s."
            )
            % told
        )
    if entry is not None and entry_standing(entry):
        raise Refusal(
            _("Hồ sơ %(name)s không còn được xét: %(why)s. Muốn nói về cả danh sách, hãy chọn “cả danh sách”.")
            % {"name": entry.name, "why": entry_standing(entry)}
        )
