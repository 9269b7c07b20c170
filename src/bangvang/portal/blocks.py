"""Parts of a news page. A linked part holds no words of its own: it shows what the record says today."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from bangvang.conference.models import Conference
from bangvang.conference.queries import delegates_sent, directions_of
from bangvang.decision.choices import DecisionState
from bangvang.portal.choosers import DecisionChoice, IndicatorChoice
from bangvang.portal.records import figures_of, granted_by


class CaptionedImage(blocks.StructBlock):
    image = ImageBlock(label=_("ảnh"))
    caption = blocks.CharBlock(label=_("chú thích"), max_length=200)
    credit = blocks.CharBlock(label=_("người chụp, nguồn ảnh"), max_length=120, required=False)

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


class Quote(blocks.StructBlock):
    words = blocks.TextBlock(label=_("lời"))
    said_by = blocks.CharBlock(label=_("người nói"), max_length=160, required=False)

    class Meta:
        icon = "openquote"
        label = _("lời trích")
        template = "portal/blocks/quote.html"


class OfTheConference(blocks.StaticBlock):
    """Something that the page's own conference has on record: ``asked`` for when the page is shown, and told as ``value``."""

    asked: ClassVar[staticmethod[[Conference], list[Any]]]

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        conference = getattr((parent_context or {}).get("page"), "conference", None)
        return context | {"value": self.asked(conference) if conference else []}


class ConferenceDirections(OfTheConference):
    asked = staticmethod(directions_of)

    class Meta:
        icon = "list-ol"
        label = _("các ý chỉ đạo của hội nghị")
        admin_text = _("Lấy từ kết luận đã ghi của hội nghị; không gõ lại.")
        template = "portal/blocks/directions.html"


class ConferenceDelegates(OfTheConference):
    asked = staticmethod(delegates_sent)

    class Meta:
        icon = "group"
        label = _("đại biểu được bầu, cử của hội nghị")
        admin_text = _("Lấy từ kết quả biểu quyết đã ghi; không gõ lại.")
        template = "portal/blocks/delegates.html"


class Figures(blocks.ListBlock):
    """Indicators as large figures with what the book says of each."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(IndicatorChoice(label=_("chỉ tiêu")), **kwargs)

    class Meta:
        icon = "table"
        label = _("con số trong sổ")
        template = "portal/blocks/figures.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"figures": figures_of([one for one in value if one])}


class DecisionHonours(DecisionChoice):  # type: ignore[misc,valid-type]  # made by Wagtail's view set
    """The recipients of one decision, by kind, in today's wording."""

    class Meta:
        icon = "list-ul"
        label = _("danh sách của một quyết định")
        template = "portal/blocks/decision.html"

    def clean(self, value: Any) -> Any:
        decision = super().clean(value)
        if decision is not None and decision.state != DecisionState.ISSUED:
            raise ValidationError(
                _("Quyết định này chưa ban hành nên chưa đưa lên tin được. Hãy chọn quyết định đã ban hành.")
            )
        return decision

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        return context | {"granted": granted_by(value) if value else None}


class NewsBody(blocks.StreamBlock):
    paragraph = blocks.TextBlock(label=_("đoạn văn"), template="portal/blocks/paragraph.html")
    text = blocks.RichTextBlock(
        label=_("đoạn văn có định dạng"),
        features=["bold", "italic", "link", "document-link", "ol", "ul"],
        template="portal/blocks/text.html",
    )
    heading = blocks.CharBlock(label=_("đề mục"), max_length=160, template="portal/blocks/heading.html")
    quote = Quote()
    directions = blocks.ListBlock(
        blocks.TextBlock(label=_("ý")), label=_("các ý gõ tay"), template="portal/blocks/directions.html"
    )
    conference_directions = ConferenceDirections()
    delegates = ConferenceDelegates()
    honours = blocks.StaticBlock(
        label=_("danh sách khen thưởng của hội nghị"),
        admin_text=_("Lấy từ quyết định đã ban hành của hội nghị; không gõ lại."),
        template="portal/blocks/honours.html",
    )
    decision = DecisionHonours()
    figures = Figures()
    image = CaptionedImage()
    drawing = Drawing()
