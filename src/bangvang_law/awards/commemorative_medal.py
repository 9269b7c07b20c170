"""Kỷ niệm chương, Điều 71: each body that gives it sets name, recipients and criteria."""

from bangvang_law.criteria import all_of, left_to_local, stated

_ARTICLE = "Luật 06/2022/QH15, Điều 71"

SENTENCES = {
    "individual": all_of(
        stated(
            "contribution_to_development_of_body",
            "đóng góp vào quá trình xây dựng và phát triển của bộ, ban, ngành, tỉnh, tổ chức",
            judged=True,
            at=_ARTICLE,
        ),
        left_to_local(
            "Nơi tặng quy định tên, đối tượng và tiêu chuẩn Kỷ niệm chương; cần người đối chiếu.", at=_ARTICLE
        ),
    )
}
