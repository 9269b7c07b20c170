"""The command line: a stable interface. See `docs/use/dong-lenh.md`.

With ``--json`` standard output is one JSON document in UTF-8 and nothing else; progress and messages go to standard error.
Exit codes: 0 done, 1 refused or different from what was expected, 2 wrong call or unreadable file.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from bangvang.console import DONE, REFUSED, WRONG_CALL, WrongCall, answer, bytes_of, say, speak_utf8, start_django


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point of ``bangvang``."""
    speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in _OF_THE_LAW:
        return int(import_module(_OF_THE_LAW[given[0]]).main(given[1:]))
    parser = _parser()
    chosen = parser.parse_args(given)
    try:
        return int(chosen.do(chosen))
    except WrongCall as wrong:
        say(str(wrong))
        return WRONG_CALL
    except KeyboardInterrupt:
        return DONE


_OF_THE_LAW = {"ask": "bangvang_law.ask", "sweep": "bangvang_law.sweep.report"}
"""Commands that the law book answers by itself; their arguments are read where they are understood."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bangvang", description="Bảng Vàng: thi đua, khen thưởng từ danh sách đến giấy khen."
    )
    commands = parser.add_subparsers(title="lệnh", metavar="LỆNH", required=True)

    def command(name: str, do: Any, help: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help)
        sub.set_defaults(do=do)
        return sub

    sub = command("migrate", _migrate, "Tạo hoặc nâng cấp cơ sở dữ liệu, viết khóa.")
    sub.add_argument("--data", metavar="DIR")
    sub = command("serve", _serve, "Chạy máy chủ và người làm việc nền trong một lệnh.")
    sub.add_argument("--port", type=int, default=8000)
    sub.add_argument("--data", metavar="DIR")
    sub = command("demo", _demo, "Dựng số liệu minh hoạ rồi chạy, ở lại đến khi dừng.")
    sub.add_argument("--port", type=int, default=8000)
    sub.add_argument("--data", metavar="DIR")
    sub = command(
        "backup", _backup, "Sao lưu số liệu và tệp vào một tệp, trong khi mọi người vẫn làm việc; khóa vào tệp riêng."
    )
    sub.add_argument("file", metavar="FILE")
    sub.add_argument("--keys", metavar="FILE", help="sao lưu khóa vào tệp này, cất ở nơi khác")
    sub.add_argument("--data", metavar="DIR")
    sub = command("restore", _restore, "Khôi phục một bản sao lưu vào nơi còn trống.")
    sub.add_argument("file", metavar="FILE")
    sub.add_argument("--keys", metavar="FILE", help="tệp sao lưu khóa")
    sub.add_argument("--data", metavar="DIR")
    sub = command("template", _template, "Dựng sẵn cơ sở dữ liệu trống cho lệnh run.")
    sub = command("read", _read, "Đọc một danh sách đề nghị.")
    sub.add_argument("file")
    sub.add_argument("--json", action="store_true")
    sub = command(
        "import-history",
        _import_history,
        "Nạp khen thưởng đã có từ quyết định, sổ cũ; không có --write thì chỉ xem trước.",
    )
    sub.add_argument("files", nargs="+", metavar="FILE")
    sub.add_argument("--write", action="store_true", help="ghi vào sổ; thiếu cờ này thì không ghi gì")
    sub.add_argument("--data", metavar="DIR")
    sub.add_argument("--json", action="store_true")
    sub = command("judge", _judge, "Xét các trường hợp trong một tệp YAML.")
    sub.add_argument("file")
    sub.add_argument("--json", action="store_true")
    command("ask", None, "Hỏi sách luật một giá trị: tiền thưởng, tỷ lệ phiếu, thời hạn, ai được tặng.")
    command("sweep", None, "Rà soát cả một tập người: ai đủ, ai chưa từng được đề nghị, ai sang năm có thể đủ.")
    sub = command("run", _run, "Cả dòng chảy từ danh sách đến giấy khen, không cần trình duyệt.")
    sub.add_argument("list", metavar="LIST")
    sub.add_argument("--issuer", required=True, help="mã thẩm quyền trong sách luật, ví dụ provincial_department_head")
    sub.add_argument("--agency", required=True)
    sub.add_argument("--place", required=True)
    sub.add_argument("--on", required=True, metavar="YYYY-MM-DD")
    sub.add_argument("--out", required=True, metavar="DIR")
    sub.add_argument("--council", metavar="YES/TOTAL")
    sub.add_argument("--signer")
    sub.add_argument("--signer-title")
    sub.add_argument("--symbol")
    sub.add_argument("--public-base", default="")
    sub.add_argument("--final", action="store_true")
    sub.add_argument("--json", action="store_true")
    sub = command("keys", _keys, "Khóa ký lời trong ô QR của từng cơ quan.")
    sub.add_argument("act", choices=["list", "new", "roll-over", "revoke", "vouch"])
    sub.add_argument("--body", default="", help="tên cơ quan như in trên giấy")
    sub.add_argument("--kid", default="", help="mã khóa")
    sub.add_argument("--from", dest="begins", metavar="YYYY-MM-DD", default="")
    sub.add_argument("--until", metavar="YYYY-MM-DD", default="")
    sub.add_argument("--on", metavar="YYYY-MM-DD", default="")
    sub.add_argument("--data", metavar="DIR")
    sub = command("log", _log, "Nhật ký chứng thực: kiểm lại tất cả, xem mốc, mở lại sau khôi phục.")
    sub.add_argument("act", choices=["verify", "head", "witness", "go-on", "reopen", "lost-numbers"])
    sub.add_argument("--head", metavar="FILE", action="append", default=[], help="mốc giữ ở ngoài máy này")
    sub.add_argument("--since", metavar="FILE", default="", help="chỉ kiểm phần sau mốc đã kiểm này")
    sub.add_argument("--files", action="store_true", help="đọc lại cả các tệp đã lưu")
    sub.add_argument("--because", default="", help="vì sao, ghi vào nhật ký")
    sub.add_argument("--key", default="", help="khóa công khai của bên chứng kiến")
    sub.add_argument("--name", default="", help="tên bên chứng kiến")
    sub.add_argument("--body", default="", help="ký hiệu cơ quan")
    sub.add_argument("--kind", default="decision", choices=["decision", "proposal_letter"])
    sub.add_argument("--last", type=int, default=0, help="số cuối đã cấp trên giấy")
    sub.add_argument("--on", metavar="YYYY-MM-DD", default="")
    sub.add_argument("--json", action="store_true")
    sub.add_argument("--data", metavar="DIR")
    sub = command("verify", _verify, "Kiểm một mã QR, một tệp PDF giấy khen hoặc ảnh của nó.")
    sub.add_argument("text", metavar="TEXT-OR-FILE")
    sub.add_argument("--data", metavar="DIR")
    sub.add_argument(
        "--ring", metavar="FILE", help="kiểm riêng lời đã ký sau dấu #, theo tệp khóa công khai này, không cần mạng"
    )
    sub.add_argument(
        "--log-key",
        metavar="KEY",
        default="",
        help="khóa công khai của nhật ký, in cùng mốc; tệp khóa phải do nhật ký ấy công bố",
    )
    sub.add_argument("--json", action="store_true")
    return parser


def _migrate(chosen: argparse.Namespace) -> int:
    start_django(chosen.data)
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0, stdout=sys.stderr)
    from bangvang.chronicle.actions import begin
    from bangvang.portal.actions import lay_out

    taken_in = begin()
    lay_out()
    say(
        f"Cơ sở dữ liệu đã sẵn sàng. {f'Nhật ký chứng thực nhận {taken_in} bản ghi có trước nó.' if taken_in else ''}".strip()
    )
    return DONE


def _serve(chosen: argparse.Namespace) -> int:
    start_django(chosen.data)
    from bangvang.config.server import serve

    return serve(chosen.port)


def _demo(chosen: argparse.Namespace) -> int:
    from bangvang.demonstration.command import demo_folder

    folder = chosen.data or str(demo_folder())
    # By a process of its own: the server forks its workers, and Typst hangs in what is forked after a page was set.
    builder = multiprocessing.get_context("spawn").Process(target=_build_demo, args=(folder, chosen.port))
    builder.start()
    builder.join()
    if builder.exitcode:
        return builder.exitcode
    start_django(folder)
    from bangvang.config.server import serve

    return serve(chosen.port)


def _build_demo(folder: str, port: int) -> None:
    start_django(folder)
    from bangvang.demonstration.command import prepare

    sys.exit(prepare(port))


def _backup(chosen: argparse.Namespace) -> int:
    start_django(chosen.data)
    from bangvang.config.backup.archive import BadBackup
    from bangvang.config.backup.making import make_backup, make_key_backup

    try:
        manifest = make_backup(Path(chosen.file))
        say(f"Đã sao lưu {len(manifest.members)} phần vào {chosen.file}.")
        for digest in manifest.missing:
            say(f"Thiếu tệp {digest}: sổ có ghi mà trên đĩa không còn. Bản sao lưu này cũng không có nó.")
        if chosen.keys:
            say(f"Đã sao lưu {make_key_backup(Path(chosen.keys))} khóa vào {chosen.keys}. Hãy cất ở nơi khác.")
        else:
            say("Chưa sao lưu khóa (--keys). Thiếu khóa thì số định danh, ngày sinh đã niêm phong không mở được.")
    except BadBackup as wrong:
        say(str(wrong))
        return REFUSED
    return REFUSED if manifest.missing else DONE


def _restore(chosen: argparse.Namespace) -> int:
    from bangvang.config.backup.archive import BadBackup
    from bangvang.config.backup.restoring import restore, restore_keys
    from bangvang.config.folders import data_folder

    try:
        if chosen.data:
            os.environ["BANGVANG_DATA"] = str(Path(chosen.data).expanduser().resolve())
        if chosen.keys:
            say(f"Đã khôi phục {restore_keys(Path(chosen.keys), data_folder())} khóa.")
        start_django(chosen.data)
        manifest = restore(Path(chosen.file))
    except BadBackup as wrong:
        say(str(wrong))
        return REFUSED
    say(f"Đã khôi phục bản sao lưu lúc {manifest.made_at}. Chưa cấp số được cho đến khi chạy “bangvang log go-on”.")
    say("Hãy đối chiếu với sổ giấy:")
    for series, last in manifest.numbers.items():
        say(f"  {series}: số cuối {last}")
    return DONE


def _template(chosen: argparse.Namespace) -> int:
    from bangvang.config.template import make_template

    say(f"Đã dựng {make_template()}")
    return DONE


def _read(chosen: argparse.Namespace) -> int:
    from bangvang_paper.reading import ReadingRefused, read_list_in_cage

    path = Path(chosen.file)
    try:
        reading = read_list_in_cage(bytes_of(path), path.name)
    except ReadingRefused as refused:
        raise WrongCall(str(refused)) from refused
    if chosen.json:
        answer(_stable(reading.as_dict()))
        return DONE
    for row in reading.rows:
        print(
            " · ".join(part for part in (row.kind, row.honorific, row.name, row.position, row.unit, row.form) if part)
        )
    for warning in reading.warnings:
        say(warning)
    return DONE


def _import_history(chosen: argparse.Namespace) -> int:
    start_django(chosen.data)
    from bangvang.intake.archive_command import import_history

    return import_history([Path(file) for file in chosen.files], write=chosen.write, as_json=chosen.json)


_ROW_KEYS = ("kind", "honorific", "name", "position", "unit", "form", "award", "merit", "guesses")


def _stable(reading: dict[str, Any]) -> dict[str, Any]:
    """Exactly the keys that the interface promises, in its order."""
    return {
        "rows": [{key: row[key] for key in _ROW_KEYS} for row in reading["rows"]],
        "warnings": reading["warnings"],
    }


def _judge(chosen: argparse.Namespace) -> int:
    from bangvang_law.casefile import UnreadableFile, judge_file, judge_text

    try:
        results, code = judge_file(Path(chosen.file))
    except (OSError, UnreadableFile) as wrong:
        raise WrongCall(f"Không đọc được {chosen.file}: {wrong}") from wrong
    if chosen.json:
        answer(results)
    else:
        print(judge_text(results))
    return int(code)


def _run(chosen: argparse.Namespace) -> int:
    from bangvang.run.command import run

    return run(chosen)


def _keys(chosen: argparse.Namespace) -> int:
    start_django(chosen.data)
    from bangvang.certificate.key_command import keys

    return keys(chosen)


def _log(chosen: argparse.Namespace) -> int:
    start_django(chosen.data)
    from bangvang.run.log import log

    return log(chosen)


def _verify(chosen: argparse.Namespace) -> int:
    from bangvang.run.verify import verify

    return verify(chosen)


if __name__ == "__main__":
    sys.exit(main())
