"""What a case's row says in words and marks: its time left, its mark, its plate."""

from datetime import timedelta

from app.domain.moment import DAY, HOUR, MINUTE, Instant, to_datetime
from app.domain.terms import Light, Pending, Stage, Supervision
from app.situation.case_row import CaseRow
from widgets.words import clock, left_or_over

WEEKDAYS = "一二三四五六日"


def left_words(us: int | None, *, is_over: bool = False) -> str:
    """Return ``剩 0:38`` or ``超 2:48``; ``""`` where no clock runs.

    A limit that ran out at the end of the work day is over by 0 work hours until the next begins: *is_over* says so.
    """
    if us is None:
        return ""
    return left_or_over(us, is_over=is_over)


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


def reply_words(row: CaseRow, now: Instant) -> str:
    """Return by when a 督办 must be answered, ``""`` where none waits."""
    if row.supervised is not Supervision.WAITING:
        return ""
    return "督办待回复" if row.reply_due is None else f"督办待回复，限 {due_words(row.reply_due, now)}"


def is_ours(row: CaseRow) -> bool:
    """Say whether one of the hall's posts must act, so that the stage clock counts."""
    return row.stage_left_us is not None


def mark_of(row: CaseRow) -> str:
    """Return the mark of the symbol sheet that the case carries at a desk."""
    light = {Light.RED: "over", Light.YELLOW: "soon"}.get(row.light, "ok")
    if row.is_paused and row.stage is Stage.HUNG:
        light = "paused"
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
        words = left_words(row.stage_left_us, is_over=row.is_stage_over)
        if row.is_stage_over:
            return f"环节{words}", "plate-over"
        return words, "plate-soon" if row.is_stage_soon else ""
    words = left_words(row.case_left_us, is_over=row.is_over)
    if row.is_over:
        return words, "plate-over"
    return words, "plate-soon" if row.is_soon else ""


def beside_of(row: CaseRow) -> tuple[str, str]:
    """Return what stands left of the plate and its colour: a reply that is waited for, the department's own clock."""
    if row.supervised is Supervision.WAITING and row.reply_due is not None:
        return f"限 {clock(row.reply_due)}", "urge_text"
    if not is_ours(row) or row.case_left_us is None:
        return "", ""
    words = f"处置{left_words(row.case_left_us, is_over=row.is_over)}"
    return words, "over_text" if row.is_over else "soon_text" if row.is_soon else "text2"


def status_words(row: CaseRow) -> str:
    """Return the tag of the second line: the queue, or the application that waits."""
    if row.pending is not Pending.NONE:
        return row.pending.zh.replace("待批", " 待批")
    if row.supervised is Supervision.WAITING:
        return "督办待回复"
    return row.stage.zh


def source_words(row: CaseRow) -> str:
    """Return who reported it and when; the department, where it is in that department's hands."""
    if row.pending is not Pending.NONE or row.stage in (Stage.FEEDBACK, Stage.CHECKING, Stage.CHECKED):
        return row.department_name
    who = f"监督员 {row.reporter}" if row.reporter else row.source.zh
    return f"{who}，{clock(row.reported_at)}"
