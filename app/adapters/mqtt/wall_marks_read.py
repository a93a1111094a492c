"""A wall's marks as a desk reads them from the wire, each by itself: what it does not know is passed over, the rest is taken.

A wall that runs a newer program may count by kinds, sets and posts that this desk has no words for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from msgspec import Raw, Struct
from msgspec.json import Decoder

from app.services.wall_counted import Counted
from app.services.wall_marks import WallMark
from app.services.wall_methods import Method
from app.situation.filters import Filter

T = TypeVar("T")


class MarkBody(Struct):
    """A mark on the wire, its lists and methods unread."""

    left: int
    top: int
    right: int
    bottom: int
    name: str
    filter: Filter
    behind: list[Raw] = []
    is_whole: bool = False
    methods: list[Raw] = []


_MARK = Decoder(MarkBody)
_LIST: Decoder[Counted] = Decoder(Counted)
_METHOD = Decoder(Method)


@dataclass(frozen=True, slots=True)
class ReadMarks:
    """The ``marks`` that are known here, and why each other mark, list or method is ``unread``."""

    marks: tuple[WallMark, ...]
    unread: tuple[str, ...]


def read_marks(found: Iterable[Raw]) -> ReadMarks:
    """Return what is known of the marks *found*; one that has lists, but none that is known, is left out too."""
    bodies, unread = _read(_MARK, found)
    marks = []
    for body in bodies:
        lists, unknown = _read(_LIST, body.behind)
        methods, unheard = _read(_METHOD, body.methods)
        unread += unknown + unheard
        if lists or not unknown:
            marks.append(_mark(body, lists, methods))
    return ReadMarks(tuple(marks), tuple(unread))


def _mark(body: MarkBody, lists: list[Counted], methods: list[Method]) -> WallMark:
    return WallMark(
        left=body.left, top=body.top, right=body.right, bottom=body.bottom, name=body.name, filter=body.filter,
        behind=tuple(lists), is_whole=body.is_whole, methods=tuple(methods),
    )  # fmt: skip


def _read(decoder: Decoder[T], found: Iterable[Raw]) -> tuple[list[T], list[str]]:
    """Return what *decoder* could read, and what it said of the others."""
    known, unread = [], []
    for one in found:
        try:
            known.append(decoder.decode(one))
        except ValueError as error:
            unread.append(str(error))
    return known, unread
