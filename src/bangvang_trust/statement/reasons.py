"""Why a statement is not accepted: a word for programs and a sentence for whoever holds the paper."""

from __future__ import annotations

from enum import StrEnum

from bangvang_trust.errors import Refused


class Reason(StrEnum):
    """Words that programs may rely on."""

    NO_STATEMENT = "no_statement"
    LONG = "long"
    LETTERS = "letters"
    PACKING = "packing"
    LARGE = "large"
    FORMAT = "format"
    ALGORITHM = "algorithm"
    VERSION = "version"
    CONTENT = "content"
    UNKNOWN_KEY = "unknown_key"
    SIGNATURE = "signature"
    KEY_REVOKED = "key_revoked"
    KEY_EARLY = "key_early"
    KEY_EXPIRED = "key_expired"
    OTHER_BODY = "other_body"
    OTHER_ADDRESS = "other_address"


_SCAN = "Hãy quét lại cả ô QR ở nơi đủ sáng; nếu vẫn vậy, hỏi cơ quan ghi trên giấy."
_ASK = "Đừng tin tờ giấy này khi chưa hỏi cơ quan ghi trên giấy."
_ONLINE = "Hãy mở địa chỉ trên mạng để tra sổ."

SENTENCES: dict[Reason, str] = {
    Reason.NO_STATEMENT: "Địa chỉ này không mang lời chứng: không có /x/, mã và phần sau dấu #. " + _ONLINE,
    Reason.LONG: "Phần sau dấu # dài hơn mọi lời chứng đã từng cấp, nên không được mở. " + _SCAN,
    Reason.LETTERS: "Phần sau dấu # có ký tự thừa, thiếu hoặc lạ, nên không đọc được. " + _SCAN,
    Reason.PACKING: "Lời chứng bị hỏng hoặc bị cắt: phần nén không mở ra được. " + _SCAN,
    Reason.LARGE: "Lời chứng mở ra lớn hơn mức cho phép, nên không được đọc. " + _ASK,
    Reason.FORMAT: "Phần sau dấu # không phải lời chứng do Bảng Vàng lập. " + _ASK,
    Reason.ALGORITHM: "Lời chứng không ký bằng thuật toán được chấp nhận (ES256), nên coi như chưa ký. " + _ASK,
    Reason.VERSION: "Lời chứng thuộc phiên bản mà chương trình này chưa biết. Hãy dùng bản mới hơn. " + _ONLINE,
    Reason.CONTENT: "Lời chứng không viết đúng cách: thiếu mục, ngày sai hoặc có ký tự ẩn. " + _ASK,
    Reason.UNKNOWN_KEY: (
        "Không có khóa {kid} trong vòng khóa dùng để kiểm. Có thể giấy do cơ quan khác cấp, vòng khóa đã cũ, hoặc giấy là "
        "giả. Hãy lấy vòng khóa mới nhất, hoặc hỏi cơ quan ghi trên giấy."
    ),
    Reason.SIGNATURE: "Chữ ký không khớp: có điều bị sửa sau khi ký, hoặc không phải {body} ký. " + _ASK,
    Reason.KEY_REVOKED: "{body} đã thu hồi khóa ký lời chứng này (ngày {day}), nên chữ ký không còn giá trị. " + _ONLINE,
    Reason.KEY_EARLY: "Lời chứng ghi ký ngày {day}, trước khi khóa của {body} bắt đầu dùng ({limit}). " + _ASK,
    Reason.KEY_EXPIRED: "Lời chứng ghi ký ngày {day}, sau khi khóa của {body} hết hạn ({limit}). " + _ASK,
    Reason.OTHER_BODY: "Lời chứng ghi người ký là “{issuer}”, nhưng khóa là của {body}. " + _ASK,
    Reason.OTHER_ADDRESS: "Lời chứng là của giấy mang mã {theirs}, không phải mã {ours} trong địa chỉ. " + _ASK,
}


def refusal(reason: Reason, **facts: object) -> Refused:
    """The refusal to raise; ``facts`` fill the sentence."""
    return Refused(reason, SENTENCES[reason].format(**facts))
