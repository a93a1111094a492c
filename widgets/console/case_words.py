"""What a case's row says in words and marks: its time left, its mark, its plate."""

from datetime import timedelta

from app.domain.moment import DAY, HOUR, MINUTE, Instant, to_datetime
from app.domain.terms import Light, Pending, Post, Supervision
from app.situation.case_row import CaseRow

WEEKDAYS = "一二三四五六日"


def length_words(us: int) -> str:
    """Return a length of time as hours and minutes, ``10:40``, rounded down to the minute."""
    minutes = abs(us) // MINUTE
    return f"{minutes // 60}:{minutes % 60:02d}"


def left_words(us: int | None) -> str:
    """Return ``剩 0:38`` or ``超 2:48``; ``""`` where no clock runs."""
    if us is None:
        return ""
    return f"{'剩' if us >= 0 else '超'} {length_words(us)}"


def due_words(due: Instant, now: Instant) -> str:
    """Return a due moment as people say it: ``今日 16:10``, ``明日 09:26``, ``6/12（周五）09:26``."""
    local, today = to_datetime(due), to_datetime(now).date()
    clock = f"{local.hour:02d}:{local.minute:02d}"
    if local.date() == today:
        return f"今日 {clock}"
    if local.date() == today + timedelta(days=1):
        return f"明日 {clock}"
    return f"{local.month}/{local.day}（周{WEEKDAYS[local.weekday()]}）{clock}"


def clock_words(instant: Instant, now: Instant) -> str:
    """Return when something was: the time today, with the date before."""
    local = to_datetime(instant)
    if local.date() == to_datetime(now).date():
        return f"{local.hour:02d}:{local.minute:02d}:{local.second:02d}"
    return f"{local.month}/{local.day} {local.hour:02d}:{local.minute:02d}"


def ago_words(us: int) -> str:
    """Return how long ago in the largest unit that fits."""
    for unit, word in ((DAY, "天"), (HOUR, "小时"), (MINUTE, "分")):
        if us >= unit:
            return f"{us // unit} {word}前"
    return "刚才"


def is_ours(row: CaseRow) -> bool:
    """Say whether one of the hall's posts must act, so that the stage clock counts."""
    return row.stage_left_us is not None


def mark_of(row: CaseRow) -> str:
    """Return the mark of the symbol sheet that the case carries at a desk."""
    light = {Light.RED: "over", Light.YELLOW: "soon"}.get(row.light, "ok")
    if row.is_paused and row.post is not Post.NOBODY and light == "ok":
        light = "ok"
    if row.supervised is Supervision.WAITING:
        return f"waiting_{light}"
    if row.supervised is Supervision.ANSWERED:
        return f"answered_{light}"
    if row.is_stage_over:
        return "stage_over"
    if row.is_stage_soon and light == "ok":
        return "soon"
    return light


def plate_of(row: CaseRow) -> tuple[str, str]:
    """Return the words and the role of the plate at the row's right: the clock that this desk answers for."""
    if is_ours(row):
        words = left_words(row.stage_left_us)
        if row.is_stage_over:
            return f"环节{words}", "plate-over"
        return words, "plate-soon" if row.is_stage_soon else ""
    words = left_words(row.case_left_us)
    if row.is_over:
        return words, "plate-over"
    return words, "plate-soon" if row.is_soon else ""


def status_words(row: CaseRow) -> str:
    """Return the tag of the second line: the queue, or the application that waits."""
    if row.pending is not Pending.NONE:
        return row.pending.zh.replace("待批", " 待批")
    if row.supervised is Supervision.WAITING:
        return f"{row.stage.zh}　督办待回复"
    return row.stage.zh


def source_words(row: CaseRow) -> str:
    """Return who reported it."""
    if row.reporter:
        return f"监督员 {row.reporter}"
    return row.source.zh
