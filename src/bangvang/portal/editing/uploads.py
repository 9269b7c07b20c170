"""What an editor may send up: photographs without what the camera wrote beside them, and papers that are what their name says."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
KEPT_OF_A_PICTURE = ("icc_profile", "transparency")
QUALITY: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "WEBP": {"quality": 90},
    "PNG": {"optimize": True},
}
OFFICE_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}


BROKEN = gettext_lazy("Ảnh hỏng hoặc thiếu phần sau. Hãy mở ảnh trên máy, lưu lại rồi gửi.")


class PictureForm(BaseImageForm):
    """Every way of sending up a picture ends in this form, so none keeps where and with what it was taken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].to_python = kindly(self.fields["file"].to_python)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        return without_traces(file) if isinstance(file, UploadedFile) else file


class PaperForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            must_be_what_it_says(file)
        return file


def kindly(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """``read`` of Wagtail's field, which counts the frames of a picture and stumbles where it was cut off."""

    def reading(data: Any) -> Any:
        try:
            return read(data)
        except (OSError, SyntaxError) as error:
            raise ValidationError(BROKEN) from error

    return reading


def without_traces(file: UploadedFile) -> UploadedFile:
    """The picture written anew, upright, without place, camera or comment. Raises ValidationError when it is broken."""
    ending = _ending(file)
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            picture = ImageOps.exif_transpose(Image.open(BytesIO(file.read())))
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValidationError(BROKEN) from error
    picture.info = {key: picture.info[key] for key in KEPT_OF_A_PICTURE if key in picture.info}
    kind = FORMATS[ending]
    written = BytesIO()
    picture.save(written, kind, icc_profile=picture.info.get("icc_profile"), **QUALITY[kind])
    clean = SimpleUploadedFile(file.name or "anh", written.getvalue(), content_type=f"image/{kind.lower()}")
    clean.image = getattr(file, "image", None)  # type: ignore[attr-defined]  # what Wagtail's field found out
    return clean


def must_be_what_it_says(file: UploadedFile) -> None:
    """Raises ValidationError unless the beginning of a PDF, or the parts of an office file, are there."""
    ending = _ending(file)
    file.seek(0)
    found = _is_pdf(file) if ending == "pdf" else _has_part(file, OFFICE_PARTS.get(ending, ""))
    file.seek(0)
    if not found:
        raise ValidationError(
            _("Tệp đề đuôi .%(ending)s nhưng bên trong không phải. Hãy lưu lại đúng loại (PDF, DOCX, XLSX) rồi gửi."),
            params={"ending": ending},
        )


def _ending(file: UploadedFile) -> str:
    return (file.name or "").rpartition(".")[2].lower()


def _is_pdf(file: UploadedFile) -> bool:
    return file.read(5) == b"%PDF-"


def _has_part(file: UploadedFile, part: str) -> bool:
    try:
        with zipfile.ZipFile(file) as parts:
            return part in parts.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
