"""The list of front-end files that were made elsewhere: name, version, licence and SHA-256 of each.

``python tools/vendor.py check``  every file is there, unchanged, and none is there that the list does not name
``python tools/vendor.py hash``   write the hashes again, after somebody has replaced a file and its version by hand
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LISTS = (
    ROOT / "src" / "bangvang" / "design" / "static" / "design" / "vendor" / "vendor.json",
    ROOT / "tests" / "browser" / "vendor" / "vendor.json",
)


def main(arguments: list[str]) -> int:
    if arguments == ["check"]:
        wrong = [sentence for path in LISTS for sentence in faults(path)]
        print("\n".join(wrong) or "Các tệp lấy từ nơi khác đều đúng như danh sách.")
        return 1 if wrong else 0
    if arguments == ["hash"]:
        for path in LISTS:
            _write_hashes(path)
        return main(["check"])
    print(__doc__, file=sys.stderr)
    return 2


def entries(path: Path) -> list[dict[str, Any]]:
    """The list as read: one entry per package, with its files."""
    listed: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return listed


def faults(path: Path) -> list[str]:
    """What does not agree between a list and the files beside it."""
    folder, wrong, named = path.parent, [], {path.name}
    for entry in entries(path):
        named |= {*entry["files"], entry["licence_file"]}
        for name, digest in entry["files"].items():
            if not (folder / name).is_file():
                wrong.append(f"{entry['name']}: thiếu tệp {name}")
            elif sha256(folder / name) != digest:
                wrong.append(f"{entry['name']}: {name} không còn như bản {entry['version']}")
        if not (folder / entry["licence_file"]).is_file():
            wrong.append(f"{entry['name']}: thiếu văn bản giấy phép {entry['licence_file']}")
    lying = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    return wrong + [f"{folder.name}/{name}: không có trong danh sách" for name in sorted(lying - named)]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write_hashes(path: Path) -> None:
    listed = entries(path)
    for entry in listed:
        entry["files"] = {name: sha256(path.parent / name) for name in entry["files"]}
    path.write_text(json.dumps(listed, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
