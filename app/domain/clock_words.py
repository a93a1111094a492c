"""A clock explained in Chinese lines: what a desk prints under a deadline and a review reads aloud."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from app.domain.limit import Limit
from app.domain.moment import DAY, HOUR, MINUTE, Instant, to_datetime
from app.domain.segments import Segment, SegmentKind, StepTaken
from app.domain.work_time import FRIDAY, WorkCalendar, local_day, midnight

DAY_MINUTES = DAY // MINUTE
WEEKDAYS = "一二三四五六日"
MOST_GAPS = 6
"""So many stretches without work time are named; a limit of weeks has more, which are counted."""

MOST_PLAIN = 8 * HOUR
"""Of what is longer than a work day nobody adds up the hours; the gaps are named, not where the sum would lie."""


def explain(
    limit: Limit, segments: Sequence[Segment], due: Instant | None, used: Instant, calendar: WorkCalendar
) -> tuple[str, ...]:
    """Return one line for every segment, the gaps of work time up to *due*, and the outcome.

    *used* are µs of the limit's kind of time up to the last segment's start, or its end; *due* is ``None`` where the
    clock stands still. A limit in work time whose plain end lies where no work time runs says so before its outcome:
    ``12:42 落在午休，应于 3/8（周五）14:42``.
    """
    home = local_day(segments[-1].start if due is None else due)
    lines = [_segment_line(one, limit, home, is_first=one is segments[0]) for one in segments]
    if due is None:
        return (*lines, _standing_line(limit, segments, used))
    skipped = ""
    if limit.is_work:
        current = [one for one in segments if one.kind is SegmentKind.RUNNING][-1]
        lines += _gap_lines(current.start, due, calendar)
        skipped = _skipped(limit, segments, used, due, home, calendar)
        if not calendar.covers(due):
            lines.append(calendar.warning(due))
    return (*lines, f"{skipped}应于 {day_words(local_day(due))}{_clock_time(due)}")


def explain_earlier(steps: Sequence[StepTaken]) -> tuple[str, ...]:
    """Return one line for every step done of a limit in several."""
    return tuple(
        f"第 {number} 步{one.name}：{_moment(one.start, local_day(one.end))}–{_clock_time(one.end)} 办结，"
        f"用 {span_words(one.used)}，限 {one.limit.zh}（{'超期' if one.late else '按时'}）"
        for number, one in enumerate(steps, 1)
    )


def _skipped(
    limit: Limit, segments: Sequence[Segment], used: Instant, due: Instant, home: date, calendar: WorkCalendar
) -> str:
    """Return where the time left would end if every hour counted, when that is no work time; ``""`` when it is."""
    current = [one for one in segments if one.kind is SegmentKind.RUNNING][-1]
    left = limit.us + sum(one.more.us for one in segments if one.more is not None) - used
    plain = current.start + left
    if not 0 < left <= MOST_PLAIN or plain >= due:
        return ""
    gap = gap_of(plain, calendar)
    return f"{_moment(plain, home)} 落在{gap}，" if gap else ""


def gap_of(at: Instant, calendar: WorkCalendar) -> str:
    """Return the name of the stretch without work time in which *at* lies, ``""`` within work time."""
    if calendar.is_within(at):
        return ""
    day = local_day(at)
    if not calendar.is_workday(day):
        return "节假日" if day in calendar.holidays else "周末"
    minute = (at - midnight(day)) // MINUTE
    if minute < calendar.windows[0].opens_minute:
        return "上班前"
    return "下班后" if minute >= calendar.windows[-1].closes_minute else "午休"


def day_words(day: date) -> str:
    """Return *day* as ``6/12（周五）``."""
    return f"{day.month}/{day.day}（周{WEEKDAYS[day.weekday()]}）"


def span_words(us: Instant) -> str:
    """Return a length of time as ``1 小时 20 分``."""
    hours, minutes = us // HOUR, us % HOUR // MINUTE
    parts = [f"{hours} 小时"] * bool(hours) + [f"{minutes} 分"] * bool(minutes or not hours)
    return " ".join(parts)


def _clock_time(at: Instant) -> str:
    return f"{to_datetime(at):%H:%M}"


def _moment(at: Instant, home: date) -> str:
    day = local_day(at)
    return _clock_time(at) if day == home else f"{day.month}/{day.day} {_clock_time(at)}"


def _segment_line(one: Segment, limit: Limit, home: date, *, is_first: bool) -> str:
    begun = _moment(one.start, home)
    reason = f"：{one.reason}" if one.reason else ""
    if one.more is not None:
        return f"{begun} 延长 {one.more.zh}{reason}"
    if is_first:
        return f"{begun} {one.rule or '起算'}，限 {limit.zh}"
    if one.kind is SegmentKind.RUNNING:
        return f"{begun} 续计{reason}"
    if one.end is None:
        return f"{begun} 起暂停{reason}"
    return f"{begun}–{_moment(one.end, local_day(one.start))} 暂停{reason}"


def _standing_line(limit: Limit, segments: Sequence[Segment], used: Instant) -> str:
    last = [one for one in segments if one.kind is not SegmentKind.EXTENDED][-1]
    amount = f"已用 {span_words(used)}，限 {limit.zh}"
    if last.end is None:
        return f"暂停计时，{amount}"
    return f"{day_words(local_day(last.end))}{_clock_time(last.end)} {last.ended_by}止，{amount}"


def _gap_lines(start: Instant, due: Instant, calendar: WorkCalendar) -> list[str]:
    gaps = list(_gaps(start, due, calendar)) if start < due else []
    rest = len(gaps) - MOST_GAPS
    return [f"遇{gap}" for gap in gaps[:MOST_GAPS]] + ([f"另有 {rest} 段不计时"] if rest > 0 else [])


def _gaps(start: Instant, due: Instant, calendar: WorkCalendar) -> Iterator[str]:
    """Yield the stretches without work time between *start* and *due* in words; breaks and nights once each."""
    first, last = local_day(start), local_day(due)
    for before, after in pairwise(calendar.windows):
        if _crosses(start, due, before.closes_minute, after.opens_minute, calendar):
            yield f"午休 {_minute(before.closes_minute)}–{_minute(after.opens_minute)}"
    closes, opens = calendar.windows[-1].closes_minute, calendar.windows[0].opens_minute
    if _crosses(start, due, closes, opens + DAY_MINUTES, calendar):
        yield f"下班 {_minute(closes)}–次日 {_minute(opens)}"
    yield from _days_off(first, last, calendar)


def _crosses(start: Instant, due: Instant, closes: int, opens: int, calendar: WorkCalendar) -> bool:
    """Return whether the break from minute *closes* of some working day to *opens* (of the next, past 24:00) is crossed."""
    if closes == opens:
        return False
    days_later = timedelta(days=opens // DAY_MINUTES)
    return any(
        start <= midnight(day) + closes * MINUTE
        and midnight(day) + opens * MINUTE <= due
        and calendar.is_workday(day)
        and calendar.is_workday(day + days_later)
        for day in _days(local_day(start), local_day(due))
    )


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _days_off(first: date, last: date, calendar: WorkCalendar) -> Iterator[str]:
    """Yield each run of days without work from *first* to *last*, and the swap days that work."""
    run: list[date] = []
    for day in _days(first, last):
        if not calendar.is_workday(day):
            run.append(day)
            continue
        if run:
            yield _run_words(run, calendar)
            run = []
        if day.weekday() > FRIDAY:
            yield f"调休上班 {day_words(day)}"


def _run_words(run: Sequence[date], calendar: WorkCalendar) -> str:
    kind = "节假日" if any(day in calendar.holidays for day in run) else "周末"
    days = f"{run[0].month}/{run[0].day}"
    return f"{kind} {days}" if len(run) == 1 else f"{kind} {days}–{run[-1].month}/{run[-1].day}"


def _minute(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
