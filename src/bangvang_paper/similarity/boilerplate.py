"""What stands in everybody's report because the form prints it or the office always says it so: nobody copied it.

Written with marks, compared without. A phrase is worth a line here when two honest reports cannot avoid sharing it.
"""

PHRASES = (
    # the form
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "Báo cáo thành tích",
    "Báo cáo thành tích đề nghị tặng thưởng",
    "Sơ lược lý lịch",
    "Thành tích đạt được",
    "Quyền hạn, nhiệm vụ được giao hoặc đảm nhận",
    "Đặc điểm, tình hình",
    "Địa điểm trụ sở chính, điện thoại",
    "Chức năng, nhiệm vụ",
    "Các hình thức đã được khen thưởng",
    "Danh hiệu thi đua",
    "Hình thức khen thưởng",
    "Số, ngày, tháng, năm của quyết định công nhận danh hiệu thi đua; cơ quan ban hành quyết định",
    "Số, ngày, tháng, năm của quyết định khen thưởng; cơ quan ban hành quyết định",
    "Chức vụ Đảng, chính quyền, đoàn thể",
    "Trình độ chuyên môn, nghiệp vụ",
    "Học hàm, học vị, danh hiệu, giải thưởng",
    # the names of what is proposed
    "Lao động tiên tiến",
    "Chiến sĩ thi đua cơ sở",
    "Chiến sĩ thi đua cấp tỉnh",
    "Chiến sĩ thi đua toàn quốc",
    "Tập thể lao động xuất sắc",
    "Tập thể lao động tiên tiến",
    "Bằng khen của Chủ tịch Ủy ban nhân dân",
    "Bằng khen của Thủ tướng Chính phủ",
    "Huân chương Lao động hạng",
    # what every report says
    "Tôi xin cam đoan những nội dung trên là đúng sự thật",
    "Tôi xin chịu trách nhiệm trước pháp luật về những nội dung đã báo cáo",
    "Hoàn thành xuất sắc nhiệm vụ được giao",
    "Hoàn thành tốt nhiệm vụ được giao",
    "Chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước",
    "Chấp hành nghiêm chỉnh chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
    "Thực hiện tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Có tinh thần đoàn kết, tương trợ đồng nghiệp",
    "Tích cực tham gia các phong trào thi đua",
    "Không vi phạm kỷ luật",
    "Không có đơn thư khiếu nại, tố cáo",
    "Phòng, chống tham nhũng, lãng phí",
    "Thực hành tiết kiệm, chống lãng phí",
)
