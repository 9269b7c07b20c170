"""What can go wrong in the law book, said so that the reader knows where, what and what to do next."""

from __future__ import annotations


class LawError(Exception):
    """Any refusal of this package."""


class LawDataError(LawError, ValueError):
    """The book's own data is wrong: a place (``file:line``), what is wrong there, and what to do about it."""

    def __init__(self, place: str, what: str, todo: str) -> None:
        self.place = place
        self.what = what
        self.todo = todo
        super().__init__(f"{place}: {what} {todo}".strip())


class CaseError(LawError, ValueError):
    """A case cannot be read: ``place`` is ``file:line`` or the path of the field, ``message`` is Vietnamese."""

    def __init__(self, place: str, message: str) -> None:
        self.place = place
        self.message = message
        super().__init__(f"{place}: {message}")


class _Unknown(LawError, KeyError):
    """An id that the book does not hold."""

    thing = "mã"

    def __init__(self, name: str, near: str | None = None) -> None:
        self.name = name
        self.near = near
        super().__init__(name)

    def __str__(self) -> str:
        hint = f" Có phải “{self.near}”?" if self.near else ""
        return f"Sách luật không có {self.thing} “{self.name}”.{hint}"


class UnknownAward(_Unknown):
    """No award of this id."""

    thing = "danh hiệu hoặc hình thức khen thưởng"


class UnknownAuthority(_Unknown):
    """No deciding authority of this id."""

    thing = "người có thẩm quyền"


class UnknownPack(_Unknown):
    """No pack of this id."""

    thing = "gói quy định"


class UnknownInstrument(_Unknown):
    """No legal instrument of this id or short name."""

    thing = "văn bản"
