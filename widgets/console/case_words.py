"""What a case's row says in words and marks: its time left, its mark, its plate."""

from datetime import timedelta

from app.domain.limit import Limit
from app.domain.moment import DAY, HOUR, MINUTE, Instant, to_datetime
from app.domain.terms import Exposure, Light, Pending, Stage, Supervision
from app.situation.case_row import CaseRow
from widgets.terms import word
from widgets.words import clock, left_or_over, translate, weekday_name


def where_words(row: CaseRow) -> str:
    """Return where the case lies as it was reported; the nearest road where nothing was."""
    return row.place or row.road


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
        return translate("今日 {0}").format(clock)
    if local.date() == today + timedelta(days=1):
        return translate("明日 {0}").format(clock)
    return translate("{0}/{1}（周{2}）{3}").format(local.month, local.day, weekday_name(due), clock)


def clock_words(instant: Instant, now: Instant) -> str:
    """Return when something was: the time today, with the date before."""
    local = to_datetime(instant)
    if local.date() == to_datetime(now).date():
        return f"{local.hour:02d}:{local.minute:02d}:{local.second:02d}"
    return f"{local.month}/{local.day} {local.hour:02d}:{local.minute:02d}"


def ago_words(us: int) -> str:
    """Return how long ago in the largest unit that fits."""
    for unit, template in (
        (DAY, translate("{0} 天前")),
        (HOUR, translate("{0} 小时前")),
        (MINUTE, translate("{0} 分前")),
    ):
        if us >= unit:
            return template.format(us // unit)
    return translate("刚才")


def limit_words(limit: Limit) -> str:
    """Return a limit as ``2 工作时``."""
    return f"{limit.amount} {word(limit.unit)}"


def reply_words(row: CaseRow, now: Instant) -> str:
    """Return how a 督办 stands: by when it must be answered or settled, its number, 曝光; ``""`` where there is none."""
    said = [_notice_words(row, now), row.notice_no if row.supervised is not Supervision.NONE else ""]
    if row.expose_asked or row.exposed:
        said.append(word(Exposure.ASKED if row.expose_asked else Exposure.EXPOSED))
    return "　".join(words for words in said if words)


def _notice_words(row: CaseRow, now: Instant) -> str:
    if row.supervised is Supervision.ANSWERED and row.settle_due is not None:
        return translate("督办已回复，限 {0} 处结").format(due_words(row.settle_due, now))
    if row.supervised is not Supervision.WAITING:
        return ""
    if row.reply_due is None:
        return translate("督办待回复")
    return translate("督办待回复，限 {0}").format(due_words(row.reply_due, now))


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
            return translate("环节{0}").format(words), "plate-over"
        return words, "plate-soon" if row.is_stage_soon else ""
    words = left_words(row.case_left_us, is_over=row.is_over)
    if row.is_over:
        return words, "plate-over"
    return words, "plate-soon" if row.is_soon else ""


def beside_of(row: CaseRow) -> tuple[str, str]:
    """Return what stands left of the plate and its colour: a reply that is waited for, the department's own clock."""
    if row.supervised is Supervision.WAITING and row.reply_due is not None:
        return translate("限 {0}").format(clock(row.reply_due)), "urge_text"
    if not is_ours(row) or row.case_left_us is None:
        return "", ""
    words = translate("处置{0}").format(left_words(row.case_left_us, is_over=row.is_over))
    return words, "over_text" if row.is_over else "soon_text" if row.is_soon else "text2"


def status_words(row: CaseRow) -> str:
    """Return the tag of the second line: the queue, or the application that waits."""
    if row.pending is not Pending.NONE:
        return word(row.pending).replace("待批", " 待批")
    if row.supervised is Supervision.WAITING:
        return translate("督办待回复")
    return word(row.stage)


def source_words(row: CaseRow) -> str:
    """Return who reported it and when; the department, where it is in that department's hands."""
    if row.pending is not Pending.NONE or row.stage in (Stage.FEEDBACK, Stage.CHECKING, Stage.CHECKED):
        return row.department_name
    who = translate("监督员 {0}").format(row.reporter) if row.reporter else word(row.source)
    return translate("{0}，{1}").format(who, clock(row.reported_at))
