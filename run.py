#!/usr/bin/env python3
"""One command from a fresh clone: ``python run.py`` makes the environment and shows the demonstration.

Standard library only, on Linux, macOS and Windows; the Makefile calls it. It must still be readable by Python 3.7, to be
able to say that 3.11 is needed.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
NEEDED = (3, 11)
PORT = 8000
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
CODE = ["src", "tests", "tools", "benchmarks", "run.py", "conftest.py"]
QUICK = "not walks and not a11y and not postgres and not slow and not torture"


class Stop(Exception):
    """What happened, why, what now; shown without a traceback."""


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        check_python(sys.version_info[:3])
        chosen = _parser().parse_args()
        return int(TASKS[chosen.task](chosen) or 0)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run.py", description="Bảng Vàng. Không ghi việc gì thì dựng môi trường và chạy bản minh hoạ."
    )
    parser.add_argument("task", nargs="?", default="demo", choices=sorted(TASKS), metavar="VIỆC", help=", ".join(sorted(TASKS)))
    parser.add_argument("--port", type=int, default=PORT, help="cổng của bản minh hoạ (mặc định 8000)")
    parser.add_argument("--data", help="thư mục dữ liệu của bản minh hoạ")
    parser.add_argument("rest", nargs="*", help="thêm cho pytest, ví dụ: run.py test tests/law")
    return parser


# ── what must be there before anything can be made ───────────────────────────────────────────────────────────────────


def check_python(version: tuple[int, ...]) -> None:
    """Stop with a sentence in both languages when the interpreter is too old."""
    if tuple(version[:2]) >= NEEDED:
        return
    has = ".".join(str(part) for part in version)
    raise Stop(
        f"Bảng Vàng cần Python 3.11 trở lên; lệnh này đang chạy bằng Python {has} ({sys.executable}).\n"
        "Hãy cài Python mới hơn rồi chạy lại, ví dụ: python3.11 run.py\n"
        f"Bang Vang needs Python 3.11 or newer; this is {has}."
    )


def check_venv(found: object = importlib.util.find_spec) -> None:
    """Stop when Python came without what makes an environment (Debian and Ubuntu split it off)."""
    missing = [name for name in ("venv", "ensurepip") if found(name) is None]  # type: ignore[operator]
    if not missing:
        return
    raise Stop(
        f"Python này thiếu {' và '.join(missing)} nên chưa dựng được môi trường. "
        "Trên Debian, Ubuntu hãy chạy: sudo apt-get install -y python3-venv; rồi chạy lại lệnh này.\n"
        f"This Python lacks {' and '.join(missing)}; on Debian or Ubuntu install python3-venv."
    )


def check_port(port: int) -> None:
    """Stop when another program already answers there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Stop(
                f"Cổng {port} trên máy này đang có chương trình khác dùng (có thể là một bản Bảng Vàng mở từ trước). "
                f"Hãy dừng chương trình đó, hoặc chọn cổng khác: python run.py --port {port + 1}\n"
                f"Port {port} is in use; stop that program or choose another port."
            ) from None


# ── the environment ──────────────────────────────────────────────────────────────────────────────────────────────────


def setup(kind: str = "run") -> None:
    """Make ``.venv`` from the lock, once; a stamp lets every later start pass in a moment."""
    if _stamp(kind).is_file() and _stamp(kind).read_text(encoding="ascii") == fingerprint(kind):
        return
    check_venv()
    if not _python().is_file():
        print("Dựng môi trường .venv …", flush=True)
        _must([sys.executable, "-m", "venv", str(VENV)], "Chưa dựng được môi trường .venv. Xóa thư mục .venv rồi chạy lại.")
    print("Cài các gói theo tệp khóa (lần đầu chừng nửa phút, cần mạng) …", flush=True)
    _pip("install", "--quiet", "--retries", "2", "--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / LOCKS[kind]))
    _pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))
    print("Dựng cơ sở dữ liệu trống cho lệnh bangvang run …", flush=True)
    _must([str(_script("bangvang")), "template"], "Chưa dựng được cơ sở dữ liệu trống; lời ở trên nói vì sao.")
    for made in {kind, "run"}:  # the larger lock contains the smaller
        _stamp(made).write_text(fingerprint(made), encoding="ascii")


def fingerprint(kind: str) -> str:
    """What the environment was made of: lock, project, migrations, interpreter and place (a moved .venv is broken)."""
    digest = hashlib.sha256()
    made_of = [ROOT / LOCKS[kind], ROOT / "pyproject.toml", *sorted((ROOT / "src").glob("*/*/migrations/*.py"))]
    for path in made_of:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(f"{sys.version_info[:2]} {ROOT}".encode())
    return digest.hexdigest()


def _stamp(kind: str) -> Path:
    return VENV / f"bangvang-{kind}.stamp"


def _python() -> Path:
    return _script("python")


def _script(name: str) -> Path:
    return VENV / ("Scripts" if os.name == "nt" else "bin") / (f"{name}.exe" if os.name == "nt" else name)


def _pip(*arguments: str) -> None:
    """Run pip of the environment; what it says is shown and, when it fails, explained."""
    done = subprocess.run(
        [str(_python()), "-m", "pip", "--disable-pip-version-check", *arguments],
        stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace",
    )
    if done.returncode == 0:
        return
    sys.stderr.write(done.stderr)
    raise Stop(why_pip_failed(done.stderr))


_NO_NETWORK = re.compile(
    r"NewConnectionError|Failed to establish|name resolution|getaddrinfo failed|Network is unreachable|ConnectTimeout"
    r"|ReadTimeout|ProxyError|Max retries exceeded|from versions: none",
    re.IGNORECASE,
)


def why_pip_failed(said: str) -> str:
    """The sentence for the person who is stuck, from what pip said."""
    if "DO NOT MATCH THE HASHES" in said:
        return (
            "Một gói tải về không đúng như tệp khóa ghi, nên không cài. Có thể tải dở, hoặc kho gói đã bị đổi. "
            "Hãy chạy lại; nếu vẫn vậy thì dừng và báo người quản trị.\n"
            "A downloaded package does not match the hashes in the lock; nothing was installed from it."
        )
    if _NO_NETWORK.search(said):
        return (
            "Chưa cài được vì không tới được kho gói Python. Lần đầu cần mạng (hoặc kho gói nội bộ khai báo cho pip); "
            "sau khi cài xong thì chạy không cần mạng. Hãy kiểm tra mạng rồi chạy lại.\n"
            "The package index cannot be reached; the first installation needs a network."
        )
    return (
        "Chưa cài được các gói; lời cuối của pip ở trên nói vì sao. Nếu máy dùng hệ điều hành hay bộ xử lý ít gặp, "
        "có thể chưa có gói dựng sẵn cho máy đó.\n"
        "Installation failed; see what pip says above."
    )


# ── tasks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def demo(chosen: argparse.Namespace) -> int:
    """Environment, demonstration, served in front until stopped."""
    check_port(chosen.port)
    setup()
    command = [str(_script("bangvang")), "demo", "--port", str(chosen.port)]
    if chosen.data:
        command += ["--data", chosen.data]
    print(f"Mở trình duyệt tại http://127.0.0.1:{chosen.port} (dừng: Ctrl+C)", flush=True)
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - our own script; no shell in between, so Ctrl+C reaches it alone
    return subprocess.call(command)


def only_setup(_chosen: argparse.Namespace) -> int:
    setup()
    print(f"Xong. Lệnh nằm ở {_script('bangvang')}")
    return 0


def test(chosen: argparse.Namespace) -> int:
    """SQLite: units, cases, small properties, one browser walk, 20 kills."""
    setup("dev")
    return _pytest("-m", QUICK, "-n", "2", "--dist", "loadfile", *chosen.rest)


def test_all(chosen: argparse.Namespace) -> int:
    """Everything on SQLite with all walks and accessibility, then what a database can change on a PostgreSQL made for this."""
    setup("dev")
    first = _pytest("-m", "not postgres and not torture", "-n", "2", "--dist", "loadfile", *chosen.rest)
    if first:
        return first
    return _pytest(
        "-m", "not a11y and not walks and not torture", "-n", "2", "--dist", "loadfile", *chosen.rest,
        before=[str(_python()), str(ROOT / "tools" / "postgres.py"), "--"],
    )


def torture(chosen: argparse.Namespace) -> int:
    """What takes long: many kills, large properties."""
    setup("dev")
    return _pytest("-m", "torture", *chosen.rest)


def lint(_chosen: argparse.Namespace) -> int:
    """Style, types, walls, locks; every check runs, the first failure decides."""
    setup("dev")
    code = [name for name in CODE if (ROOT / name).exists()]
    pure = [name for name in ("src/bangvang_law", "src/bangvang_paper", "src/bangvang_trust") if (ROOT / name).is_dir()]
    checks = [
        [str(_script("ruff")), "check", *code],
        [str(_python()), "-m", "mypy", "--strict", *pure],
        [str(_python()), "-m", "mypy", "src/bangvang"],
        [str(_script("lint-imports"))],
        [str(_python()), "tools/locks.py", "check"],
    ]
    failed = 0
    with apart() as environment:
        for check in checks:
            print("→ " + " ".join(Path(part).name if Path(part).is_absolute() else part for part in check), flush=True)
            failed = subprocess.call(check, cwd=ROOT, env=environment) or failed
    return failed


def bench(_chosen: argparse.Namespace) -> int:
    """Every benchmark, one after the other; they print figures and assert nothing."""
    setup("dev")
    for program in sorted((ROOT / "benchmarks").glob("*.py")):
        if program.name.startswith("_"):
            continue
        print(f"── {program.stem}", flush=True)
        _must([str(_python()), str(program)], f"benchmarks/{program.name} không chạy hết.")
    return 0


def audit(_chosen: argparse.Namespace) -> int:
    """Lighthouse over the public pages of the demonstration; needs Node and Chromium, outside CI."""
    setup("dev")
    return subprocess.call([str(_python()), str(ROOT / "tools" / "audit.py")], cwd=ROOT)


def law(_chosen: argparse.Namespace) -> int:
    """Judge every case and print how much of the law is read, modelled and cited."""
    setup("dev")
    return subprocess.call([str(_python()), "-m", "bangvang_law.coverage", str(ROOT / "cases")], cwd=ROOT)


def cluster(_chosen: argparse.Namespace) -> int:
    """The sweep on engines that need more than this project installs (Spark, ClickHouse); outside CI."""
    setup("dev")
    return subprocess.call([str(_python()), str(ROOT / "tools" / "cluster.py")], cwd=ROOT)


def lock(_chosen: argparse.Namespace) -> int:
    """Write both locks again from pyproject.toml (needs uv)."""
    return subprocess.call([sys.executable, str(ROOT / "tools" / "locks.py"), "write"], cwd=ROOT)


def clean(_chosen: argparse.Namespace) -> int:
    """Remove what can be made again; never data."""
    for name in (".venv", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis", "build", "dist"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for cache in [*(ROOT / "src").rglob("__pycache__"), *(ROOT / "tests").rglob("__pycache__")]:
        shutil.rmtree(cache, ignore_errors=True)
    return 0


def _pytest(*arguments: str, before: list[str] | None = None) -> int:
    command = [*(before or []), str(_python()), "-m", "pytest", *arguments]
    with apart() as environment:
        return subprocess.call(command, cwd=ROOT, env=environment)


@contextlib.contextmanager
def apart() -> Iterator[dict[str, str]]:
    """An environment with a data folder of its own, so that checks never touch the keys or files of an office on this machine."""
    ours = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    with tempfile.TemporaryDirectory(prefix="bangvang-checks-") as data:
        yield {**{name: value for name, value in os.environ.items() if name not in ours}, "BANGVANG_DATA": data}


def _must(command: list[str], sentence: str) -> None:
    if subprocess.call(command, cwd=ROOT):
        raise Stop(sentence)


TASKS = {
    "demo": demo,
    "setup": only_setup,
    "test": test,
    "test-all": test_all,
    "torture": torture,
    "lint": lint,
    "bench": bench,
    "audit": audit,
    "law": law,
    "cluster": cluster,
    "lock": lock,
    "clean": clean,
}

if __name__ == "__main__":
    sys.exit(main())
