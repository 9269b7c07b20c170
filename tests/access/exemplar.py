"""Access to advanced models: a unit keeps them, its officers read the story over, leaders and editors release it."""

from __future__ import annotations

from datetime import date

from access.route import Route
from bangvang.register.choices import Role

KEEPERS = {Role.CLERK, Role.OFFICER}
RELEASERS = {Role.LEADER, Role.EDITOR}
SEEING = KEEPERS | RELEASERS | {Role.AUDITOR, Role.COUNCIL_SECRETARY}


def _scan() -> bytes:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (80, 60), "white").save(out, "PNG")
    return out.getvalue()


def model_kept(world):
    """A division kept as a model with a step, a story, a consent and a picture."""
    from bangvang.exemplar import actions
    from bangvang.exemplar.models import AdvancedModel

    found = AdvancedModel.objects.first()
    if found is None:
        officer, unit = world.user(Role.OFFICER), world.divisions["Thanh tra Sở"]
        found = actions.keep(
            officer, world.department, unit, found_on=date(2020, 3, 2), found_by="Đoàn kiểm tra", found="visit",
            field="đơn thư", deeds="Không còn đơn quá hạn.",
        )  # fmt: skip
        actions.plan_step(officer, found, what="Nhân rộng", owner="Chánh Thanh tra", due_on=date(2020, 9, 1))
        actions.write_story(officer, found, title="Sổ hẹn", text="Phòng mở sổ.", read_version=None)
        consent = actions.record_consent(
            officer, found, who="Chị Hạnh", on=date(2020, 4, 1), scope="portal", data=_scan(), name="giay.png"
        )
        actions.add_picture(officer, found, data=_scan(), caption="Chị Hạnh", consents=[consent], people=1)
    return found


def _pk(world):
    return {"pk": model_kept(world).pk}


def _of(world, name: str, **more):
    return {"pk": model_kept(world).pk, f"{name}_pk": getattr(model_kept(world), f"{name}s").get().pk}


def _posted(data, make=_pk) -> Route:
    return Route(make=make, allowed=KEEPERS, method="post", data=lambda world: data)


def _moved(verb: str, allowed: set[Role]) -> Route:
    return Route(
        make=lambda world: _pk(world) | {"verb": verb}, allowed=allowed, method="post",
        data=lambda world: {"version": model_kept(world).story.version},
    )  # fmt: skip


ROUTES = {
    "exemplar:list": Route(signed_in=True),
    "exemplar:keep": Route(
        make=lambda world: {"unit_pk": world.divisions["Thanh tra Sở"].pk, "kind": "tap-the"}, allowed=KEEPERS
    ),
    "exemplar:detail": Route(make=_pk, allowed=SEEING),
    "exemplar:edit": Route(make=_pk, allowed=KEEPERS),
    "exemplar:story": Route(make=_pk, allowed=KEEPERS),
    "exemplar:move_story": _moved("cho-dang", RELEASERS),
    "exemplar:plan_step": _posted({"what": "Học", "owner": "Chị Hạnh", "due_on": "01/09/2020"}),
    "exemplar:follow_up": _posted({"on": "01/08/2020", "text": "Đang làm"}, make=lambda world: _of(world, "step")),
    "exemplar:add_follower": Route(
        make=_pk,
        allowed=KEEPERS,
        method="post",
        data=lambda world: {
            "unit": world.divisions["Thanh tra Sở"].pk,
            "since": "01/08/2020",
            "what": "Mở sổ",
        },
    ),
    "exemplar:record_consent": Route(
        make=_pk,
        allowed=KEEPERS,
        method="post",
        data=lambda world: {"who": "Anh", "on": "01/04/2020", "scope": "portal", "paper": _file()},
    ),
    "exemplar:consent_paper": Route(make=lambda world: _of(world, "consent"), allowed=KEEPERS),
    "exemplar:withdraw_consent": _posted({"on": "01/05/2020"}, make=lambda world: _of(world, "consent")),
    "exemplar:add_picture": Route(
        make=_pk,
        allowed=KEEPERS,
        method="post",
        data=lambda world: {"caption": "Anh", "people": "1", "picture": _file()},
    ),
    "exemplar:picture": Route(make=lambda world: _of(world, "picture"), allowed=SEEING),
    "exemplar:paper": Route(make=lambda world: _pk(world) | {"kind": "docx"}, allowed=SEEING),
}


def _file():
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("anh.png", _scan(), "image/png")
