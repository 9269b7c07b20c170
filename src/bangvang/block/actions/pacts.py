"""The pact of a year: drafted by the head, sent to the members, answered by each, signed; the signed paper scanned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.block.choices import Answer, PactState
from bangvang.block.models import Block, Pact, PactScan, Signatory, Undertaking
from bangvang.block.permissions import may_answer_for, may_draft_pact, require
from bangvang.block.queries import LEAST, day_in, has_year, members_on, said_by
from bangvang.block.states import pact as states
from bangvang.chronicle import actions as chronicle
from bangvang.files.actions import store
from bangvang.files.queries import PDF
from bangvang.outbox import actions as outbox
from bangvang.register.models import Person, Unit
from bangvang.register.queries import employment_on
from bangvang.signature.looking import scan_in

Rows = Sequence[tuple[str, str]]
"""Content and target of each undertaking, in order."""
_DRAFTERS = gettext_lazy(
    "Đơn vị trưởng của năm và cơ quan tổ chức soạn giao ước; các đơn vị khác trả lời khi bản soạn được gửi tới."
)


def draft_pact(by: User, block: Block, *, year: int, text: str, undertakings: Rows) -> Pact:
    """Begin the pact of the year. Raises PermissionDenied; `Refusal` with what to do."""
    require(may_draft_pact(by, block, year), str(_DRAFTERS))
    with transaction.atomic():
        standing = Block.objects.select_for_update(of=("self",)).get(pk=block.pk)
        if not has_year(standing, year, timezone.localdate()):
            raise Refusal(
                _("%(block)s không có trong năm %(year)d, hoặc năm ấy còn xa, nên chưa có giao ước. Hãy xem lại năm.")
                % {"block": standing, "year": year}
            )
        if Pact.objects.filter(block=standing, year=year).exists():
            raise Refusal(_("Khối đã có giao ước năm %(year)d. Hãy mở bản ấy để sửa.") % {"year": year})
        _enough_members(standing, year)
        pact = Pact.objects.create(block=standing, year=year, text=text.strip(), by=by)
        _write_rows(pact, undertakings)
        audit.record(by, "drafted_pact", pact)
        outbox.tell("block.pact_drafted", pact)
    return pact


def revise_pact(by: User, pact: Pact, *, text: str, undertakings: Rows, read_version: int) -> Pact:
    """Change the words of a pact that is not signed. One that was sent is a draft again: members answer the new words.

    Raises PermissionDenied, Stale, Refusal.
    """
    require(may_draft_pact(by, pact.block, pact.year), str(_DRAFTERS))
    with transaction.atomic():
        standing = _moved(pact, "revise", read_version)
        changes = audit.changes_to(standing, {"text": text.strip()})
        standing.text = text.strip()
        standing.save(update_fields=["text", "state"])
        _write_rows(standing, undertakings)
        audit.record(by, "revised_pact", standing, changes=changes)
        outbox.tell("block.pact_revised", standing)
    return standing


def send_pact(by: User, pact: Pact, *, read_version: int) -> Pact:
    """Send the pact to everybody who is in the block; sent once more unchanged, it goes to those who came since.

    Who is in no longer is taken off. After a change everybody answers anew. Raises PermissionDenied, Stale, Refusal.
    """
    require(may_draft_pact(by, pact.block, pact.year), str(_DRAFTERS))
    with transaction.atomic():
        anew = Pact.objects.get(pk=pact.pk).state == PactState.DRAFT
        standing = _moved(pact, "send", read_version)
        members = _enough_members(standing.block, standing.year)
        asked = Signatory.objects.filter(pact=standing)
        (asked if anew else asked.exclude(unit__in=members)).delete()
        still = set(asked.values_list("unit_id", flat=True))
        Signatory.objects.bulk_create(Signatory(pact=standing, unit=unit) for unit in members if unit.pk not in still)
        standing.sent_on = timezone.localdate()
        standing.save(update_fields=["state", "sent_on"])
        audit.record(by, "sent_pact", standing, note=str(len(members)))
        outbox.tell("block.pact_sent", standing)
    return standing


def agree(
    by: User,
    signatory: Signatory,
    *,
    name: str = "",
    title: str = "",
    person: Person | None = None,
    read_version: int,
) -> Signatory:
    """Say that the member agrees and who signs for it: ``person`` on record, else ``name`` and ``title`` as they are typed.

    Raises PermissionDenied, Stale; `Refusal` with what to do.
    """
    if person is not None:
        post = employment_on(person, timezone.localdate())
        name, title = person.name, title.strip() or (post.position if post else "")
    if not name.strip() or not title.strip():
        raise Refusal(_("Chưa ghi ai ký thay mặt đơn vị. Hãy ghi họ tên và chức vụ người ký."))
    said = {"person": person, "name": name.strip(), "title": title.strip(), "words": ""}
    return _answer(by, signatory, Answer.AGREED, said, read_version)


def send_back(by: User, signatory: Signatory, *, words: str, read_version: int) -> Signatory:
    """Say for the member what it wants changed. Raises PermissionDenied, Stale, Refusal."""
    if not words.strip():
        raise Refusal(_("Chưa ghi đề nghị sửa gì. Đơn vị soạn cần biết sửa chỗ nào, sửa ra sao."))
    said = {"person": None, "name": "", "title": "", "words": words.strip()}
    return _answer(by, signatory, Answer.RETURNED, said, read_version)


def _answer(
    by: User, signatory: Signatory, answer: Answer, said: Mapping[str, str | Person | None], read_version: int
) -> Signatory:
    require(may_answer_for(by, signatory.unit), _("Cán bộ của từng đơn vị trả lời thay đơn vị mình."))
    with transaction.atomic():
        pact = Pact.objects.select_for_update(of=("self",)).select_related("block").get(pk=signatory.pact_id)
        if pact.state != PactState.SENT:
            raise Refusal(
                _("Bản giao ước này %(state)s nên không trả lời lúc này được.") % {"state": pact.get_state_display()}
            )
        claim(signatory, read_version)
        standing = Signatory.objects.select_related("unit").get(pk=signatory.pk)
        for name, value in said.items():
            setattr(standing, name, value)
        standing.answer, standing.answered_by, standing.answered_at = answer, by, timezone.now()
        standing.save(update_fields=["answer", "answered_by", "answered_at", *said])
        note = f"{standing.unit}: {answer.label}. {standing.words}".strip(" .")
        audit.record(by, "answered_pact", pact, note=note)
        outbox.tell("block.pact_answered", pact)
    return standing


def sign(by: User, pact: Pact, *, on: date, place: str, read_version: int) -> Pact:
    """Write down that the members who agreed signed on the day; nothing of the pact changes afterwards.

    It may be signed while some are missing: they stand in it as such. Raises PermissionDenied, Stale; `Refusal` with what
    to do.
    """
    require(may_draft_pact(by, pact.block, pact.year), str(_DRAFTERS))
    with transaction.atomic():
        standing = _moved(pact, "sign", read_version)
        signatories = list(standing.signatories.select_related("unit"))
        _may_be_signed(standing, signatories, on)
        undertakings = list(standing.undertakings.all())
        final: list[Undertaking | Signatory] = [*undertakings, *signatories]
        for row in final:
            row.final = True
            row.save(update_fields=["final"])
        standing.signed_on, standing.place = on, place.strip()
        standing.save(update_fields=["state", "signed_on", "place"])
        said = said_by(signatories)
        audit.record(by, "signed_pact", standing, note=f"{len(said.agreed)}/{len(signatories)}")
        outbox.tell("block.pact_signed", standing)
        facts: dict[str, str | int] = {"year": standing.year, "on": on.isoformat(), "signed": len(said.agreed)}
        facts |= {"missing": len(said.missing)}
        chronicle.write("block.pact_signed", standing, [standing, *final], facts=facts)
    return standing


def attach_scan(by: User, pact: Pact, *, data: bytes) -> PactScan:
    """Keep a scan of the signed paper; it was looked at in the cage. Raises PermissionDenied; `Refusal` before the pact was
    signed, or with what is wrong with the file."""
    require(may_draft_pact(by, pact.block, pact.year), str(_DRAFTERS))
    states.after("attach_scan", pact.state)
    scan = scan_in(data)
    with transaction.atomic():
        standing = Pact.objects.select_for_update(of=("self",)).get(pk=pact.pk)
        ending = "pdf" if scan.media_type == PDF else "jpg"
        name = f"giao-uoc-{standing.year}-{standing.block_id}-ban-quet-{standing.scans.count() + 1}.{ending}"
        file = store(scan.data, name=name, media_type=scan.media_type)
        kept = PactScan.objects.create(pact=standing, file=file, pages=scan.pages, by=by)
        audit.record(by, "attached_pact_scan", standing, note=_("%(count)d trang") % {"count": scan.pages})
        outbox.tell("block.pact_scan_attached", standing)
        chronicle.write("block.pact_scan_attached", standing, [kept, file])
    return kept


def _moved(pact: Pact, verb: str, read_version: int) -> Pact:
    """The pact, held, in the state that the verb leads to and not yet saved. A signed one is refused before it is touched."""
    standing = Pact.objects.select_for_update(of=("self",)).select_related("block").get(pk=pact.pk)
    state = states.after(verb, standing.state)
    claim(standing, read_version)
    standing.state = state
    return standing


def _write_rows(pact: Pact, undertakings: Rows) -> None:
    pact.undertakings.all().delete()
    Undertaking.objects.bulk_create(
        Undertaking(pact=pact, ordinal=ordinal, content=content, target=target)
        for ordinal, (content, target) in enumerate(undertakings, start=1)
    )


def _enough_members(block: Block, year: int) -> list[Unit]:
    """Units in the block as the year stands. Raises `Refusal` for a single one: nobody emulates alone."""
    members = [one.unit for one in members_on(block, day_in(block, year, timezone.localdate()))]
    if len(members) < LEAST:
        raise Refusal(
            _("Khối chưa có đủ hai đơn vị trong năm %(year)d. Hãy đưa các đơn vị vào khối rồi làm giao ước.")
            % {"year": year}
        )
    return members


def _may_be_signed(pact: Pact, signatories: Sequence[Signatory], on: date) -> None:
    """Refuse a day that cannot be, a unit that was not there on it, fewer than two who agreed."""
    day = {"day": f"{on:%d/%m/%Y}"}
    if on > timezone.localdate():
        raise Refusal(_("Ngày ký %(day)s chưa tới. Ký xong rồi hãy ghi.") % day)
    if not pact.block.exists_on(on):
        raise Refusal(
            _("%(block)s không có vào ngày %(day)s nên chưa thể ký giao ước ngày ấy. Hãy xem lại ngày ký.")
            % (day | {"block": pact.block})
        )
    agreed = said_by(signatories).agreed
    for one in agreed:
        if not one.unit.exists_on(on):
            raise Refusal(
                _(
                    "%(unit)s không có vào ngày ký %(day)s. Hãy xem lại ngày; nếu đơn vị đã hết thì đưa đơn vị kế thừa "
                    "vào khối rồi gửi lại giao ước."
                )
                % (day | {"unit": one.unit})
            )
    if len(agreed) < LEAST:
        raise Refusal(
            _("Mới có %(agreed)d đơn vị đồng ý; giao ước cần ít nhất hai đơn vị ký. Hãy nhắc các đơn vị trả lời.")
            % {"agreed": len(agreed)}
        )
