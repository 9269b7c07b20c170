"""A tree of findings as indented Vietnamese text, for people at a terminal and for the proof sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from bangvang_law.finding import Word

CRITERION_NAMES = {
    "in_force": "Có trong luật",
    "recipient_kind": "Đối tượng",
    "recipient_group": "Nhóm đối tượng",
    "authority": "Thẩm quyền",
    "hold": "Việc phải chờ",
    "double_reward": "Không khen hai lần",
    "freshness": "Thời hạn của thành tích",
    "after_discipline": "Sau kỷ luật",
    "held": "Đã được tặng",
    "held_in_a_row": "Được tặng liên tục",
    "rated": "Xếp loại",
    "rated_in_a_row": "Xếp loại liên tục",
    "initiative": "Sáng kiến, đề tài",
    "service": "Thời gian phục vụ",
    "post_held": "Chức vụ",
    "member_share": "Tỷ lệ thành viên",
    "member_count": "Số thành viên",
    "member_discipline": "Kỷ luật của thành viên",
    "leads_block": "Cụm, khối thi đua",
    "movement_result": "Phong trào thi đua",
    "stated": "Ghi nhận của người có trách nhiệm",
    "unread": "Luật chưa đọc",
    "all_of": "Tất cả các điều kiện",
    "any_of": "Một trong các trường hợp",
}
"""What each criterion id is called on the page."""

Node = Mapping[str, object]


def as_text(tree: Node) -> str:
    """The tree as text: one line per node with its word, reason and articles, facts below."""
    return "\n".join(_lines(tree, 0))


def _lines(node: Node, depth: int) -> Iterator[str]:
    indent = "  " * depth
    word = Word(str(node["finding"])).vi.upper()
    criterion = str(node["criterion"])
    name = CRITERION_NAMES.get(criterion)
    head = f"{name}: " if name else ""
    yield f"{indent}[{word}] {head}{node['reason']}"
    citations = cast(Sequence[str], node["citations"])
    if citations:
        yield f"{indent}  Căn cứ: {'; '.join(citations)}"
    for fact in cast(Sequence[str], node["facts"]):
        yield f"{indent}  · {fact}"
    for part in cast(Sequence[Node], node["parts"]):
        yield from _lines(part, depth + 1)
