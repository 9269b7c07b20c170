"""Access to blocks: those who read the organiser's or a member's papers see them; the organiser's officers keep them.

Who drafts a pact is an officer of the organiser or stands at the head; who answers for a member has a mandate over it.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from access.route import Route
from bangvang.register.choices import Role

READERS = {Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR}
ORGANISERS = {Role.OFFICER}
FOR_A_UNIT = {Role.CLERK, Role.OFFICER}
STAGES = ("preparing", "scoring", "appeals", "late", "closed", "honoured")
"""How far a round is, a year each."""
MEMBERS = ("Thanh tra Sở", "Văn phòng Sở")


def a_block(world):
    """A block of the department with two of its divisions."""
    from bangvang.block.models import Block, Membership

    block, _made = Block.objects.get_or_create(
        organiser=world.department, name="Khối các phòng tham mưu", defaults={"begins_on": date(2020, 1, 1)}
    )
    for place, name in enumerate(MEMBERS, start=1):
        Membership.objects.get_or_create(
            block=block, unit=world.divisions[name], defaults={"place": place, "begins_on": date(2020, 1, 1)}
        )
    return block


def a_pact(world):
    """A pact of the block that was sent to both."""
    from bangvang.block import actions
    from bangvang.block.models import Pact

    block, officer = a_block(world), world.user(Role.OFFICER)
    standing = Pact.objects.filter(block=block, year=2020).first()
    if standing is None:
        drafted = actions.draft_pact(officer, block, year=2020, text="Lời", undertakings=[("Việc", "98 %")])
        standing = actions.send_pact(officer, drafted, read_version=drafted.version)
    return standing


def _signed(world):
    """A pact of the year after, which both signed."""
    from bangvang.block import actions
    from bangvang.block.models import Pact

    block, officer = a_block(world), world.user(Role.OFFICER)
    standing = Pact.objects.filter(block=block, year=2022).first()
    if standing is None:
        drafted = actions.draft_pact(officer, block, year=2022, text="Lời", undertakings=[("Việc", "98 %")])
        actions.send_pact(officer, drafted, read_version=drafted.version)
        for one in drafted.signatories.all():
            actions.agree(officer, one, name="Lê Thị Mận", title="Trưởng phòng", read_version=one.version)
        drafted.refresh_from_db()
        standing = actions.sign(officer, drafted, on=date(2022, 1, 15), place="", read_version=drafted.version)
    return standing


def _no_scan(_world):
    """Bytes that are no picture: who may attach is told so."""
    return {"file": SimpleUploadedFile("ban-quet.pdf", b"<svg>")}


def _scan(world):
    from bangvang.block.models import PactScan
    from bangvang.files.actions import store

    pact = _signed(world)
    kept = pact.scans.first()
    if kept is None:
        file = store(b"%PDF-1.4", name="ban-quet.pdf", media_type="application/pdf")
        kept = PactScan.objects.create(pact=pact, file=file, pages=1, by=world.user(Role.OFFICER))
    return {"pk": kept.pk}


def _block(world, **more):
    return {"pk": a_block(world).pk} | more


def _member(world):
    return {"pk": a_block(world).memberships.get(place=1).pk}


def _pact(world, **more):
    return {"pk": a_pact(world).pk} | more


def _version(world):
    return {"version": a_pact(world).version}


def _signatory(world):
    return {"pk": a_pact(world).signatories.first().pk}


def _round(world, upto: str):
    """The year's round of the block, as far as ``upto``; late: to be closed today."""
    from bangvang.block.actions import cards, results, scoring
    from bangvang.block.models import Round
    from bangvang.block.queries.honouring import FLAG

    block, officer, today = a_block(world), world.user(Role.OFFICER), timezone.localdate()
    year = today.year - STAGES.index(upto)
    round = Round.objects.filter(block=block, year=year).first()
    if round is not None:
        return round
    day = today - timedelta(days=9 if STAGES.index(upto) > 2 else 0)
    sheet = scoring.draw_up_sheet(officer, world.department, name=f"Bảng {upto}", text="1 | Phong trào | 100")
    days = {"self_until": day, "peer_until": day, "council_until": day, "appeal_days": 5}
    round = scoring.plan_round(officer, block, year, today=day, sheet=sheet, **days)
    if upto == "preparing":
        return round
    scoring.open_round(officer, round, today=day, read_version=1)
    if upto == "scoring":
        return round
    for one in round.contenders.all():
        for kind in ("self", "council"):
            card = one.cards.get(kind=kind)
            mark = cards.Mark(sheet.criteria.get(), Decimal(90), "Báo cáo")
            card = cards.fill(officer, card, [mark], today=day, read_version=card.version)
            cards.hand_in(officer, card, today=day, read_version=card.version)
    round = Round.objects.get(pk=round.pk)
    round = scoring.announce(officer, round, today=day, read_version=round.version)
    if upto in ("closed", "honoured"):
        results.close_round(officer, round, today=today, read_version=round.version)
    if upto == "honoured":
        results.put_forward(officer, round.contenders.first(), FLAG, on=today, today=today)
    return round


def _at(upto: str, *more: str):
    def make(world):
        return {"pk": _round(world, upto).pk, **({"kind": more[0]} if more else {})}

    return make


def _round_version(upto: str):
    return lambda world: {"version": _round(world, upto).version}


def _organiser(world):
    return {"organiser_pk": world.department.pk}


def _first(world, upto: str):
    return _round(world, upto).contenders.first()


def _own_card(world):
    return {"pk": _first(world, "scoring").cards.get(kind="self").pk}


def _appeal(world):
    from bangvang.block.actions import results
    from bangvang.block.models import Appeal

    one = _first(world, "appeals")
    today = timezone.localdate()
    made = Appeal.objects.first() or results.appeal(
        world.user(Role.OFFICER), one, one.round.sheet.criteria.get(), words="Chưa đúng", today=today
    )
    return {"pk": made.pk}


def _evidence(world):
    from bangvang.block.actions import cards

    one = _round(world, "scoring").contenders.last()
    card, officer, today = one.cards.get(kind="self"), world.user(Role.OFFICER), timezone.localdate()
    if not card.is_final:
        mark = cards.Mark(one.round.sheet.criteria.get(), Decimal(90), "Báo cáo", b"%PDF-1.4", "bao-cao.pdf")
        card = cards.fill(officer, card, [mark], today=today, read_version=card.version)
        cards.hand_in(officer, card, today=today, read_version=card.version)
    return {"pk": card.scores.get().pk}


ROUTES = {
    "block:list": Route(signed_in=True),
    "block:set_up": Route(make=lambda world: {"organiser_pk": world.department.pk}, allowed=ORGANISERS),
    "block:detail": Route(make=_block, allowed=READERS),
    "block:edit": Route(make=_block, allowed=ORGANISERS),
    "block:take_in": Route(
        make=_block,
        allowed=ORGANISERS,
        method="post",
        data=lambda world: {"unit": world.divisions["Phòng Dạy nghề"].pk, "begins_on": "01/01/2020"},
    ),
    "block:lead": Route(make=lambda world: _block(world, year=2020, role="head"), allowed=ORGANISERS),
    "block:membership": Route(make=_member, allowed=ORGANISERS),
    "block:pass_on": Route(make=_member, allowed=ORGANISERS, method="post"),
    "block:draft_pact": Route(make=lambda world: _block(world, year=2021), allowed=ORGANISERS),
    "block:blank_pact": Route(make=lambda world: _block(world, year=2020, kind="docx"), allowed=READERS),
    "block:pact": Route(make=_pact, allowed=READERS),
    "block:edit_pact": Route(make=_pact, allowed=ORGANISERS),
    "block:send_pact": Route(make=_pact, allowed=ORGANISERS, method="post", data=_version),
    "block:sign_pact": Route(
        make=_pact, allowed=ORGANISERS, method="post", data=lambda world: _version(world) | {"on": "15/01/2020"}
    ),
    "block:scan_pact": Route(
        make=lambda world: {"pk": _signed(world).pk}, allowed=ORGANISERS, method="post", data=_no_scan
    ),
    "block:pact_scan": Route(make=_scan, allowed=READERS),
    "block:pact_paper": Route(make=lambda world: _pact(world, kind="pdf"), allowed=READERS),
    "block:answer_pact": Route(make=_signatory, allowed=FOR_A_UNIT),
    "block:sheets": Route(make=_organiser, allowed=ORGANISERS),
    "block:new_sheet": Route(make=_organiser, allowed=ORGANISERS),
    "block:sheet": Route(make=lambda world: {"pk": _round(world, "scoring").sheet_id}, allowed=READERS),
    "block:plan_round": Route(make=lambda world: {"block_pk": a_block(world).pk}, allowed=ORGANISERS),
    "block:round": Route(make=_at("closed"), allowed=READERS),
    "block:edit_round": Route(make=_at("scoring"), allowed=ORGANISERS),
    "block:open_round": Route(
        make=_at("preparing"), allowed=ORGANISERS, method="post", data=_round_version("preparing")
    ),
    "block:let_in": Route(make=_at("scoring"), allowed=ORGANISERS),
    "block:peers": Route(make=_at("scoring"), allowed=ORGANISERS),
    "block:announce": Route(make=_at("scoring"), allowed=ORGANISERS, method="post", data=_round_version("scoring")),
    "block:close_round": Route(make=_at("late"), allowed=ORGANISERS, method="post", data=_round_version("late")),
    "block:ranking": Route(make=_at("appeals"), allowed=READERS),
    "block:ranking_file": Route(make=_at("closed", "csv"), allowed=READERS),
    "block:settle_tie": Route(
        make=lambda world: {"pk": _round(world, "late").pk, "place": 1}, allowed=ORGANISERS | {Role.LEADER}
    ),
    "block:put_forward": Route(make=_at("closed"), allowed=ORGANISERS),
    "block:contender": Route(make=lambda world: {"pk": _first(world, "closed").pk}, allowed=READERS),
    "block:score_paper": Route(make=lambda world: {"pk": _first(world, "closed").pk, "kind": "docx"}, allowed=READERS),
    "block:appeal": Route(
        make=lambda world: {
            "pk": _first(world, "appeals").pk,
            "criterion_pk": _round(world, "appeals").sheet.criteria.get().pk,
        },
        allowed=FOR_A_UNIT,
    ),
    "block:answer_appeal": Route(make=_appeal, allowed=ORGANISERS),
    "block:card": Route(make=_own_card, allowed=FOR_A_UNIT),
    "block:evidence": Route(make=_evidence, allowed=READERS),
    "block:honours": Route(make=lambda world: _organiser(world) | {"year": 2025}, allowed=READERS),
    "block:withdraw_put_forward": Route(
        make=lambda world: {"pk": _first(world, "honoured").put_forward.get().pk}, allowed=ORGANISERS
    ),
}
