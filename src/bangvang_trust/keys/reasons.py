"""Why a ring, a key file or a vouch is not accepted."""

from __future__ import annotations

from enum import StrEnum

from bangvang_trust.errors import Refused


class Reason(StrEnum):
    """Words that programs may rely on."""

    RING = "ring"
    TWICE = "twice"
    DAYS = "days"
    BODY = "body"
    PASSPHRASE = "passphrase"  # noqa: S105 - a word, not a secret
    WEAK = "weak"
    FILE_EXISTS = "file_exists"
    FILE_MISSING = "file_missing"
    FILE_OPEN_TO_OTHERS = "file_open_to_others"
    FILE_DAMAGED = "file_damaged"
    NOT_IN_RING = "not_in_ring"
    MAY_NOT_VOUCH = "may_not_vouch"
    ANNOUNCEMENT = "announcement"
    ANNOUNCED_OTHER = "announced_other"


SENTENCES: dict[Reason, str] = {
    Reason.RING: "Tệp vòng khóa sai ở {place}: {what}. Hãy lấy lại tệp từ cơ quan phát hành; đừng sửa tay.",
    Reason.TWICE: "Vòng khóa có hai khóa cùng mã {kid}. Mỗi mã chỉ được là một khóa.",
    Reason.DAYS: "Khóa phải có ngày bắt đầu không sau ngày hết hạn, đang là {start} và {end}.",
    Reason.BODY: "Tên cơ quan của khóa phải là tên in trên giấy: một dòng, không ký tự ẩn, không quá 160 chữ.",
    Reason.PASSPHRASE: "Mật khẩu không mở được tệp khóa {file}. Hãy thử lại; không có cách nào khác để mở.",
    Reason.WEAK: "Mật khẩu của khóa cần ít nhất {least} ký tự. Năm, sáu từ ngẫu nhiên là đủ mạnh và dễ nhớ.",
    Reason.FILE_EXISTS: "Đã có tệp {file}. Tệp khóa không bao giờ bị ghi đè; hãy chọn tên khác.",
    Reason.FILE_MISSING: "Không có tệp khóa {file}. Hãy kiểm tra đường dẫn, hoặc gắn lại thiết bị giữ khóa.",
    Reason.FILE_OPEN_TO_OTHERS: "Tệp khóa {file} đang cho người khác trên máy đọc hoặc ghi. Hãy chạy: chmod 0400 {file}",
    Reason.FILE_DAMAGED: "Tệp {file} không phải khóa riêng P-256 hay Ed25519 có mật khẩu (PEM, PKCS#8). Hãy lấy lại bản cất giữ.",
    Reason.NOT_IN_RING: "Khóa {kid} trong tệp không có trong vòng khóa. Hãy dùng đúng vòng khóa của cơ quan, hoặc thêm khóa vào.",
    Reason.ANNOUNCEMENT: "Lời công bố trong tệp vòng khóa viết sai. Hãy lấy lại tệp từ cơ quan phát hành.",
    Reason.ANNOUNCED_OTHER: (
        "Vòng khóa này không phải vòng khóa mà nhật ký đã công bố ngày {day}: có khóa bị thêm, bớt hoặc sửa. "
        "Đừng tin khóa nào trong đó; hãy lấy lại tệp từ cơ quan phát hành."
    ),
    Reason.MAY_NOT_VOUCH: "Khóa của {body} không bảo đảm được cho khóa khác vào ngày {day}: ngoài thời hạn, hoặc đã thu hồi.",
}


def refusal(reason: Reason, **facts: object) -> Refused:
    """The refusal to raise; ``facts`` fill the sentence."""
    return Refused(reason, SENTENCES[reason].format(**facts))
