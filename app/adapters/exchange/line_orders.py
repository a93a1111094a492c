"""Reads a hotline's monthly list of its work orders: CSV with Chinese or English headings, in UTF-8 or GB 18030."""

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path

from app.services.call_reconciliation import LineOrder

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "order_no": ("order_no", "工单号", "工单编号", "受理编号", "编号"),
    "received_on": ("received_on", "接收日期", "接收时间", "受理日期", "受理时间", "派单时间", "来电时间"),
    "outcome": ("outcome", "办理结果", "办理情况", "办理状态", "结果", "状态"),
}
"""What each column may be called."""
MOST_BYTES = 50_000_000
_DATE = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T\s].*)?")


class LineFileError(ValueError):
    """The list cannot be used; the sentence names file and line."""


def read_line_orders(path: Path) -> tuple[LineOrder, ...]:
    """Return the work orders in *path*; empty lines are passed over. Raises :class:`LineFileError`."""
    reader = csv.reader(StringIO(_text(path), newline=""))
    try:
        columns = _columns(path, next(reader, []))
        return tuple(_order(path, reader.line_num, row, columns) for row in reader if any(map(str.strip, row)))
    except csv.Error as error:
        raise LineFileError(f"{path.name}, line {reader.line_num}: {error}") from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LineFileError(f"{path.name}: is larger than {MOST_BYTES} bytes")
        content = path.read_bytes()
    except OSError as error:
        raise LineFileError(f"{path.name}: cannot be read: {error.strerror or error}") from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LineFileError(f"{path.name}: is neither UTF-8 nor GB 18030 text")


def _columns(path: Path, headings: Sequence[str]) -> dict[str, int]:
    """Return where each column stands; the date's may be absent."""
    plain = [heading.strip() for heading in headings]
    found = {
        name: plain.index(known)
        for name, several in HEADINGS.items()
        if (known := next((one for one in several if one in plain), None)) is not None
    }
    for name in ("order_no", "outcome"):
        if name not in found:
            raise LineFileError(f"{path.name}, line 1: has no column {' or '.join(HEADINGS[name])}")
    return found


def _order(path: Path, line: int, row: Sequence[str], columns: Mapping[str, int]) -> LineOrder:
    values = {name: row[place].strip().lstrip("'") if place < len(row) else "" for name, place in columns.items()}
    if not values["order_no"]:
        raise LineFileError(f"{path.name}, line {line}: has no order number")
    try:
        received_on = _day(values.get("received_on", ""))
    except ValueError:
        raise LineFileError(f"{path.name}, line {line}: {values['received_on']!r} is no date") from None
    return LineOrder(order_no=values["order_no"], received_on=received_on, outcome=values["outcome"])


def _day(text: str) -> date | None:
    if not text:
        return None
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return date(int(match[1]), int(match[2]), int(match[3]))
