"""Which places a reader is shown, by the mandates that stand on the request. It hides what would be refused; it grants nothing.

Names of roles are written as plain words here: ``design`` lies upstream of the register and may not import it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVERY_ROLE = frozenset(
    {
        "clerk",
        "officer",
        "council_secretary",
        "council_member",
        "teller",
        "leader",
        "document_clerk",
        "accountant",
        "editor",
        "nominee",
        "auditor",
        "administrator",
    }
)
_KEEPERS = frozenset({"clerk", "officer", "auditor"})
_WRITERS = frozenset({"clerk", "officer", "council_secretary", "council_member", "leader", "auditor", "nominee"})
_COUNCIL = frozenset({"officer", "council_secretary", "council_member", "teller", "leader", "auditor"})
_PAPERS = frozenset({"officer", "council_secretary", "leader", "document_clerk", "accountant", "editor", "auditor"})
_MAKERS = frozenset({"officer", "document_clerk"})
_FUND = frozenset({"accountant", "officer", "leader", "auditor"})
_SWEEPERS = frozenset({"officer", "council_secretary"})
_JUDGES = frozenset({"officer", "administrator"})
_BLOCKS = frozenset({"clerk", "officer", "council_secretary", "leader", "auditor"})
_SHOWERS = frozenset({"officer", "administrator"})
_READERS = frozenset({"clerk", "officer", "council_secretary", "leader", "auditor", "administrator"})


@dataclass(frozen=True)
class Sign:
    """A signpost: the name of the address, its words, and the roles it is for; None means everybody."""

    name: str
    words: str | Promise
    roles: frozenset[str] | None = None


@dataclass(frozen=True)
class Place:
    """A signpost whose address is known. ``here`` is "page", "true" or empty, for ``aria-current``."""

    url: str
    words: str | Promise
    here: str = ""


@dataclass(frozen=True)
class Group:
    """Places under one heading of the table of contents."""

    words: str | Promise
    places: list[Place]


@dataclass(frozen=True)
class Navigation:
    """What masthead and foot show."""

    home: str
    main: list[Place]
    contents: list[Group]
    me: str = ""
    sign_in: str = ""


FRONT = Sign("/", _("Tin tức"))
OFFICE = (
    Sign("desk:home", _("Bàn việc"), EVERY_ROLE),
    Sign("desk:search", _("Tra cứu"), EVERY_ROLE),
    Sign("intake:list", _("Nạp danh sách"), _KEEPERS),
    Sign("nomination:list", _("Đề nghị"), _COUNCIL | _KEEPERS),
    Sign("council:list", _("Hội đồng"), _COUNCIL | {"administrator"}),
    Sign("decision:list", _("Quyết định"), _PAPERS),
)
BOOKS = (
    Sign("register:home", _("Sổ nhân sự và đơn vị"), _READERS),
    Sign("identity:pairs", _("Sổ nhân thân"), _JUDGES),
    Sign("library:list", _("Thư viện văn bản"), EVERY_ROLE),
    Sign("movement:list", _("Phong trào"), EVERY_ROLE),
    Sign("block:list", _("Khối, cụm thi đua"), _BLOCKS),
    Sign("indicator:list", _("Chỉ tiêu"), EVERY_ROLE),
    Sign("report:list", _("Báo cáo thành tích"), _WRITERS),
    Sign("initiative:list", _("Sáng kiến"), EVERY_ROLE),
    Sign("exemplar:list", _("Điển hình"), EVERY_ROLE),
    Sign("consultation:list", _("Lấy ý kiến"), _SWEEPERS),
    Sign("discretion:list", _("Bớt hiện tên"), _SHOWERS),
    Sign("conference:list", _("Hội nghị"), _PAPERS),
    Sign("portal:newsroom", _("Soạn tin"), frozenset({"editor"})),
    Sign("certificate:golden_books", _("Sổ vàng"), _PAPERS),
    Sign("certificate:stocks", _("Sổ phôi"), _PAPERS),
    Sign("certificate:printer_desks", _("Máy in"), _MAKERS),
    Sign("fund:list", _("Quỹ khen thưởng"), _FUND),
    Sign("sweep:list", _("Rà soát"), _SWEEPERS),
    Sign("portal:alarms", _("Cảnh báo chép bảng vàng"), frozenset({"administrator"})),
    Sign("catalogue:list", _("Sổ luật"), EVERY_ROLE),
)
PUBLIC = (
    FRONT,
    Sign("portal:roll", _("Bảng vàng")),
    Sign("board:list", _("Chỉ tiêu công khai")),
    Sign("opinion:list", _("Lấy ý kiến nhân dân")),
    Sign("portal:verify", _("Xác minh")),
)
FURTHER = (
    Sign("portal:decisions", _("Quyết định khen thưởng")),
    Sign("portal:movements", _("Phong trào thi đua")),
    Sign("portal:conferences", _("Hội nghị đã đưa tin")),
    Sign("portal:exemplars", _("Gương điển hình")),
    Sign("portal:documents", _("Văn bản")),
    Sign("portal:search", _("Tìm trên cổng")),
    Sign("portal:contact", _("Liên hệ")),
)
"""Public places that the masthead has no room for; they stand in the contents at the foot."""
READER = (
    Sign("mfa_index", _("Tài khoản")),
    Sign("account_change_password", _("Đổi mật khẩu")),
    Sign("account_logout", _("Thoát")),
)
STRANGER = (Sign("account_login", _("Đăng nhập cán bộ")),)


def navigation(roles: Iterable[str], *, signed_in: bool, path: str) -> Navigation:
    """Places for a reader who holds ``roles``, standing at ``path``. Asks no database."""
    held = frozenset(roles)
    office = _places(OFFICE, held, path) if signed_in else []
    public = _places(PUBLIC, held, path)
    reader = _places(READER if signed_in else STRANGER, held, path)
    groups = (
        Group(_("Việc"), office),
        Group(_("Sổ"), _places(BOOKS, held, path) if signed_in else []),
        Group(_("Công khai"), [*public, *_places(FURTHER, held, path)]),
        Group(_("Người dùng") if signed_in else _("Cơ quan"), reader),
    )
    return Navigation(
        home=office[0].url if office else "/",
        main=office or public,
        contents=[group for group in groups if group.places],
        me=reader[0].url if signed_in and reader else "",
        sign_in=reader[0].url if reader and not signed_in else "",
    )


def _places(signs: Iterable[Sign], held: frozenset[str], path: str) -> list[Place]:
    shown = [sign for sign in signs if sign.roles is None or sign.roles & held]
    places = [(url, sign.words) for sign in shown if (url := _address(sign.name))]
    nearest = max((url for url, _words in places if _here(url, path)), key=len, default="")
    return [Place(url, words, _here(url, path) if url == nearest else "") for url, words in places]


@cache
def _address(name: str) -> str:
    """Empty for a stage that this installation does not have; a test asks that every name of today exists."""
    if name.startswith("/"):
        return name
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _here(url: str, path: str) -> str:
    if url == path:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""
