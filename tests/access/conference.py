"""Access to conferences: officers and editors plan; the office reads."""

from __future__ import annotations

from datetime import date

from access.route import Route
from bangvang.register.choices import Role

READERS = {
    Role.OFFICER,
    Role.EDITOR,
    Role.LEADER,
    Role.COUNCIL_SECRETARY,
    Role.DOCUMENT_CLERK,
    Role.AUDITOR,
}
PLANNERS = {Role.OFFICER, Role.EDITOR}


def _conference(world):
    return {"pk": world.conference.pk}


def _task(world):
    from bangvang.conference.models import Task

    given = {"direction": "Một ý", "content": "Một việc", "given_on": date(2020, 7, 13), "due_on": date(2020, 12, 31)}
    task = Task.objects.filter(conference=world.conference).first() or Task.objects.create(
        conference=world.conference,
        unit=world.divisions["Thanh tra Sở"],
        given_by=world.user(Role.OFFICER),
        **given,
    )
    return {"pk": task.pk}


DOOR = {Role.OFFICER, Role.EDITOR, Role.COUNCIL_SECRETARY, Role.DOCUMENT_CLERK}


def _attendee(world):
    from bangvang.conference.actions import invite
    from bangvang.conference.models import Attendee

    return Attendee.objects.filter(conference=world.conference).first() or invite(
        world.user(Role.OFFICER), world.conference, name="Lê Thị Mận"
    )


def _attendee_pk(world):
    return {"pk": _attendee(world).pk}


def _here(world):
    from bangvang.conference.actions import check_in

    return {"pk": check_in(world.user(Role.OFFICER), _attendee(world)).pk}


def _token(world):
    return {"token": _attendee(world).token}


def _programme(world):
    from bangvang.conference.actions import draft_programme
    from bangvang.conference.models import Programme

    found = Programme.objects.filter(conference=world.conference).first()
    return found or draft_programme(world.user(Role.OFFICER), world.conference)


def _with_programme(world):
    return {"pk": _programme(world).conference_id}


def _item(world):
    from bangvang.conference.actions import add_item

    programme = _programme(world)
    said = {"kind": "other", "title": "Văn nghệ", "minutes": 10, "read_version": programme.version}
    return {"pk": (programme.items.last() or add_item(world.user(Role.OFFICER), programme, **said)).pk}


def _print(world):
    from bangvang.conference.actions import print_script

    _programme(world)
    return print_script(world.user(Role.OFFICER), world.conference)


def _slate(world, *, named: bool = True):
    from bangvang.conference.actions import draw_up_slate, put_on_slate
    from bangvang.conference.models import Slate

    officer = world.user(Role.OFFICER)
    slate = Slate.objects.filter(conference=world.conference).first() or draw_up_slate(
        officer, world.conference, congress="Đại hội", seats=2, allotted_by="Ban Tổ chức"
    )
    if named and not slate.candidates.exists():
        put_on_slate(officer, slate, name="Lê Thị Mận")
    return slate


def _slate_pk(world):
    return {"pk": _slate(world).pk}


def _candidate(world):
    return {"pk": _slate(world).candidates.get().pk}


def _vote(world):
    from bangvang.conference.actions import check_in, close_presence, open_vote
    from bangvang.conference.models import SlateVote

    slate, officer = _slate(world), world.user(Role.OFFICER)
    if not SlateVote.objects.filter(slate=slate).exists():
        check_in(officer, _attendee(world))
        close_presence(officer, world.conference)
        open_vote(officer, slate)
    return SlateVote.objects.get(slate=slate)


def _vote_pk(world):
    return {"pk": _vote(world).pk}


def _vote_of(world):
    return {"pk": _vote(world).slate_id}


def _voted(world):
    from bangvang.conference.actions import enter_count
    from bangvang.conference.queries import counted_in, result_of

    vote = _vote(world)
    if result_of(vote.slate) is None:
        for slot, teller in enumerate((world.user(Role.TELLER), world.user(Role.TELLER, again=True)), start=1):
            for one in counted_in(vote):
                enter_count(teller, vote, one.question, slot=slot, agree=1, disagree=0, blank=0)
    return {"pk": vote.slate_id, "kind": "docx"}


def _conference_of(world, name: str, *names: str):
    """A conference where delegates of these names are here: what is voted on there disturbs no other row of the table."""
    from bangvang.conference.actions import check_in, close_presence, invite, plan_conference
    from bangvang.conference.models import Conference

    officer = world.user(Role.OFFICER)
    found = Conference.objects.filter(name=name).first()
    if found is None:
        found = plan_conference(officer, world.department, name=name, held_on=date(2020, 7, 13))
        for one in names:
            check_in(officer, invite(officer, found, name=one))
        close_presence(officer, found)
    return found


def _by_phone(world):
    """A vote on phones, open."""
    from bangvang.conference.actions import draw_up_slate, open_vote, put_on_slate
    from bangvang.conference.models import SlateVote

    officer, conference = world.user(Role.OFFICER), _conference_of(world, "Hội nghị bằng điện thoại", "Lê Thị Mận")
    if not conference.slates.exists():
        slate = draw_up_slate(
            officer, conference, congress="Đại hội", seats=1, allotted_by="Ban Tổ chức", method="open_phone"
        )
        put_on_slate(officer, slate, name="Lê Thị Mận")
        open_vote(officer, slate)
    return SlateVote.objects.get(slate__conference=conference)


def _on_phones(world):
    return {"pk": _by_phone(world).slate_id}


def _voters(world):
    return {"pk": _by_phone(world).pk}


def _without_a_phone(world):
    vote = _by_phone(world)
    return {"pk": vote.pk, "attendee_pk": vote.slate.conference.attendees.get().pk}


def _phone(world):
    return {"token": _by_phone(world).slate.conference.attendees.get().token}


def _by_code(world):
    return {"pk": _by_phone(world).slate.conference_id}


def _coded(world):
    return {"pk": _by_phone(world).slate.conference.attendees.get().pk}


def _tied(world):
    """Two names with one vote each for one seat."""
    from bangvang.conference.actions import draw_up_slate, enter_count, open_vote, put_on_slate

    officer, conference = world.user(Role.OFFICER), _conference_of(world, "Hội nghị bầu từng người", "A", "B")
    if not conference.slates.exists():
        slate = draw_up_slate(
            officer, conference, congress="Đại hội", seats=1, allotted_by="Ban Tổ chức", by_name=True, method="paper_secret",
            threshold_numerator=1, threshold_denominator=2, threshold_strict=False, threshold_source="Quy chế",
        )  # fmt: skip
        for name in ("Lê Thị Mận", "Trần Văn Ổi"):
            put_on_slate(officer, slate, name=name)
        vote = open_vote(officer, slate)
        for slot, teller in enumerate((world.user(Role.TELLER), world.user(Role.TELLER, again=True)), start=1):
            enter_count(teller, vote, vote.question, slot=slot, agree=2, issued=2, votes=[1, 1])
    return {"pk": conference.slates.get().pk}


def _block(world):
    from bangvang.conference.actions import add_block
    from bangvang.conference.models import Block

    found = Block.objects.filter(seating__conference=world.conference).first()
    return found or add_block(world.user(Role.OFFICER), world.conference, name="Khu A", rows=1, in_a_row=2)


def _with_a_hall(world):
    _attendee(world)
    return {"pk": _block(world).seating.conference_id}


def _plan_read(world):
    return {"version": _block(world).seating.version}


def _edition(world):
    from bangvang.conference.actions import close_record
    from bangvang.conference.models import RecordEdition

    conference = _conference_of(world, "Hội nghị đã xong", "Vừ A Dính")
    found = RecordEdition.objects.filter(conference=conference).first()
    return found or close_record(world.user(Role.OFFICER), conference, "bien-ban")


RECORDERS = PLANNERS | {Role.COUNCIL_SECRETARY}


TASK_OWNERS = {Role.CLERK, Role.OFFICER, Role.LEADER}

ROUTES = {
    "conference:list": Route(signed_in=True),
    "conference:plan": Route(make=lambda world: {"body_pk": world.department.pk}, allowed=PLANNERS),
    "conference:detail": Route(make=_conference, allowed=READERS),
    "conference:edit": Route(make=_conference, allowed=PLANNERS),
    "conference:hand_over": Route(make=_conference, allowed=PLANNERS),
    "conference:cite": Route(make=_conference, allowed=PLANNERS),
    "conference:cite_task": Route(make=_task, allowed=PLANNERS),
    "conference:give_task": Route(make=_conference, allowed=PLANNERS),
    "conference:tasks": Route(signed_in=True),
    "conference:task": Route(make=_task, allowed=READERS | TASK_OWNERS),
    "conference:report_task": Route(
        make=_task,
        allowed=TASK_OWNERS,
        method="post",
        data=lambda world: {"text": "Đã làm", "percent": "10", "on": "01/08/2020"},
    ),
    "conference:finish_task": Route(
        make=_task, allowed=PLANNERS, method="post", data=lambda world: {"done_on": "02/08/2020", "version": 1}
    ),
    "conference:attendees": Route(make=_conference, allowed=READERS),
    "conference:invite": Route(make=_conference, allowed=PLANNERS),
    "conference:invite_from": Route(make=_conference, allowed=PLANNERS),
    "conference:close_presence": Route(make=_conference, allowed=DOOR, method="post"),
    "conference:reopen_presence": Route(make=_conference, allowed=DOOR, method="post"),
    "conference:attendee": Route(make=_attendee_pk, allowed=PLANNERS),
    "conference:check_in": Route(make=_attendee_pk, allowed=DOOR, method="post"),
    "conference:undo_check_in": Route(
        make=_here, allowed=DOOR, method="post", data=lambda world: {"reason": "Quét nhầm giấy mời"}
    ),
    "conference:take_off": Route(make=_attendee_pk, allowed=PLANNERS, method="post"),
    "conference:programme": Route(make=_conference, allowed=READERS),
    "conference:draft_programme": Route(make=_conference, allowed=PLANNERS, method="post"),
    "conference:revise_programme": Route(make=_with_programme, allowed=PLANNERS),
    "conference:add_item": Route(make=_with_programme, allowed=PLANNERS),
    "conference:programme_paper": Route(make=lambda world: _with_programme(world) | {"kind": "docx"}, allowed=READERS),
    "conference:item": Route(make=_item, allowed=PLANNERS),
    "conference:move_item": Route(
        make=_item, allowed=PLANNERS, method="post", data=lambda world: {"toi": "len", "version": 1}
    ),
    "conference:remove_item": Route(make=_item, allowed=PLANNERS, method="post", data=lambda world: {"version": 1}),
    "conference:script": Route(make=_with_programme, allowed=READERS),
    "conference:print_script": Route(make=_with_programme, allowed=PLANNERS, method="post"),
    "conference:script_paper": Route(make=lambda world: {"pk": _print(world).pk, "kind": "docx"}, allowed=READERS),
    "conference:draw_up_slate": Route(make=_conference, allowed=PLANNERS),
    "conference:slate": Route(make=_slate_pk, allowed=READERS),
    "conference:edit_slate": Route(make=_slate_pk, allowed=PLANNERS),
    "conference:put_on_slate": Route(
        make=_slate_pk, allowed=PLANNERS, method="post", data=lambda world: {"name": "Trần Văn Ổi"}
    ),
    "conference:take_off_slate": Route(make=_candidate, allowed=PLANNERS, method="post"),
    "conference:open_vote": Route(make=_slate_pk, allowed=PLANNERS, method="post"),
    "conference:vote_screen": Route(make=_slate_pk, allowed=READERS),
    "conference:close_vote": Route(make=_on_phones, allowed=PLANNERS, method="post"),
    "conference:cancel_vote": Route(make=_vote_of, allowed=PLANNERS),
    "conference:settle_tie": Route(make=_tied, allowed=PLANNERS),
    "conference:second_ballot": Route(make=_tied, allowed=PLANNERS, method="post"),
    "conference:voters": Route(make=_voters, allowed=PLANNERS | {Role.TELLER}),
    "conference:enter_ballot": Route(make=_without_a_phone, allowed={Role.TELLER}),
    "conference:vote_by_code": Route(make=_by_code, public=True),
    "conference:give_code": Route(make=_coded, allowed=DOOR, method="post"),
    "conference:phone": Route(make=_phone, public=True),
    "conference:count_vote": Route(make=_vote_pk, allowed={Role.TELLER}),
    "conference:withdraw_counts": Route(make=_vote_pk, allowed={Role.TELLER}, method="post"),
    "conference:vote_minutes": Route(make=_voted, allowed=READERS),
    "conference:invitation": Route(make=_token, public=True),
    "conference:scan": Route(make=_token, allowed=DOOR, method="post"),
    "conference:invitations": Route(make=_conference, allowed=PLANNERS),
    "conference:invitation_papers": Route(
        make=lambda world: {"pk": _attendee(world).conference_id, "kind": "docx"}, allowed=PLANNERS
    ),
    "conference:invitation_list": Route(make=_conference, allowed=PLANNERS),
    "conference:invite_honoured": Route(
        make=_conference, allowed=PLANNERS, method="post", data=lambda world: {"role": "guest"}
    ),
    "conference:invited": Route(make=_attendee_pk, allowed=DOOR),
    "conference:invitation_paper": Route(make=lambda world: _attendee_pk(world) | {"kind": "docx"}, allowed=PLANNERS),
    "conference:record_answer": Route(
        make=_attendee_pk, allowed=DOOR, method="post", data=lambda world: {"reply": "coming"}
    ),
    "conference:give_duty": Route(
        make=_attendee_pk, allowed=PLANNERS, method="post", data=lambda world: {"duty": "chair"}
    ),
    "conference:seating": Route(make=_conference, allowed=READERS),
    "conference:propose_seats": Route(make=_with_a_hall, allowed=PLANNERS, method="post", data=_plan_read),
    "conference:clear_seats": Route(make=_with_a_hall, allowed=PLANNERS, method="post", data=_plan_read),
    "conference:add_block": Route(make=_conference, allowed=PLANNERS),
    "conference:block": Route(make=lambda world: {"pk": _block(world).pk}, allowed=PLANNERS),
    "conference:remove_block": Route(
        make=lambda world: {"pk": _block(world).pk}, allowed=PLANNERS, method="post", data=_plan_read
    ),
    "conference:seat": Route(
        make=_attendee_pk,
        allowed=PLANNERS,
        method="post",
        data=lambda world: _plan_read(world) | {"cho": f"{_block(world).pk}-1-1"},
    ),
    "conference:seat_plan": Route(make=_with_a_hall, allowed=READERS),
    "conference:seat_list": Route(make=lambda world: _with_a_hall(world) | {"kind": "docx"}, allowed=READERS),
    "conference:hall_screen": Route(make=_conference, allowed=READERS),
    "conference:remote": Route(make=_conference, allowed=PLANNERS),
    "conference:record": Route(make=lambda world: _conference(world) | {"kind": "bien-ban"}, allowed=READERS),
    "conference:close_record": Route(
        make=lambda world: {"pk": _edition(world).conference_id, "kind": "bien-ban"}, allowed=RECORDERS, method="post"
    ),
    "conference:sign_record": Route(
        make=lambda world: {"pk": _edition(world).pk},
        allowed=RECORDERS,
        method="post",
        data=lambda world: {"signed_on": "13/07/2020"},
    ),
    "conference:record_paper": Route(make=lambda world: {"pk": _edition(world).pk, "kind": "docx"}, allowed=READERS),
    "conference:sending": Route(make=_voted, allowed=READERS),
    "conference:introduction": Route(make=_voted, allowed=READERS),
    "conference:delegate_papers": Route(make=_voted, allowed=READERS),
}
