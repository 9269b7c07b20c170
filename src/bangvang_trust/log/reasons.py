"""Why a note, a proof, a log or a checkpoint is not accepted."""

from __future__ import annotations

from enum import StrEnum

from bangvang_trust.errors import Refused


class Reason(StrEnum):
    """Words that programs may rely on."""

    NOTE = "note"
    KEY = "key"
    UNSIGNED = "unsigned"
    SIGNATURE = "signature"
    CHECKPOINT = "checkpoint"
    ORIGIN = "origin"
    PROOF = "proof"
    NOT_INCLUDED = "not_included"
    FEW_WITNESSES = "few_witnesses"
    LEAF = "leaf"
    ENTRY = "entry"
    SHORT = "short"
    LONG = "long"
    ROOT = "root"
    OLD_SIZE = "old_size"
    SHORTER = "shorter"
    SPLIT = "split"
    INCONSISTENT = "inconsistent"
    STATE = "state"


_KEEP = "Hãy giữ nguyên hiện trạng, sao chép cả hai bản và báo người phụ trách an toàn thông tin."

SENTENCES: dict[Reason, str] = {
    Reason.NOTE: "Văn bản này không phải một bản ghi có ký (signed note): {what}. Hãy lấy lại nguyên văn, đừng sửa tay.",
    Reason.KEY: "Khóa kiểm này viết sai: {what}. Hãy lấy lại từ cơ quan giữ nhật ký.",
    Reason.UNSIGNED: "Không có chữ ký nào của khóa đã biết. Hãy lấy đúng khóa kiểm của nhật ký, hoặc hỏi cơ quan giữ nhật ký.",
    Reason.SIGNATURE: "Chữ ký của {name} không khớp: nội dung đã bị sửa sau khi ký. " + _KEEP,
    Reason.CHECKPOINT: "Điểm chốt viết sai: {what}. Hãy lấy lại nguyên văn, đừng sửa tay.",
    Reason.ORIGIN: "Điểm chốt là của nhật ký “{origin}”, không phải nhật ký đang kiểm.",
    Reason.PROOF: "Tệp chứng minh viết sai: {what}. Hãy lấy lại nguyên văn, đừng sửa tay.",
    Reason.NOT_INCLUDED: "Bản ghi không nằm ở vị trí {index} của nhật ký tại điểm chốt {size} dòng. " + _KEEP,
    Reason.FEW_WITNESSES: "Điểm chốt mới có {count} người làm chứng xác nhận, cần {least}. Hãy chờ hoặc xin thêm xác nhận.",
    Reason.LEAF: "Dòng nhật ký viết sai: {what}.",
    Reason.ENTRY: "Dòng {index} của nhật ký đã khác lúc ghi. " + _KEEP,
    Reason.SHORT: "Nhật ký chỉ còn {size} dòng, điểm chốt ghi {expected}: có dòng đã mất. " + _KEEP,
    Reason.LONG: "Nhật ký có hơn {expected} dòng mà điểm chốt ghi. Hãy kiểm đúng phần trước điểm chốt.",
    Reason.ROOT: "Gốc của {size} dòng không khớp điểm chốt: có dòng bị sửa, thêm, bỏ hoặc đổi chỗ. " + _KEEP,
    Reason.OLD_SIZE: "Người làm chứng đã xác nhận đến dòng {size}; hãy gửi chứng minh nối tiếp từ đúng dòng đó.",
    Reason.SHORTER: "Nhật ký {origin} ngắn lại: đã xác nhận {known} dòng, nay chỉ có {size}. Không xác nhận. " + _KEEP,
    Reason.SPLIT: "Nhật ký {origin} có hai bản khác nhau cùng {size} dòng. Không xác nhận. " + _KEEP,
    Reason.INCONSISTENT: (
        "Nhật ký {origin} với {size} dòng không nối tiếp bản {known} dòng đã xác nhận. Không xác nhận. " + _KEEP
    ),
    Reason.STATE: "Tệp trạng thái của người làm chứng hỏng: {file}. Hãy khôi phục bản sao; đừng xóa để làm lại từ đầu.",
}


def refusal(reason: Reason, **facts: object) -> Refused:
    """The refusal to raise; ``facts`` fill the sentence."""
    return Refused(reason, SENTENCES[reason].format(**facts))
