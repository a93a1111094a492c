"""The looks every panel shares: its title bar, and the empty, loading, stale and failed body."""

import re
from collections.abc import Callable

from app.domain.moment import SECOND
from widgets import words
from widgets.wall.glance import Glance, Look, Nothing
from widgets.wall.ink import Align, greyed
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

BAR_HEIGHT = 40.0
BODY_GAP = 8.0
_TITLE_MIDDLE = 19.0
_GAP = 12.0
_FRAME_PAD = 8.0
_MARK, _MARK_MIDDLE = 26.0, 16.0
"""What the mark of the freshness takes before its words, and how far before them its middle stands."""
_ROW = 40.0
_LOADING_WIDTHS = (0.68, 0.545, 0.75, 0.475, 0.635, 0.565, 0.7, 0.5)
_LISTED = re.compile(r"列[前末] \d+|\b(?:first|last|top) \d+")
"""What says in a note which rows a list has, in the languages there are."""
_COMMA = re.compile(r"^[，　, ]+")
"""What parts a note's part from the one before."""


def body_top(sheet: Sheet) -> float:
    """Return where the body begins below the title bar."""
    return sheet.top + BAR_HEIGHT + BODY_GAP - 2


Fits = Callable[[str], bool]
"""Says whether a text has room."""


def unnarrowed(_fits: Fits) -> str:
    """Say nothing: every case counts."""
    return ""


def title_bar(
    sheet: Sheet, title: str, note: str, glance: Glance, narrowed: Callable[[Fits], str] = unnarrowed
) -> None:
    """Put the title, what its numbers are *narrowed* to, what stands behind it, and how fresh the data are."""
    y = sheet.top + _TITLE_MIDDLE
    end = sheet.text(title, sheet.left, y, role=Role.TITLE, bold=True)
    behind = words.translate("末次数值") if glance.look is Look.STALE else note
    start = end + _filter_width(sheet, narrowed(lambda _: False))
    limit = _freshness(sheet, y, glance, behind, lambda limit: _whole_parts(sheet, behind, limit - start - 2 * _GAP))
    least = _least(behind)
    kept = sheet.measure(least, Role.NOTE) + _GAP if least else 0.0
    end = _filter(sheet, end, y, limit - kept, narrowed)
    if behind and limit - _GAP > end + _GAP:
        shown = _whole_parts(sheet, behind, limit - _GAP - end - _GAP)
        sheet.text(shown, end + _GAP, y, role=Role.NOTE, colour="text2")
    sheet.rule(sheet.left, sheet.top + BAR_HEIGHT - 2, sheet.right - sheet.left, 2)


def _filter(sheet: Sheet, end: float, y: float, limit: float, narrowed: Callable[[Fits], str]) -> float:
    """Put the filter in a frame behind the title, so that nobody takes the numbers for the whole city's; return its end.

    Room is kept for the least of the note: the period of the numbers, and which rows a list has.
    """
    room = limit - end - 2 * _GAP - 2 * _FRAME_PAD
    text = narrowed(lambda one: sheet.measure(one, Role.NOTE, bold=True) <= room)
    if not text:
        return end
    sheet.plate(end + _GAP, y - 16, _filter_width(sheet, text) - _GAP, 32, edge="text1")
    return sheet.text(text, end + _GAP + _FRAME_PAD, y, role=Role.NOTE, bold=True) + _FRAME_PAD


def _filter_width(sheet: Sheet, text: str) -> float:
    """Return what the frame round *text* takes behind the title, 0 without any."""
    return _GAP + sheet.measure(text, Role.NOTE, bold=True) + 2 * _FRAME_PAD if text else 0.0


def _whole_parts(sheet: Sheet, note: str, within: float) -> str:
    """Return as many parts of *note* as fit, whole: a number without its end would be another number.

    Which rows a list has is kept before all but the first part, and before that too where not both fit: without it sums
    and ranks would read as mistakes. What is said of those rows besides goes first.
    """
    parts, listed = _parts(note), _listed(note)
    begun = ["".join(parts[:count]) for count in range(len(parts), 0, -1)]
    whole = [one if listed in one else one + listed for one in begun]
    alone = [_COMMA.sub("", listed), *_LISTED.findall(listed)]
    return next((one for one in (*whole, *alone, *begun) if sheet.measure(one, Role.NOTE) <= within), "")


def _least(note: str) -> str:
    """Return the first part of *note*, and which rows a list has: what the filter leaves room for."""
    first, listed = _parts(note)[0], _listed(note)
    return first if listed in first else first + listed


def _listed(note: str) -> str:
    return next((one for one in _parts(note) if _LISTED.search(one)), "")


def _parts(note: str) -> list[str]:
    return re.split(r"(?=[，　]|, )", note)


def _freshness(sheet: Sheet, y: float, glance: Glance, note: str, within: Callable[[float], str]) -> float:
    """Put the freshness at the right end; return where it begins. *within* says what is shown of *note* before an x.

    It is short where the note gains: a replay's time alone for any more of the note, for that it is a replay stands in the
    first cube and in the time's colour everywhere; an age as ``2 秒`` for the least of the note, its mark says the rest.
    """
    text, colour, mark = freshness_words(glance)
    moment = glance.moment if glance.look is Look.LIVE else None
    if moment is not None:
        short = words.age(glance.age) if moment.live else words.clock(moment.at)
        starts = (sheet.right - sheet.measure(one, Role.NOTE) - (_MARK if mark else 0) for one in (text, short))
        long_note, short_note = map(within, starts)
        is_enough = long_note == short_note or (moment.live and len(long_note) >= len(_least(note)))
        text = text if is_enough else short
    sheet.text(text, sheet.right, y, role=Role.NOTE, colour=colour, align=Align.RIGHT)
    start = sheet.right - sheet.measure(text, Role.NOTE)
    if not mark:
        return start
    sheet.mark(mark, start - _MARK_MIDDLE, y, half=_MARK - _MARK_MIDDLE)
    return start - _MARK


def freshness_words(glance: Glance) -> tuple[str, str, str]:
    """Return the words, their colour and the mark that say how fresh the data are."""
    if glance.look is Look.LOADING:
        share = f" {round(glance.loaded * 100)}%" if 0 < glance.loaded < 1 else ""
        return words.translate("读取中") + share, "text2", ""
    if glance.look is Look.FAILED:
        return words.translate("未取得数据"), "over_text", ""
    if glance.look is Look.STALE:
        return words.translate("{time} 起未更新").format(time=words.clock(glance.data_at)), "soon_text", "stale"
    if glance.moment is not None and not glance.moment.live:
        text = words.translate("定格 {time}") if glance.showing.is_still else words.translate("回放 {time}")
        return text.format(time=words.clock(glance.moment.at)), "soon_text", ""
    return words.ago(glance.age), "text3", "live"


def body_loading(sheet: Sheet, rows: int) -> None:
    """Put grey bars in the shape of the rows."""
    top, width = body_top(sheet), sheet.right - sheet.left
    for row in range(min(rows, int((sheet.bottom - top) / _ROW))):
        y = top + row * _ROW
        sheet.bar(sheet.left, y + 10, width * _LOADING_WIDTHS[row % len(_LOADING_WIDTHS)], 20, "line")
        sheet.rule(sheet.left, y + _ROW - 1, width, 1, "chart_grid")


def body_nothing(sheet: Sheet, nothing: Nothing) -> None:
    """Put the one sentence of an empty panel."""
    x, y = sheet.width / 2, (body_top(sheet) + sheet.bottom) / 2
    within = sheet.right - sheet.left
    sheet.text(nothing.sentence, x, y - 16, role=Role.TITLE, bold=True, align=Align.MIDDLE, within=within)
    if nothing.since is not None:
        since = words.translate("自 {time} 起").format(time=words.clock(nothing.since))
        sheet.text(since, x, y + 26, colour="text2", align=Align.MIDDLE, within=within)


def body_failed(sheet: Sheet, glance: Glance) -> None:
    """Put what failed, since when and the next try; no number of the panel's own."""
    y, within = body_top(sheet) + 44, sheet.right - sheet.left
    sheet.mark("over", sheet.left + 12, y, half=12)
    sheet.text(words.translate("此块停止显示数据"), sheet.left + 32, y, role=Role.TITLE, bold=True)
    for row, line in enumerate(_failed_lines(glance)):
        sheet.text(line, sheet.left, y + 46 + row * 42, colour="text2", within=within)


def _failed_lines(glance: Glance) -> list[str]:
    mishap = glance.mishap
    if mishap is None:
        return [words.translate("案件尚未读到"), words.translate("其余各块不受影响")]
    since = words.clock_with_seconds(mishap.since)
    if mishap.is_drawing:
        return [
            words.translate("绘制失败，{time} 起").format(time=since),
            words.translate("已记入日志"),
            words.translate("其余各块不受影响"),
        ]
    failed = words.translate("数据读取失败，{time} 起").format(time=since)
    if not mishap.tries:
        return [failed, words.translate("其余各块不受影响")]
    wait = max(0, -(-(mishap.next_at - glance.now) // SECOND))
    tried = words.translate("正在重试，第 {n} 次，下次 {s} 秒后").format(n=mishap.tries, s=wait)
    return [failed, tried, words.translate("恢复后自动显示")]


def with_stale_ground(sheet: Sheet, first: int) -> None:
    """Grey the items of the body, from index *first*, and put the diagonal ground and the dashed frame under them."""
    body = tuple(sheet.items[first:])
    del sheet.items[first:]
    x, top = sheet.left - 8, body_top(sheet) - 3
    width, height = sheet.right - sheet.left + 16, sheet.bottom + 4 - top
    sheet.hatch(x, top, width, height)
    sheet.plate(x, top, width, height, edge="text2", is_dashed=True, radius=0)
    sheet.items.extend(greyed(body))
