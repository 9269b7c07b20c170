"""Why a signature in a PDF is not accepted, or what must be said beside it."""

from __future__ import annotations

from enum import StrEnum

from bangvang_trust.errors import Refused


class Reason(StrEnum):
    """Words that programs may rely on."""

    # the file as a whole
    NOT_PDF = "not_pdf"
    LARGE = "large"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    NO_SIGNATURE = "no_signature"
    MANY = "many"
    TOO_SLOW_TO_READ = "too_slow_to_read"
    # one signature: what it covers and whether it holds
    RANGE = "range"
    FORM = "form"
    WEAK = "weak"
    ALTERED = "altered"
    SIGNATURE = "signature"
    CHANGED_AFTER = "changed_after"
    UNCOVERED = "uncovered"
    SIGNED_AFTER = "signed_after"
    DRAWN_AFTER = "drawn_after"
    DRAWN = "drawn"
    # who, and when
    SELF_SIGNED = "self_signed"
    UNKNOWN_ROOT = "unknown_root"
    CHAIN = "chain"
    USAGE = "usage"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    EXPIRED_SINCE = "expired_since"
    REVOKED = "revoked"
    REVOCATION_UNKNOWN = "revocation_unknown"
    FUTURE = "future"
    NO_TIME = "no_time"
    NO_TIMESTAMP = "no_timestamp"
    TIMESTAMP = "timestamp"
    # what a signer gave back
    OTHER_DOCUMENT = "other_document"
    UNSIGNED = "unsigned"
    SIGNED_TWICE = "signed_twice"
    OTHER_FIELD = "other_field"
    OTHER_CERTIFICATE = "other_certificate"
    ADDED = "added"
    LONG = "long"
    # the signer itself
    UNAVAILABLE = "unavailable"
    SLOW = "slow"
    KEY_MISSING = "key_missing"
    KEY_OPEN_TO_OTHERS = "key_open_to_others"
    KEY_PASSPHRASE = "key_passphrase"  # noqa: S105 - a word, not a secret
    KEY_DAMAGED = "key_damaged"
    ROOT_DAMAGED = "root_damaged"


class Weight(StrEnum):
    """What a reason means for the signature that it is said of."""

    BROKEN = "broken"
    UNPROVEN = "unproven"
    NOTED = "noted"


_NOTED = frozenset({Reason.DRAWN, Reason.SIGNED_AFTER, Reason.NO_TIMESTAMP, Reason.REVOCATION_UNKNOWN})
_UNPROVEN = frozenset(
    {
        Reason.SELF_SIGNED,
        Reason.UNKNOWN_ROOT,
        Reason.EXPIRED_SINCE,
        Reason.DRAWN_AFTER,
        Reason.NO_TIME,
        Reason.TIMESTAMP,
    }
)


def weight_of(reason: Reason) -> Weight:
    """How much a reason weighs; whatever is not said to be lighter breaks the signature."""
    if reason in _NOTED:
        return Weight.NOTED
    return Weight.UNPROVEN if reason in _UNPROVEN else Weight.BROKEN


_ASK = "Đừng dựa vào tệp này khi chưa hỏi cơ quan đã ký."
_AGAIN = "Hãy xin lại tệp gốc từ nơi gửi."
_NOT_KEPT = "Tệp nhận về không được giữ; văn bản vẫn là chưa ký."

SENTENCES: dict[Reason, str] = {
    Reason.NOT_PDF: "Tệp không phải PDF: phải bắt đầu bằng “%PDF-”. Hãy chọn đúng tệp.",
    Reason.LARGE: "Tệp nặng hơn {most} MB nên không được mở. Hãy gửi riêng văn bản đã ký.",
    Reason.ENCRYPTED: "Tệp PDF có mật khẩu nên không kiểm được chữ ký. Hãy xin bản không đặt mật khẩu.",
    Reason.UNREADABLE: "Tệp PDF hỏng, hoặc được viết theo lối có thể đọc ra hai cách, nên không kiểm được chữ ký. "
    + _AGAIN,
    Reason.NO_SIGNATURE: "Tệp PDF không có chữ ký số nào. Nếu là bản quét của giấy đã ký thì chỉ xem được bằng mắt.",
    Reason.MANY: "Tệp có hơn {most} chữ ký nên không được kiểm. " + _ASK,
    Reason.TOO_SLOW_TO_READ: "Đã dừng đọc tệp: {why}. Chưa kiểm được chữ ký nào. " + _AGAIN,
    Reason.RANGE: (
        "Phần tệp mà chữ ký nói là nó bảo vệ không khớp với chỗ của chính chữ ký: đây là dấu hiệu chữ ký bị dời từ tệp khác. "
        + _ASK
    ),
    Reason.FORM: "Chữ ký không theo dạng được chấp nhận (PAdES hoặc PKCS#7 tách rời), nên coi như chưa ký. " + _ASK,
    Reason.WEAK: "Chữ ký dùng thuật toán đã bị phá ({what}), nên không còn chứng minh được gì. Hãy yêu cầu ký lại bằng SHA-256.",
    Reason.ALTERED: "Nội dung đã bị sửa sau khi ký: số kiểm của tệp khác số đã ký. " + _ASK,
    Reason.SIGNATURE: "Chữ ký không phải do khóa của chứng thư kèm theo tạo ra. " + _ASK,
    Reason.CHANGED_AFTER: "Sau chữ ký này, tệp bị ghi thêm phần làm đổi nội dung (ngoài việc ký thêm). " + _ASK,
    Reason.UNCOVERED: "Sau chữ ký cuối còn phần tệp mà không chữ ký nào bảo vệ. " + _ASK,
    Reason.SIGNED_AFTER: "Sau chữ ký này chỉ có chữ ký khác hoặc dữ liệu kiểm chứng được ghi thêm; lời văn không đổi.",
    Reason.DRAWN_AFTER: (
        "Sau chữ ký này có chữ ký khác đặt thêm hình trên trang. Hãy nhìn xem hình ấy có che hoặc thêm chữ nào không."
    ),
    Reason.DRAWN: "Chữ ký có hình đặt trên trang. Hãy nhìn xem hình ấy có che chữ nào không.",
    Reason.SELF_SIGNED: "Chứng thư do người ký tự cấp cho mình: ai cũng làm được, nên không chứng minh được là ai ký.",
    Reason.UNKNOWN_ROOT: (
        "Chứng thư không dẫn tới tổ chức nào mà cơ quan đã tin. Nếu tin, quản trị đặt chứng thư gốc vào thư mục trusted."
    ),
    Reason.CHAIN: "Chuỗi chứng thư sai ({what}), nên không chứng minh được là ai ký. " + _ASK,
    Reason.USAGE: "Chứng thư không được cấp để ký văn bản. " + _ASK,
    Reason.NOT_YET: "Chữ ký ghi lúc {when}, trước khi chứng thư có hiệu lực ({limit}). " + _ASK,
    Reason.EXPIRED: "Chữ ký ghi lúc {when}, sau khi chứng thư hết hạn ({limit}). " + _ASK,
    Reason.EXPIRED_SINCE: (
        "Chứng thư nay đã hết hạn và chữ ký không có dấu thời gian, nên không chứng minh được là đã ký khi còn hạn."
    ),
    Reason.REVOKED: "Chứng thư đã bị thu hồi, và không có gì chứng minh chữ ký có trước khi thu hồi. " + _ASK,
    Reason.REVOCATION_UNKNOWN: "Chưa biết chứng thư có bị thu hồi không: tệp không kèm, máy này cũng không có danh sách thu hồi.",
    Reason.FUTURE: "Chữ ký ghi lúc {when}, chưa tới. " + _ASK,
    Reason.NO_TIME: "Chữ ký không ghi lúc ký, cũng không có dấu thời gian.",
    Reason.NO_TIMESTAMP: "Không có dấu thời gian: lúc ký là do máy người ký ghi, chưa có bên thứ ba xác nhận.",
    Reason.TIMESTAMP: "Có dấu thời gian nhưng không dùng được: sai, hoặc không dẫn tới tổ chức mà cơ quan đã tin.",
    Reason.OTHER_DOCUMENT: "Nơi ký trả về một tệp khác: không bắt đầu bằng đúng văn bản đã gửi đi. " + _NOT_KEPT,
    Reason.UNSIGNED: "Nơi ký trả về văn bản chưa có chữ ký mới. " + _NOT_KEPT,
    Reason.SIGNED_TWICE: "Nơi ký trả về văn bản có nhiều hơn một chữ ký mới. " + _NOT_KEPT,
    Reason.OTHER_FIELD: "Chữ ký mới nằm ở ô “{got}”, không phải ô “{field}” đã yêu cầu. " + _NOT_KEPT,
    Reason.OTHER_CERTIFICATE: "Chữ ký mới là của “{got}”, không phải chứng thư đã khai cho việc này. " + _NOT_KEPT,
    Reason.ADDED: "Ngoài chữ ký, nơi ký còn ghi thêm điều khác vào văn bản. " + _NOT_KEPT,
    Reason.LONG: "Nơi ký trả về tệp dài hơn mức một chữ ký cần. " + _NOT_KEPT,
    Reason.UNAVAILABLE: "Không ký được bằng “{name}”: {why}. Văn bản vẫn là chưa ký; có thể ký trên giấy rồi đính kèm bản quét.",
    Reason.SLOW: (
        "“{name}” chưa trả lời sau {seconds} giây nên đã dừng đợi. Văn bản vẫn là chưa ký; hãy thử lại khi nơi ký chạy lại."
    ),
    Reason.KEY_MISSING: "Không có tệp khóa {file}. Hãy kiểm tra đường dẫn, hoặc gắn lại thiết bị giữ khóa.",
    Reason.KEY_OPEN_TO_OTHERS: "Tệp khóa {file} đang cho người khác trên máy đọc hoặc ghi. Hãy chạy: chmod 0400 {file}",
    Reason.KEY_PASSPHRASE: "Mật khẩu không mở được tệp khóa {file}. Hãy kiểm tra mật khẩu đã khai.",
    Reason.KEY_DAMAGED: "Tệp {file} không có đủ khóa riêng và chứng thư của người ký. Hãy lấy lại bản cất giữ.",
    Reason.ROOT_DAMAGED: "Tệp {file} trong thư mục trusted không phải chứng thư hay danh sách thu hồi. Hãy thay hoặc bỏ tệp này.",
}


def sentence_of(reason: Reason, **facts: object) -> str:
    """The sentence for whoever holds the file; ``facts`` fill it."""
    return SENTENCES[reason].format(**facts)


def refusal(reason: Reason, **facts: object) -> Refused:
    """The refusal to raise."""
    return Refused(reason, sentence_of(reason, **facts))
