"""One broken example for every kind of error in the files of the book and of packs: each refusal names file, line, what is wrong
and what to do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
import yaml

from bangvang_law.calendar import load_calendar
from bangvang_law.errors import LawDataError
from bangvang_law.loading import load
from bangvang_law.packs import load_pack

PACKAGE = resources.files("bangvang_law")
PACKS = ("bac_ninh", "ha_noi")
ROOTS = ("data", *(f"packs/{name}" for name in PACKS))


def files_of(root: str) -> list[str]:
    with resources.as_file(PACKAGE / root) as folder:
        return sorted(f"{root}/{one.relative_to(folder)}" for one in Path(folder).rglob("*.yaml"))


FILES = [name for root in ROOTS for name in files_of(root)]
LISTS = [name for name in FILES if not name.endswith(("authorities.yaml", "pack.yaml"))]


class Copy:
    """A copy of one folder of law data; its files are named as in the package (``data/…``, ``packs/bac_ninh/…``)."""

    def __init__(self, root: str, folder: Path) -> None:
        self.root = root
        self.folder = folder
        self.shown = "data" if root == "data" else folder.name

    def path(self, file: str) -> Path:
        return self.folder / file.removeprefix(f"{self.root}/")

    def read(self) -> None:
        if self.root == "data":
            load(self.folder)
            load_calendar(self.folder)
        else:
            load_pack(self.folder)

    def refusal(self) -> LawDataError:
        with pytest.raises(LawDataError) as refused:
            self.read()
        error = refused.value
        assert re.fullmatch(rf"{self.shown}/[\w./-]+\.yaml:\d+", error.place), error
        assert error.what.endswith((".", "?")), error
        assert error.todo, f"nothing to do is said: {error}"
        return error

    def place(self, file: str, line: int) -> str:
        return f"{self.shown}/{file.removeprefix(f'{self.root}/')}:{line}"


Copier = Callable[[str], Copy]


@pytest.fixture
def copy(tmp_path: Path) -> Copier:
    def of(file: str) -> Copy:
        root = next(one for one in ROOTS if file.startswith(f"{one}/"))
        with resources.as_file(PACKAGE / root) as folder:
            return Copy(root, Path(shutil.copytree(folder, tmp_path / Path(root).name)))

    return of


# -- what may be wrong with any file ----------------------------------------------------------------------------------


def first_item(lines: list[str]) -> int:
    """Index of the first line ``- key: value`` or, in a file that is one mapping, ``key: value``."""
    return next(at for at, line in enumerate(lines) if re.match(r"(- )?\w+:", line))


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_no_yaml(file: str, copy: Copier) -> None:
    broken = copy(file)
    path = broken.path(file)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, "x: [chưa đóng", ""]), encoding="utf-8")
    error = broken.refusal()
    assert "cú pháp" in error.what
    assert int(error.place.rpartition(":")[2]) >= len(lines)


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_not_utf8(file: str, copy: Copier) -> None:
    broken = copy(file)
    text = broken.path(file).read_bytes()
    broken.path(file).write_bytes(text + b"# \xff\xfe\n")
    error = broken.refusal()
    assert error.place == broken.place(file, text.count(b"\n") + 1)
    assert "UTF-8" in error.what and "UTF-8" in error.todo


@pytest.mark.parametrize("file", FILES)
def test_a_key_written_twice(file: str, copy: Copier) -> None:
    broken = copy(file)
    lines = broken.path(file).read_text(encoding="utf-8").splitlines()
    at = first_item(lines)
    key = re.match(r"(- )?(\w+):", lines[at])
    assert key is not None
    if key[1]:
        lines.insert(at + 1, f"  {key[2]}: lần hai")
        line = at + 2
    else:
        lines.append(f"{key[2]}: lần hai")
        line = len(lines)
    broken.path(file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    error = broken.refusal()
    assert error.place == broken.place(file, line)
    assert f"“{key[2]}” được viết hai lần (lần trước ở dòng {at + 1})" in error.what


@pytest.mark.parametrize("file", FILES)
def test_a_key_that_nobody_knows(file: str, copy: Copier) -> None:
    broken = copy(file)
    lines = broken.path(file).read_text(encoding="utf-8").splitlines()
    at = first_item(lines)
    if lines[at].startswith("- "):
        lines.insert(at + 1, "  khoa_la: 1")
        line = at + 2
    else:
        lines.append("khoa_la: 1")
        line = len(lines)
    broken.path(file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    error = broken.refusal()
    assert error.place == broken.place(file, line)
    assert "khoa_la" in error.what
    assert "dùng được" in error.todo or "Có phải" in error.todo


@pytest.mark.parametrize("file", FILES)
def test_an_empty_file_and_two_documents(file: str, copy: Copier) -> None:
    broken = copy(file)
    text = broken.path(file).read_text(encoding="utf-8")
    for wrong, count in (("# trống\n", 0), (f"{text}\n---\n- {{a: 1}}\n", 2)):
        broken.path(file).write_text(wrong, encoding="utf-8")
        assert f"Tệp có {count} văn bản YAML" in broken.refusal().what


@pytest.mark.parametrize("file", LISTS)
def test_a_mapping_where_a_list_belongs_and_a_word_where_an_item_belongs(file: str, copy: Copier) -> None:
    broken = copy(file)
    text = broken.path(file).read_text(encoding="utf-8")
    broken.path(file).write_text("a: 1\n", encoding="utf-8")
    assert "phải là một danh sách" in broken.refusal().what
    broken.path(file).write_text(f"- chỉ là chữ\n{text}", encoding="utf-8")
    error = broken.refusal()
    assert error.place == broken.place(file, 1)
    assert "khóa: giá trị" in error.what


@pytest.mark.parametrize("file", [name for name in FILES if name.startswith("data/") or name.endswith("pack.yaml")])
def test_a_file_that_is_missing(file: str, copy: Copier) -> None:
    broken = copy(file)
    broken.path(file).unlink()
    error = broken.refusal()
    assert error.place == broken.place(file, 1)
    assert "Không mở được tệp" in error.what


# -- what may be wrong with one line ----------------------------------------------------------------------------------

BROKEN = Path(__file__).parent / "broken"
EXAMPLES = [
    (root, example)
    for root in ROOTS
    for example in yaml.safe_load((BROKEN / f"{Path(root).name}.yaml").read_text(encoding="utf-8"))
]


def line_of(text: str, marker: str) -> int:
    """Line of a marker; ``#2`` at its end: of its second occurrence."""
    marker, _, which = marker.partition("#")
    found = [at for at, line in enumerate(text.splitlines(), start=1) if marker in line and not line.startswith("#")]
    return found[int(which or 1) - 1]


@pytest.mark.parametrize(
    ("root", "example"), EXAMPLES, ids=[f"{root}/{one['file']}: {one['new'] or one['old']}" for root, one in EXAMPLES]
)
def test_a_wrong_line_is_named_with_what_is_wrong_and_what_to_do(
    root: str, example: dict[str, str], copy: Copier
) -> None:
    file = f"{root}/{example['file']}"
    broken = copy(file)
    path = broken.path(file)
    text = path.read_text(encoding="utf-8")
    head = re.match(r"(#.*\n)*", text)
    comments = head[0] if head else ""
    assert example["old"] in text[len(comments) :], "the example no longer fits the data"
    text = comments + text[len(comments) :].replace(example["old"], example["new"], 1)
    path.write_text(text, encoding="utf-8")
    error = broken.refusal()
    assert example["what"] in error.what, error
    assert example["todo"] in error.todo, error
    assert error.place == broken.place(file, line_of(text, example["at"])), error


# -- contradictions show both lines -----------------------------------------------------------------------------------

HERO_VOTES = """
- kind: council_yes_share
  unit: tỷ lệ
  awards: [hero_of_labor]
  entries:
  - from: 2025-12-15
    value: 3/4
    base: total_members
    citations: ["QĐ 86/2025/QĐ-UBND Bắc Ninh, Điều 8"]
    confidence: primary
    read_on: 2026-11-25
"""


def test_a_value_that_contradicts_the_national_one_shows_both_lines(copy: Copier) -> None:
    broken = copy("packs/bac_ninh/values.yaml")
    path = broken.path("packs/bac_ninh/values.yaml")
    text = path.read_text(encoding="utf-8") + HERO_VOTES
    path.write_text(text, encoding="utf-8")
    error = broken.refusal()
    assert error.place == broken.place("packs/bac_ninh/values.yaml", line_of(text, "value: 3/4") - 1)
    national = re.search(r"data/values/votes\.yaml:(\d+)", error.what)
    assert national is not None
    with resources.as_file(PACKAGE / "data" / "values" / "votes.yaml") as file:
        line = file.read_text(encoding="utf-8").splitlines()[int(national[1]) - 1]
    assert "2025-07-01, value: 9/10" in line, "the national line is the one that holds on the day"
    assert "3/4" in error.what and "9/10" in error.what
    assert "by:" in error.todo


def test_a_value_where_the_national_book_is_unread_must_name_the_clause(copy: Copier) -> None:
    broken = copy("packs/bac_ninh/values.yaml")
    path = broken.path("packs/bac_ninh/values.yaml")
    late = HERO_VOTES.replace("2025-12-15", "2027-03-01")
    path.write_text(path.read_text(encoding="utf-8") + late, encoding="utf-8")
    error = broken.refusal()
    assert "chưa đọc được" in error.what and "data/values/votes.yaml:" in error.what


def test_with_the_clause_named_the_pack_stands(copy: Copier) -> None:
    told = copy("packs/bac_ninh/values.yaml")
    path = told.path("packs/bac_ninh/values.yaml")
    by = HERO_VOTES + '    by: ["NĐ 152/2025/NĐ-CP, Điều 6 khoản 2 điểm b"]\n'
    path.write_text(path.read_text(encoding="utf-8") + by, encoding="utf-8")
    book = load_pack(told.folder)
    value = book.value("council_yes_share", book.packs[0].period.start, award="hero_of_labor")
    assert str(value.share) == "3/4"
    assert "NĐ 152/2025/NĐ-CP, Điều 6 khoản 2 điểm b" in value.citations


def test_criteria_may_be_added_where_the_law_lets_the_province_detail_and_nowhere_else(copy: Copier) -> None:
    adds = """
- award: {award}
  recipients: [individual]
  mode: add
  at: "QĐ 86/2025/QĐ-UBND Bắc Ninh, Điều 4 khoản 1"
  must:
    initiative: {{scope: grassroots}}
"""
    one = copy("packs/bac_ninh/criteria.yaml")
    path = one.path("packs/bac_ninh/criteria.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text + adds.format(award="advanced_worker"), encoding="utf-8")
    assert load_pack(one.folder).own_sentences(
        "advanced_worker", "individual", on=load_pack(one.folder).packs[0].period.start
    )
    path.write_text(text + adds.format(award="grassroots_emulation_fighter"), encoding="utf-8")
    error = one.refusal()
    assert "awards/grassroots_emulation_fighter.py:" in error.what
    assert "by:" in error.todo
