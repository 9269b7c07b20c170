"""The sheet that tells how far a printer prints beside the mark: crosses, scales at the edges, a rule of known length.

It is printed on plain paper of the certificate's size, at 100 %. At each edge stands a scale whose zero should lie on the
edge itself: the number at the edge of the paper is how far the ink went. A line of known length tells the scale.
"""

from __future__ import annotations

from bangvang_paper.typesetting import press
from bangvang_paper.typesetting.certificate import FULL, PrintRun
from bangvang_paper.typesetting.wording import clean

TEMPLATE = "calibration.typ"
RULE_MM = 150.0
"""Length of the rule to measure."""


def calibration_pdf(width: float, height: float, *, printer: str, run: PrintRun = FULL) -> bytes:
    """The sheet for paper of ``width`` × ``height`` mm, moved and scaled as ``run`` says: after a good setting it measures
    true. ``printer`` is printed on it. Raises ``press.Unprintable``."""
    return press.pdf(
        TEMPLATE,
        {
            "width": width,
            "height": height,
            "printer": clean(printer),
            "rule": RULE_MM,
            "dx": run.dx,
            "dy": run.dy,
            "scale": run.scale,
        },
    )
