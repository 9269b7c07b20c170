"""``bangvang run``: read, walk, write, answer."""

from __future__ import annotations

import argparse
import os
import shutil

from bangvang.console import DONE, REFUSED, WrongCall, answer, say
from bangvang.run.order import Order, WrongOrder, order_from


def run(chosen: argparse.Namespace) -> int:
    """Carry out one order; exit code 0 when a decision was made, 1 when everybody was refused."""
    from bangvang_paper.reading import ReadingRefused, read_list_in_cage

    try:
        order = order_from(chosen)
        data = order.list_path.read_bytes()
        reading = read_list_in_cage(data, order.list_path.name)
    except WrongOrder as wrong:
        raise WrongCall(str(wrong)) from wrong
    except OSError as wrong:
        raise WrongCall(f"Không mở được {chosen.list}: {wrong.strerror}. Hãy kiểm tra đường dẫn.") from wrong
    except ReadingRefused as refused:
        raise WrongCall(str(refused)) from refused
    say(f"Đã đọc {len(reading.rows)} dòng.")
    _open_database(order)
    return _walk(order, reading, data)


def _open_database(order: Order) -> None:
    """An embedded database of its own beside the papers, so that its certificates can be verified later."""
    from bangvang.config.template import copy_template
    from bangvang.console import start_django

    data = order.out / "du-lieu"
    if data.exists():
        shutil.rmtree(data)
    database = copy_template(data)
    os.environ["DATABASE_URL"] = ""
    os.environ["BANGVANG_SQLITE"] = str(database.resolve())
    start_django(str(data))


def _walk(order: Order, reading, data: bytes) -> int:  # type: ignore[no-untyped-def]
    from bangvang.audit.refusals import Refusal
    from bangvang.decision.reactions import keep_papers
    from bangvang.run import papers
    from bangvang.run.office import set_up
    from bangvang.run.result import result_of
    from bangvang.run.river import walk

    try:
        done = walk(order, set_up(order, reading), reading, data)
    except Refusal as refused:
        raise WrongCall(refused.sentence) from refused
    papers.write_proof_sheets(order.out, done.assessments)
    result = result_of(order, done)
    if done.decision is not None:
        keep_papers(done.decision)  # the worker's part; the desk's table is not needed here
        papers.write_decision(order.out, done.decision)
        papers.write_certificates(order.out, done.decision)
        papers.write_article(order.out, done.decision, result["counts"])
    papers.write_result(order.out, result)
    _tell(order, result)
    if order.as_json:
        answer(result)
    return DONE if done.decision is not None else REFUSED


def _tell(order: Order, result: dict) -> None:  # type: ignore[type-arg]
    for refused in result["refused"]:
        say(f"Không khen {refused['name']}: {refused['reason']}")
    if result["decision"] is None:
        say("Không ai được khen; không lập quyết định.")
        return
    say(f"Quyết định {result['decision']['code']}, {result['certificates']} giấy khen, trong {order.out}.")
    if result["open"]:
        say(f"{len(result['open'])} điều còn để ngỏ, xem mục open của result.json.")
