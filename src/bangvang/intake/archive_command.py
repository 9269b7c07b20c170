"""``bangvang import-history``: every file looked through, and written when asked to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bangvang.console import DONE, REFUSED, answer, bytes_of, say
from bangvang.intake.archive import Finding, load, looked_through
from bangvang_paper.reading import ReadingRefused, read_history_in_cage


def import_history(files: Sequence[Path], *, write: bool, as_json: bool) -> int:
    """Look through each file, write its new honours when ``write`` is set, and tell what happened.

    Gives 0 when everything can be (or is) in the register, 1 when a file or a line cannot be taken. Raises WrongCall for a
    file that cannot be opened.
    """
    told = [_one(path, write=write) for path in files]
    if as_json:
        answer({"written": write, "files": told})
    else:
        for file in told:
            _print(file, written=write)
    return REFUSED if any(file["refused"] for file in told) else DONE


def _one(path: Path, *, write: bool) -> dict[str, Any]:
    data = bytes_of(path)
    try:
        history = read_history_in_cage(data, path.name)
    except ReadingRefused as refused:
        return {"file": path.name, "honours": [], "new": 0, "already": 0, "refused": [str(refused)], "warnings": []}
    findings = looked_through(history)
    if write:
        load(findings, file=path.name)
    return {
        "file": path.name,
        "honours": [_told(finding) for finding in findings],
        "new": sum(finding.is_new for finding in findings),
        "already": sum(finding.already for finding in findings),
        "refused": [f"{_where(finding)}: {finding.refused}" for finding in findings if finding.refused],
        "warnings": history.warnings,
    }


def _told(finding: Finding) -> dict[str, Any]:
    honour, row = finding.honour, finding.honour.row
    outcome = "refused" if finding.refused else "already" if finding.already else "new"
    return {
        "outcome": outcome,
        "known": finding.recipient is not None,
        "kind": row.kind,
        "name": row.name,
        "position": row.position,
        "unit": row.unit,
        "award": row.award,
        "form": row.form,
        "code": honour.code,
        "decided_on": honour.decided_on,
        "issuer": honour.issuer,
        "guesses": row.guesses,
        "where": _where(finding),
    }


def _where(finding: Finding) -> str:
    return f"{finding.honour.row.name or '–'} ({finding.honour.row.source.get('place', '')})"


def _print(file: dict[str, Any], *, written: bool) -> None:
    for honour in file["honours"]:
        if honour["outcome"] == "new":
            parts = (honour["name"], honour["unit"], honour["form"], honour["code"], honour["issuer"])
            who = "" if honour["known"] else " (chưa có trong sổ, sẽ thêm)"
            print(f"+ {' · '.join(part for part in parts if part)}{who}")
            for guess in honour["guesses"]:
                print(f"    {guess}")
    for sentence in (*file["refused"], *file["warnings"]):
        say(f"{file['file']}: {sentence}")
    did = "đã ghi" if written else "sẽ ghi"
    say(
        f"{file['file']}: {did} {file['new']}, đã có trong sổ {file['already']}, không ghi được {len(file['refused'])}."
    )
    if file["new"] and not written:
        say("Chưa ghi gì. Xem lại các dòng trên rồi chạy lại với --write để ghi.")
