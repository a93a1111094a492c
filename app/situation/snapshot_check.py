"""Whether the columns of a snapshot belong together: what was torn or bent must not be shown as the city."""

import io
import zlib
from collections.abc import Mapping

import numpy as np

from app.situation.column import Column, Numbers
from app.situation.history import History
from app.situation.words import Texts


class BadSnapshot(Exception):
    """A snapshot that cannot be used; the log is read instead."""


def check_lengths(lengths: Mapping[str, int]) -> None:
    """Raise :class:`BadSnapshot` unless all columns of a table are equally long; texts have their own end for each row."""
    of_table: dict[str, set[int]] = {}
    for name, length in lengths.items():
        table, column = name.split(".")
        if column != "bytes":
            of_table.setdefault({"number": "case", "place": "about"}.get(table, table), set()).add(length)
    torn = sorted(table for table, found in of_table.items() if len(found) > 1)
    if torn:
        raise BadSnapshot(f"the columns of {', '.join(torn)} are not equally long")


def check_sum(name: str, content: bytes | memoryview, sums: Mapping[str, int]) -> None:
    """Raise :class:`BadSnapshot` unless the file *name* holds what was written: a disk that lost a page says nothing."""
    if zlib.crc32(content) != sums[name]:
        raise BadSnapshot(f"{name} was changed after it was written")


def head_of(values: Numbers) -> bytes:
    """Return what a ``.npy`` file of *values* begins with; numpy's own reader of it fails in too many ways."""
    head = io.BytesIO()
    np.lib.format.write_array_header_1_0(head, np.lib.format.header_data_from_array_1_0(values))
    return head.getvalue()


def check_rows(history: History) -> None:
    """Raise :class:`BadSnapshot` if a row points at one that is not there, or is newer than the snapshot says it is."""
    cases, fixes = history.cases, history.fixes
    events, filings, words = cases.events.columns, cases.filings.columns, len(cases.words)
    _check_below("event.case", events["case"], len(cases.cases))
    _check_below("event.about", events["about"], len(cases.abouts))
    _check_below("event.more", events["more"], len(cases.mores))
    _check_below("event.before", events["before"], len(cases.events), least=-1)
    _check_below("case.first", cases.cases.columns["first"], len(cases.events))
    _check_below("filing.event", filings["event"], len(cases.events))
    _check_below("filing.about", filings["about"], len(cases.abouts))
    for name in ("step", "department", "unit", "checker", "actor", "seat"):
        _check_below(f"event.{name}", events[name], words)
    for name in ("class_key", "road", "grid", "duty_grid", "reporter"):
        _check_below(f"about.{name}", cases.abouts.columns[name], words)
    for name in ("holder", "team", "assistants", "applied_more", "notice_no"):
        _check_below(f"more.{name}", cases.mores.columns[name], words)
    _check_below("fix.terminal", fixes.fixes.columns["terminal"], len(fixes.terminals))
    _check_below("presence.terminal", fixes.presence.columns["terminal"], len(fixes.terminals))
    _check_below("event.seq", events["seq"], history.seq + 1)
    _check_below("fix.number", fixes.fixes.columns["number"], history.fix_number + 1)
    _check_ends("number", cases.numbers)
    _check_ends("place", cases.places)


def _check_below(name: str, column: Column, limit: int, least: int = 0) -> None:
    values = column.view()
    if len(values) and not (least <= int(np.min(values)) and int(np.max(values)) < limit):
        raise BadSnapshot(f"{name} points beyond its table")


def _check_ends(name: str, texts: Texts) -> None:
    ends = np.asarray(texts.ends.view(), np.int64)
    if len(texts.bytes) != (int(ends[-1]) if len(ends) else 0) or bool(np.any(ends[1:] < ends[:-1])):
        raise BadSnapshot(f"the texts {name} do not end where they should")
