"""The one interface between a PDF parser and the rest: characters and ruling lines of a page.

Two sources fill it: `pdfium` (fast) and `plumber` (pdfplumber's own parse, the reference and the
fall-back). Coordinates are those of the page as displayed, origin at the top left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.model import Edge

ASCENT, DESCENT = 0.86, 0.14
"""Where a character's box ends above and below its baseline, in shares of its size (as SimSun's).

Fonts' own boxes are no guide: of two fonts of one size one may be three times as high.
"""


class Char(NamedTuple):
    """One character, white space too.

    `order` is its place in the file (with a step of 2 where a new text object begins), `size` its
    font size in points on the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    order: int


@dataclass(frozen=True, slots=True)
class RawPage:
    """What one parser gives for one page, before characters become words."""

    number: int
    width: float
    height: float
    chars: Sequence[Char]
    edges: Sequence[Edge]
    has_picture: bool
    unmapped: int = 0
    """Characters drawn by a font that does not say which characters they are."""
    mute_fonts: Mapping[str, int] = field(default_factory=dict)
    """Fonts that are not in the file, by how many of their texts gave no characters at all."""


Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def concat(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def display_matrix(box: tuple[float, float, float, float], quarter_turns: int) -> Matrix:
    """From PDF user space to the page as displayed: `box` is the crop box, turns are clockwise."""
    x0, y0, x1, y1 = box
    match quarter_turns % 4:
        case 1:
            return (0.0, 1.0, 1.0, 0.0, -y0, -x0)
        case 2:
            return (-1.0, 0.0, 0.0, 1.0, x1, -y0)
        case 3:
            return (0.0, -1.0, -1.0, 0.0, y1, x1)
        case _:
            return (1.0, 0.0, 0.0, -1.0, -x0, y1)
