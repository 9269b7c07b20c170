"""``bangvang log``: verify everything, show the last head, name a witness, go on after a restore, begin anew."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions
from bangvang.chronicle.queries import current_log, last_head, note_of
from bangvang.chronicle.verifying import Report, verify, verify_since, worth_it
from bangvang.console import DONE, REFUSED, WrongCall, answer, bytes_of, day_of, say
from bangvang.decision.actions import enter_lost_numbers
from bangvang.decision.choices import DocumentKind
from bangvang.decision.gaps import gaps_in_numbers
from bangvang.files.queries import wrong_files
from bangvang.register.models import Unit
from bangvang_trust.errors import Refused


def log(chosen: argparse.Namespace) -> int:
    """Carry out one act. Exit 1 with a sentence when it is refused or something does not hold."""
    try:
        return _ACTS[chosen.act](chosen)
    except (Refused, Refusal) as refused:
        say(str(refused))
        return REFUSED


def _verify(chosen: argparse.Namespace) -> int:
    if chosen.since:
        report = verify_since(_text(chosen.since))
    else:
        current = current_log()
        report = verify(
            witnessed=[_text(name) for name in chosen.head],
            tell=say,
            two_processes=current is not None and worth_it(current.size),
        )
    for table, found in (("decision.numberseries", gaps_in_numbers()), ("files.storedfile", _files(chosen))):
        for told, key in found:
            report.add(told, table, key)
    if chosen.json:
        answer(_told(report))
    else:
        for trouble in report.troubles:
            print(trouble.what)
        for said in (*report.losses, *report.erasures):
            print(said)
        print(_summary(report))
    return DONE if report.holds else REFUSED


def _files(chosen: argparse.Namespace) -> Iterator[tuple[str, int]]:
    if chosen.files:
        say("Đọc lại các tệp đã lưu")
        yield from wrong_files()


def _summary(report: Report) -> str:
    looked = f"Đã đọc {report.lines} dòng, {report.heads} mốc, {report.rows} bản ghi."
    if report.erased:
        looked += f" {report.erased} cam kết đã xóa muối theo yêu cầu, không còn chứng thực."
    if report.holds:
        return f"{looked} Không có gì bị sửa, xóa hay đưa vào ngoài phần mềm."
    return f"{looked} CÓ {len(report.troubles) + report.unnamed} CHỖ KHÔNG KHỚP. Hãy giữ nguyên máy và báo thanh tra."


def _told(report: Report) -> dict[str, object]:
    return {
        "holds": report.holds,
        "lines": report.lines,
        "heads": report.heads,
        "rows": report.rows,
        "erased": report.erased,
        "erasures": report.erasures,
        "losses": report.losses,
        "troubles": [{"what": one.what, "table": one.table, "key": one.key} for one in report.troubles],
        "more": report.unnamed,
    }


def _head(chosen: argparse.Namespace) -> int:
    actions.sign_head()
    current = current_log()
    head = last_head(current) if current else None
    if head is None:
        say("Nhật ký chưa có dòng nào.")
        return REFUSED
    print(note_of(head), end="")
    return DONE


def _witness(chosen: argparse.Namespace) -> int:
    if not chosen.key or not chosen.name:
        raise WrongCall("Hãy ghi --key (khóa của bên chứng kiến) và --name (tên họ).")
    say(f"Từ nay nhận lời chứng kiến của {actions.add_witness(chosen.key, name=chosen.name)}.")
    return DONE


def _go_on(chosen: argparse.Namespace) -> int:
    actions.go_on(_text(chosen.head[0]) if chosen.head else "", because=chosen.because)
    say("Nhật ký ở đây nối tiếp mốc đã biết. Đã mở lại việc cấp số.")
    return DONE


def _reopen(chosen: argparse.Namespace) -> int:
    made = actions.reopen(because=chosen.because, last_known=_text(chosen.head[0]) if chosen.head else "")
    head = actions.sign_head()
    say(
        f"Đã mở nhật ký mới {made.origin}. Hãy báo từng bên chứng kiến tên và khóa mới, và vào sổ các số đã cấp mà mất."
    )
    print(head.log.key if head else "")
    return DONE


def _lost(chosen: argparse.Namespace) -> int:
    body = Unit.objects.filter(symbol=chosen.body, is_body=True).first()
    if body is None or not chosen.last or not chosen.on:
        raise WrongCall(
            "Hãy ghi --body (ký hiệu cơ quan, như SLĐTBXH), --last (số cuối trên giấy) và --on (ngày của số ấy)."
        )
    entered = enter_lost_numbers(
        body, DocumentKind(chosen.kind), last=chosen.last, last_day=day_of(chosen.on), because=chosen.because
    )
    say(f"Đã vào sổ các số mất bản ghi {entered} của {body}. Số tiếp theo là {entered.last + 1}.")
    return DONE


def _text(name: str) -> str:
    return bytes_of(Path(name)).decode("utf-8", "replace")


_ACTS: dict[str, Callable[[argparse.Namespace], int]] = {
    "verify": _verify,
    "head": _head,
    "witness": _witness,
    "go-on": _go_on,
    "reopen": _reopen,
    "lost-numbers": _lost,
}
