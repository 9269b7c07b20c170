"""Reads a file of cases and answers each: what ``bangvang judge`` prints and what the law's own tests hold.

One file holds a list of cases, one case, or several documents separated by ``---``. An invalid case becomes an entry with
its place and a message; the others are answered all the same.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bangvang_law.assess import Assessment, Case, assess
from bangvang_law.book import Book, national_book
from bangvang_law.errors import CaseError
from bangvang_law.explain import as_text
from bangvang_law.packs import book_for
from bangvang_law.record import Source
from bangvang_law.yaml_core import YamlRefused, documents, line_of, plain

DONE, DIFFERS, UNREADABLE = 0, 1, 2
"""Exit codes: all answered and as expected; one invalid or different; the file itself cannot be read."""

Result = dict[str, object]


class UnreadableFile(ValueError):
    """The file is no YAML, or holds no case."""


def judge_file(path: str | Path, book: Book | None = None) -> tuple[list[Result], int]:
    """Answer every case of a file. Raises OSError when it cannot be opened, :class:`UnreadableFile` when it is no YAML."""
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise UnreadableFile(f"tệp không phải văn bản UTF-8 (byte {wrong.start}). Hãy lưu lại bằng UTF-8.") from wrong
    return judge_text_of(text, str(path), book)


def judge_text_of(text: str, name: str, book: Book | None = None) -> tuple[list[Result], int]:
    """The same for text already in hand; ``name`` stands in the places of errors."""
    book = book or national_book()
    try:
        nodes = [item for document in documents(text) for item in _cases(document)]
    except YamlRefused as wrong:
        raise UnreadableFile(f"{name}:{wrong.line}: {wrong.what} {wrong.todo}") from wrong
    if not nodes:
        raise UnreadableFile(f"{name}: tệp không có trường hợp nào. Hãy viết ít nhất một trường hợp.")
    results = [_judge(node, name, book) for node in nodes]
    wrong_ones = any("error" in result or "differs" in result for result in results)
    return results, DIFFERS if wrong_ones else DONE


def _cases(document: Node) -> Iterator[Node]:
    if isinstance(document, SequenceNode):
        yield from document.value
    elif not (isinstance(document, ScalarNode) and not document.value):
        yield document


def _judge(node: Node, file: str, book: Book) -> Result:
    name = _name(node)
    try:
        data, lines = plain(node)
        case = Case.from_dict(data, Source(file, lines), book)
        answer = assess(case, book_for(case.pack, book))
    except YamlRefused as wrong:
        return {
            "name": name,
            "error": {"place": f"{file}:{wrong.line}", "message": f"{wrong.what} {wrong.todo}".strip()},
        }
    except CaseError as wrong:
        return {"name": name, "error": {"place": wrong.place, "message": wrong.message}}
    except RecursionError:
        return {"name": name, "error": {"place": f"{file}:{line_of(node)}", "message": "Các phần lồng nhau quá sâu."}}
    result: Result = {
        "name": name,
        "award": case.award,
        "finding": answer.finding,
        "tree": answer.tree,
        "book_edition": answer.book_edition,
        "governed_on": answer.governed_on.isoformat(),
    }
    differs = differences(case, answer)
    if differs:
        result["differs"] = differs
    return result


def _name(node: Node) -> str:
    """The name of a case that may itself be unreadable."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.value == "name" and isinstance(value, ScalarNode):
                return str(value.value)
    return ""


def differences(case: Case, answer: Assessment) -> list[str]:
    """How an answer differs from what the case expects, in Vietnamese; empty when it agrees or expects nothing."""
    expect = case.expect
    if expect is None:
        return []
    found: list[str] = []
    if expect.finding != answer.finding:
        found.append(f"chờ kết luận {expect.finding}, nhưng được {answer.finding}")
    decided = set(answer.because)
    found += [f"điều kiện {name} không quyết định kết luận" for name in expect.because if name not in decided]
    citations = answer.citations
    found += [
        f"không có căn cứ nào chứa “{text}”" for text in expect.cites if not any(text in one for one in citations)
    ]
    return found


def judge_text(results: Sequence[Mapping[str, object]]) -> str:
    """The answers as indented Vietnamese text."""
    return "\n\n".join(_as_text(result) for result in results)


def _as_text(result: Mapping[str, object]) -> str:
    name = result["name"] or "(không tên)"
    error = cast("Mapping[str, str] | None", result.get("error"))
    if error:
        return f"■ {name}\n  Không đọc được trường hợp này. {error['place']}: {error['message']}"
    tree = cast(Mapping[str, object], result["tree"])
    lines = [
        f"■ {name}",
        as_text(tree),
        f"  Theo văn bản ngày {result['governed_on']}; sách luật {result['book_edition']}",
    ]
    lines += [f"  KHÁC VỚI DỰ KIẾN: {text}" for text in cast(Sequence[str], result.get("differs", []))]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """``python -m bangvang_law.casefile FILE.yaml [--json]``: the same as ``bangvang judge``."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in given
    files = [one for one in given if not one.startswith("--")]
    if len(files) != 1 or set(given) - {*files, "--json"}:
        print("Cách gọi: python -m bangvang_law.casefile TỆP.yaml [--json]", file=sys.stderr)
        return UNREADABLE
    try:
        results, code = judge_file(files[0])
    except (OSError, UnreadableFile) as wrong:
        print(f"Không đọc được {files[0]}: {wrong}", file=sys.stderr)
        return UNREADABLE
    print(json.dumps(results, ensure_ascii=False, indent=2) if as_json else judge_text(results))
    return code


if __name__ == "__main__":
    sys.exit(main())
