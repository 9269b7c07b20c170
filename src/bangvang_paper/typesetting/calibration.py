"""The sheet that tells how far a printer prints beside the mark: crosses, scales at the edges, a rule of known length.

It is printed on plain paper of the certificate's size, at 100 %. How far the first cross lies from the left and the upper
edge of the paper is measured with a ruler, and how long the line in the middle came out: few printers reach the edge
itself, so nothing that must be read stands there. The scales at the edges are for a quick look.
"""

from __future__ import annotations

from bangvang_paper.typesetting import press
from bangvang_paper.typesetting.certificate import FULL, PrintRun
from bangvang_paper.typesetting.wording import clean

TEMPLATE = "calibration.typ"
RULE_MM = 150.0
"""Length of the rule to measure."""
CROSS_MM = 40.0
"""Where the first cross should lie from the left and from the upper edge."""


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
            "cross": CROSS_MM,
            "dx": run.dx,
            "dy": run.dy,
            "scale": run.scale,
        },
    )
