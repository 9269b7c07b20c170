"""The lines of a PDF as they come, page by page, with what is known of their cells; a row that broke off is taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bangvang_paper.reading.sheet import Font, Merge, Place, Run

_BROKEN = "ô bị ngắt sang trang sau, đã ghép hai phần; hãy xem lại"
_OVERRUN = "chữ tràn qua đường kẻ sang ô bên cạnh; hãy đối chiếu với bản gốc"


@dataclass
class Lines:
    """What has been read so far."""

    texts: list[list[str]] = field(default_factory=list)
    fonts: list[list[Font]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    doubts: dict[tuple[int, int], str] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    """The first row of the first table, which may come again on every page."""
    open: int | None = None
    """The row with which the page before ended, while it may still go on at the head of this one."""

    def add(self, cells: Sequence[list[Run]], place: Place) -> None:
        self.texts.append([_text(runs) for runs in cells])
        self.fonts.append([_font(runs) for runs in cells])
        self.places.append(place)

    def takes_up(self, cells: Sequence[list[Run]]) -> bool:
        """Join ``cells`` to the row that broke off at the foot of the page before; whether they are the rest of it."""
        if self.open is None or [_text(runs) for runs in cells] == self.head:
            return False
        line, self.open = self.open, None
        if not _is_rest(self.texts[line], [_text(runs) for runs in cells]):
            return False
        for column, rest in enumerate(cells):
            if rest:
                font = self.fonts[line][column]
                begun = [Run(self.texts[line][column], font)] if isinstance(font, str) else list(font)
                whole = [*begun, Run("\n" + rest[0].text, rest[0].font), *rest[1:]]
                self.texts[line][column], self.fonts[line][column] = _text(whole), _font(whole)
                self.doubts[line, column] = _BROKEN
        return True

    def doubt_around(self, column: int) -> None:
        """Letters of the line that comes next cross a rule beside ``column``: nobody can tell to which cell they belong."""
        near = (place for place in (column - 1, column, column + 1) if place >= 0)
        self.doubts |= {(len(self.texts), place): _OVERRUN for place in near}


def _is_rest(begun: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether ``rest`` goes on where a row ``begun`` broke off: it numbers nobody, stands under filled cells only, and some
    of it begins in the middle of a sentence."""
    filled = [column for column, text in enumerate(rest) if text]
    if len(rest) != len(begun) or not filled or filled[0] == 0 or not begun[0][:1].isdecimal():
        return False
    return all(begun[column] for column in filled) and any(rest[column][0].islower() for column in filled)


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _font(runs: Sequence[Run]) -> Font:
    fonts = {run.font for run in runs}
    return fonts.pop() if len(fonts) == 1 else tuple(runs) or ""
