"""Words with which the names of people begin, in small letters with their marks; nobody is refused for having another."""

from __future__ import annotations

FAMILY_NAMES = frozenset({
    "bàn", "bành", "bá", "bùi", "bạch", "bế", "bồ", "cam", "cao", "chu", "chung", "châu", "chíu", "chử", "cung", "cái", "cù",
    "cư", "cầm", "cứ", "danh", "diệp", "doãn", "dương", "giàng", "giáp", "hoàng", "huỳnh", "hà", "hán", "hạ", "hảng", "hầu",
    "hồ", "hồng", "hờ", "hứa", "khúc", "khương", "khổng", "kim", "kiều", "kpă", "ksor", "la", "leo", "liêu", "lâm", "lã",
    "lê", "lò", "lý", "lưu", "lương", "lường", "lại", "lầu", "lục", "lữ", "lỳ", "ma", "mai", "mã", "mông", "mùa", "mạc",
    "mầu", "mẫn", "nay", "nghiêm", "nguyễn", "ngân", "ngô", "ngọc", "nhan", "nhâm", "nhữ", "ninh", "nông", "phan", "phí",
    "phó", "phùng", "phú", "phương", "phạm", "quan", "quang", "quàng", "quách", "rmah", "rơ", "sa", "siu", "sùng", "sơn",
    "sầm", "sằm", "thi", "thiều", "thào", "thái", "thân", "thòng", "thạch", "tiêu", "trang", "triệu", "trình", "trưng",
    "trương", "trần", "trịnh", "tòng", "tô", "tôn", "tăng", "tạ", "tất", "tống", "từ", "uông", "vi", "viên", "vàng", "võ",
    "văn", "vũ", "vương", "vừ", "xa", "y", "yên", "ân", "âu", "ôn", "ông", "úc", "đan", "đinh", "điêu", "đoàn", "đàm", "đào",
    "đèo", "đường", "đặng", "đồng", "đỗ", "đới", "ưng",
})  # fmt: skip
