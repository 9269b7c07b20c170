"""Access to public comment: everybody reads what was published; the office's side is for those who handle the body's dossiers."""

from __future__ import annotations

import asked_people as asked
from access.route import Route
from bangvang.consultation.models import Consultation
from bangvang.register.choices import Role

MANAGERS = {Role.OFFICER, Role.COUNCIL_SECRETARY}
ASKED = {Role.CLERK, Role.OFFICER, Role.LEADER}
IN_HAND = {Role.OFFICER}  # the cases of this table lie with the officer


def _once(title: str, make):
    return lambda world: Consultation.objects.filter(title=title).first() or make(world, title)


_draft, _open = _once("đang soạn", asked.drafted), _once("đang lấy ý kiến", asked.published)
_told = _once("đã báo cáo", lambda world, title: asked.reported(world, asked.published(world, title)))


def _case(world, text: str):
    """The case of a comment with these words, in the officer's hands; its dossier held where the words say so."""
    from bangvang.consultation.models import Case

    found = Case.objects.filter(comment__text=text).first()
    if found is None:
        found = asked.case_in_hand(world, _open(world), text)
        if text == "tạm dừng":
            found = asked.held(world, found)
    return found


def _question(world):
    """What the department itself is asked about a comment."""
    from bangvang.consultation import actions
    from bangvang.consultation.models import CaseNote

    case = _case(world, "hỏi đơn vị")
    asked_before = CaseNote.objects.filter(case=case).first()
    said = {"kind": "asked", "text": "Ai trực?", "unit": world.department}
    return asked_before or actions.add_note(world.user(Role.OFFICER), case, **said)


def _office(make, method: str = "get", data=lambda world: {}, **more) -> Route:
    return Route(
        make=lambda world: {"pk": make(world).pk} | {name: of(world) for name, of in more.items()},
        allowed=MANAGERS, method=method, data=data,
    )  # fmt: skip


def _of_case(allowed: set[Role], data, text: str = "xem xét") -> Route:
    return Route(
        make=lambda world: {"pk": _case(world, text).pk}, allowed=allowed, method="post",
        data=lambda world: {"version": _case(world, text).version} | data(world),
    )  # fmt: skip


def _public(**more) -> Route:
    return Route(
        make=lambda world: {"public_id": _open(world).public_id} | {name: of(world) for name, of in more.items()},
        public=True,
    )


def _file(make):
    return lambda world: make(world).attachments.get().pk


ROUTES = {
    "opinion:list": Route(public=True),
    "opinion:look_up": Route(public=True),
    "opinion:detail": _public(),
    "opinion:entry": _public(ordinal=lambda world: 1),
    "opinion:comment": _public(),
    "opinion:file": _public(pk=_file(_open)),
    "consultation:list": Route(signed_in=True),
    "consultation:begin": Route(make=lambda world: {"unit_pk": world.department.pk}, allowed=MANAGERS),
    "consultation:detail": _office(_open),
    "consultation:revise": _office(_draft),
    "consultation:discard": _office(_draft, "post", lambda world: {"version": _draft(world).version}),
    "consultation:entries": _office(_draft),
    "consultation:drop_entry": _office(_draft, "post", entry_pk=lambda world: _draft(world).entries.get().pk),
    "consultation:attach": _office(_draft, "post", lambda world: {"label": "Kế hoạch", "file": _pdf()}),
    "consultation:attachment_file": _office(_draft, file_pk=_file(_draft)),
    "consultation:detach": _office(_draft, "post", file_pk=_file(_draft)),
    "consultation:publish": _office(_draft, "post", lambda world: {"version": _draft(world).version}),
    "consultation:amend": _office(_open),
    "consultation:stop": _office(_open, "post", lambda world: {"version": _open(world).version, "reason": "đổi kế hoạch"}),
    "consultation:report": _office(_open),
    "consultation:paper": _office(_told, edition=lambda world: 1, kind=lambda world: "pdf"),
    "consultation:case": Route(make=lambda world: {"pk": _case(world, "xem xét").pk}, allowed=MANAGERS),
    "consultation:question": Route(make=lambda world: {"pk": _question(world).pk}, allowed=ASKED),
    "consultation:assign": _of_case(MANAGERS, lambda world: {"handler": world.user(Role.OFFICER).pk}),
    "consultation:add_note": _of_case(IN_HAND, lambda world: {"kind": "note", "text": "đã gọi"}),
    "consultation:hold": _of_case(IN_HAND, lambda world: asked.WHY),
    "consultation:lift": _of_case(MANAGERS, lambda world: {"because": "đã xác minh"}, "tạm dừng"),
    "consultation:answer": _of_case(
        IN_HAND, lambda world: {"outcome": "noted", "reasons": "không có việc", "answer": "Cảm ơn anh chị."}
    ),
    "consultation:contact": _of_case(IN_HAND, lambda world: {}),
}


def _pdf():
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("ke-hoach.pdf", asked.PDF, content_type="application/pdf")
