"""What a wall says of itself, as it stands on the wire; ``docs/asyncapi.yaml`` describes the same."""

from dataclasses import replace

from msgspec import Struct, json

from app.services.wall_line import WallReport
from app.services.wall_marks import WallMark
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
    marks: list[WallMark] = []
    picture: bytes = b""
    cells: tuple[int, int, int, int] = (0, 0, 0, 0)
    has_voice: bool = True
    panels: list[PanelPicture] = []
    seen_at: int = 0
    v: int = VERSION


_decoder = json.Decoder(WallReportBody)


def encode(report: WallReport) -> bytes:
    """Return the payload of *report*; one too long goes without its marks, for that the wall lives matters more."""
    payload = _encoded(report)
    return payload if len(payload) <= LONGEST else _encoded(replace(report, marks=()))


def _encoded(report: WallReport) -> bytes:
    body = WallReportBody(
        wall=report.wall, part=report.part, at=report.at, scene=report.scene, looks=dict(report.looks),
        skipped=list(report.skipped), absent=report.absent, marks=list(report.marks),
        picture=report.picture, cells=report.cells, has_voice=report.has_voice,
        panels=list(report.panels), seen_at=report.seen_at,
    )  # fmt: skip
    return json.encode(body)


def decode(payload: bytes) -> WallReport:
    """Return the report in *payload*; raise ``ValueError`` for what is none."""
    if len(payload) > LONGEST:
        raise ValueError("a wall's report is too long")
    body = _decoder.decode(payload)
    return WallReport(
        wall=body.wall, part=body.part, at=body.at, scene=body.scene, looks=body.looks, skipped=tuple(body.skipped),
        absent=body.absent, marks=tuple(body.marks), picture=body.picture, cells=body.cells,
        has_voice=body.has_voice, panels=tuple(body.panels), seen_at=body.seen_at,
    )  # fmt: skip
