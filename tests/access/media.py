"""Pictures of the portal are for everybody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

from access.route import Route


def _copy(world: Any) -> dict[str, str]:
    """The name of a picture that is there."""
    folder = Path(settings.MEDIA_ROOT) / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "anh.width-30.jpg").write_bytes(b"\xff\xd8")
    return {"name": "anh.width-30.jpg"}


ROUTES = {"picture": Route(make=_copy, public=True)}
