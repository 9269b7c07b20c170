"""Pictures of the portal as files: only the copies that Wagtail cut for pages, never what was sent up."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

MEDIA_TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
A_YEAR = 365 * 24 * 3600


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """One copy. Its name holds its size and its cut, so it never changes; its policy lets nothing in it run."""
    path = Path(settings.MEDIA_ROOT) / "images" / name
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None or not path.is_file():
        raise Http404
    answer = FileResponse(path.open("rb"), content_type=media_type)
    answer["Content-Security-Policy"] = "default-src 'none'"
    answer["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return answer
