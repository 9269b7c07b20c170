"""Parts of a news page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class CaptionedImage(blocks.StructBlock):
    image = ImageBlock(label=_("ảnh"))
    caption = blocks.CharBlock(label=_("chú thích"), max_length=200)

    class Meta:
        icon = "image"
        label = _("ảnh có chú thích")
        template = "portal/blocks/image.html"


class Drawing(blocks.StructBlock):
    """Stands in for a photograph until the editor has one; says so in its alternative text."""

    kind = blocks.ChoiceBlock(label=_("hình"), choices=[("collective", _("tập thể")), ("individual", _("cá nhân"))])
    caption = blocks.CharBlock(label=_("chú thích"), max_length=200)

    class Meta:
        icon = "image"
        label = _("hình vẽ thay ảnh")
        template = "portal/blocks/drawing.html"


class NewsBody(blocks.StreamBlock):
    paragraph = blocks.TextBlock(label=_("đoạn văn"), template="portal/blocks/paragraph.html")
    directions = blocks.ListBlock(
        blocks.TextBlock(label=_("ý")), label=_("các ý chỉ đạo"), template="portal/blocks/directions.html"
    )
    honours = blocks.StaticBlock(
        label=_("danh sách khen thưởng"),
        admin_text=_("Lấy từ quyết định đã ban hành của hội nghị; không gõ lại."),
        template="portal/blocks/honours.html",
    )
    image = CaptionedImage()
    drawing = Drawing()
