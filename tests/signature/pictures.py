"""Pictures of signatures and seals, as a scanner's program gives them with the ground taken away."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

BLUE, RED, BLACK = (20, 40, 160), (200, 20, 30), (10, 10, 10)


def stroke(ink: tuple[int, int, int] = BLUE, size: tuple[int, int] = (500, 240), ground: int = 0, **saved) -> bytes:
    """A hand's stroke of ``ink`` from corner to corner; ``ground``: how much of the paper is left, 0 to 255."""
    picture = Image.new("RGBA", size, (255, 255, 255, ground))
    wide, high = size
    points = [(10, high - 10), (wide * 0.3, 10), (wide * 0.5, high * 0.8), (wide - 10, 10)]
    ImageDraw.Draw(picture).line(points, fill=(*ink, 255), width=max(4, high // 20))
    return png(picture, **saved)


def ring(ink: tuple[int, int, int] = RED, across: int = 420) -> bytes:
    """A round seal with a star in it."""
    picture = Image.new("RGBA", (across + 40, across + 40), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse([20, 20, across + 20, across + 20], outline=(*ink, 255), width=12)
    draw.regular_polygon((across / 2 + 20, across / 2 + 20, across / 5), 5, fill=(*ink, 255))
    return png(picture)


def png(picture: Image.Image, **saved) -> bytes:
    out = io.BytesIO()
    picture.save(out, format="PNG", **saved)
    return out.getvalue()
