"""A movement sent to 3,000 units, and its board: ``python benchmarks/movement.py``. Prints figures, asserts nothing.

From the click on Phát động to the answer, and the board of all units as its page is made, on SQLite; medians of five.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from _names import prepare

ROOT = Path(__file__).resolve().parents[1]
UNITS, ROUNDS = 3_000, 5


def main() -> None:
    sys.path[:0] = [str(ROOT / "tests")]
    path = prepare()
    from bangvang.desk.movement_board import board_with_proposals
    from bangvang.movement import actions
    from bangvang.movement.choices import MovementKind
    from bangvang.movement.validators import MANDATORY
    from bangvang.register.choices import Role
    from bangvang.register.models import Unit
    from cast import build_world

    world = build_world()
    officer = world.user(Role.OFFICER)
    made = [
        Unit(name=f"Trường số {n}", folded=f"truong so {n}", parent=world.department, begins_on=date(2000, 1, 1))
        for n in range(UNITS)
    ]
    Unit.objects.bulk_create(made, batch_size=500)
    sent, boards = [], []
    for number in range(ROUNDS):
        movement = actions.draft_movement(
            officer,
            world.department,
            name=f"phong trào {number}",
            kind=MovementKind.THEMATIC,
            period_from=date(2026, 1, 1),
            period_until=date(2026, 12, 31),
            **dict.fromkeys(MANDATORY, "…"),
        )
        sent.append(
            _seconds(lambda m=movement: actions.launch(officer, m, on=date(2026, 1, 5), read_version=m.version))
        )
        boards.append(_seconds(lambda m=movement: board_with_proposals(m)))
    count = movement.receipts.count()
    print(f"a movement sent to {count:,} units    {statistics.median(sent):.2f} s   (max {max(sent):.2f})")
    print(f"the board of all of them        {statistics.median(boards):.2f} s   (max {max(boards):.2f})")
    if path:
        shutil.rmtree(path.parent)


def _seconds(done: Callable[[], object]) -> float:
    begin = time.perf_counter()
    done()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
