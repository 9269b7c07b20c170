"""The words that fill lists of people and awards, with their marks: what decides between two readings of one cell.

Names first (families, then middle and given names), then the words of units, positions and awards. The list only weighs:
a word that is missing here is still read, its reading is only less sure.
"""

from __future__ import annotations

_NAMES = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm phùng mai tô
hà tạ cao châu tăng quách thái lưu lương la từ thạch kim sơn danh giang lục triệu mạc tống đàm ninh chu lò vàng giàng hoa
thào sùng cầm bế nông hứa ma vi lô lữ kiều khổng doãn đồng nghiêm quang tiêu thân âu ông ung viên đậu bành nhâm cù cung
thị văn đức hữu xuân minh ngọc thu thanh công quốc đình duy hồng kim thúy thuý bá viết trọng gia bảo khánh như phương mỹ
an anh ánh ân bách bằng bích bình cầm cảnh cẩm chi chí chiến chính chung cúc cường dân danh diễm diệp diệu dũng duyên dung
đại đan đạo đạt điền điệp đoan đông giao giáp hải hân hạnh hào hảo hậu hằng hiếu hiền hiển hiệp hiệu hòa hoà hoài hoan
hoạt hợp huân huấn huệ hùng huy huyền hưng hương hường hưởng kha khải khang khiêm khoa khôi khuê khuyên kiên kiệt kỳ kỷ
lam lan lân lành liên liễu linh loan lộc lợi long luân luận luật lực ly mạnh mẫn mến miên mơ mùi muội my na nam năm nga ngà
ngân nghĩa nghi nguyên nguyệt nhã nhân nhật nhi nhung nhuận nhựt oanh phi phong phú phúc phước phụng phượng quân quế quý
quyên quyền quyết quyến quỳnh sang sáng sâm sen sĩ sinh song sửu tá tài tâm tấn tân thắm thắng thành thạnh thảo thắm thế
thiện thiên thìn thịnh thọ thoa thoan thoại thông thơ thời thơm thủy thuỷ thùy thuỳ thuần thuận thục thương thường
thúc thư tiến tiên tiệp tín tỉnh
tình toàn toản tôn tới trà trâm trang tranh trí triển trinh trung trúc trực trường tú tuân tuấn tuất tùng tuyến tuyết
tuyền tuyên tuyển tư tường tưởng tý uyên ước út vân vinh vĩnh việt vịnh vọng vui vượng vy vỹ xuyến xuyên yên yến ý ấm ái ất
"""
_UNITS_AND_AWARDS = """
ông bà anh chị cô đồng chí họ và tên số thứ tự năm ngày tháng sinh giới tính nam nữ chức vụ đơn vị nơi công tác hình thức
danh hiệu khen thưởng đề nghị ghi chú thành tích tóm tắt tập thể cá nhân hộ gia đình giấy bằng huân chương huy kỷ niệm
chiến sĩ sỹ thi đua cơ sở cấp tỉnh bộ toàn quốc lao động tiên tiến xuất sắc cờ chính phủ thủ tướng chủ tịch nước ủy uỷ ban
nhân dân hội đồng phòng trường trung học phổ thông tiểu mầm non mẫu giáo đại cao đẳng bệnh viện khoa trạm y tế sở cục chi
tổng ty xã phường thị trấn huyện quận thành phố tỉnh thôn tổ khu phó trưởng giám đốc hiệu kế toán văn thư bảo vệ viên giáo
chuyên nhân bác điều dưỡng kỹ thuật thanh tra đảng đoàn công nông hội phụ nữ cựu binh mặt trận liên hiệp hợp tác quân sự
đội tiểu trung đại sư úy uý tá tướng thượng thiếu hạ nguyên quyền trong việc thực hiện nhiệm vụ phong trào giai đoạn yêu
xây dựng nền vững mạnh nông thôn mới học tập làm theo tư tưởng đạo đức phong cách hồ chí minh có đã được của cho các những
với từ đến về theo tại nhiều góp phần sự nghiệp vì hạng nhất nhì ba thầy thuốc ưu tú nghệ cụm khối cộng hòa hoà chủ nghĩa
độc lập tự do hạnh phúc căn cứ quyết định điều danh sách kèm theo nơi nhận lưu tờ trình biên bản báo cáo xét ở không là
một hai bốn sáu bảy tám chín mười đạt loại tốt khá giỏi sáng kiến giải pháp hoàn nghề đời sống kinh tế an ninh trật tự quỹ
trợ xóa đói giảm nghèo tâm vận tải điện lực thuế kho bạc môi giao thông vận nội vụ tư pháp tài chính đầu tư thương mại
"""

COMMON = frozenset((_NAMES + _UNITS_AND_AWARDS).split())
"""Composed, in small letters."""
