"""What a wall says of itself, as it stands on the wire; ``docs/asyncapi.yaml`` describes the same."""

from dataclasses import replace
from itertools import accumulate

from msgspec import Raw, Struct, json

from app.adapters.mqtt.wall_marks_read import read_marks
from app.services.wall_line import WallReport
from app.services.wall_scenes import PanelPicture

VERSION = 1
LONGEST = 131_072
"""Bytes of a report that is read: an evaluation's lists behind every number, and the picture."""


class WallReportBody(Struct):
    """A wall's report on the wire; ``at`` and ``seen_at`` in µs since 1970, UTC."""

    wall: str
    part: str
    at: int
    scene: str
    looks: dict[str, str] = {}
    skipped: list[str] = []
    absent: str = ""
    marks: list[Raw] = []
    left_out: int = 0
    picture: bytes = b""
    cells: tuple[int, int, int, int] = (0, 0, 0, 0)
    has_voice: bool = True
    panels: list[PanelPicture] = []
    seen_at: int = 0
    v: int = VERSION


_decoder = json.Decoder(WallReportBody)


def fitted(report: WallReport) -> WallReport:
    """Return *report* with as many of its marks as a message has room for: those of panels as wholes, then rows in their order.

    That the wall lives is said in any case; ``left_out`` says how many marks are not.
    """
    if len(encode(report)) <= LONGEST:
        return report
    bare = replace(report, marks=(), left_out=len(report.marks))
    room = LONGEST - len(encode(bare))
    wanted = sorted(report.marks, key=lambda one: not one.is_whole)
    ends = accumulate(len(json.encode(one)) + len(",") for one in wanted)
    kept = tuple(mark for mark, end in zip(wanted, ends, strict=True) if end <= room)
    return replace(report, marks=kept, left_out=len(wanted) - len(kept))


def encode(report: WallReport) -> bytes:
    """Return the payload of *report*, whatever its length: see :func:`fitted`."""
    body = WallReportBody(
        wall=report.wall, part=report.part, at=report.at, scene=report.scene, looks=dict(report.looks),
        skipped=list(report.skipped), absent=report.absent, marks=[Raw(json.encode(one)) for one in report.marks],
        left_out=report.left_out, picture=report.picture, cells=report.cells, has_voice=report.has_voice,
        panels=list(report.panels), seen_at=report.seen_at,
    )  # fmt: skip
    return json.encode(body)


def decode(payload: bytes) -> WallReport:
    """Return the report in *payload*, without the marks that are not known here; raise ``ValueError`` for what is none."""
    if len(payload) > LONGEST:
        raise ValueError("a wall's report is too long")
    body = _decoder.decode(payload)
    found = read_marks(body.marks)
    return WallReport(
        wall=body.wall, part=body.part, at=body.at, scene=body.scene, looks=body.looks, skipped=tuple(body.skipped),
        absent=body.absent, marks=found.marks, left_out=body.left_out, unread=found.unread, picture=body.picture,
        cells=body.cells, has_voice=body.has_voice, panels=tuple(body.panels), seen_at=body.seen_at,
    )  # fmt: skip
