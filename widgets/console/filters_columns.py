"""The columns of a list of cases as the situation has them."""

from app.domain.moment import Instant, to_datetime
from app.domain.terms import Pending, Supervision
from app.situation.case_row import CaseRow
from widgets.console.case_words import left_words
from widgets.console.extra_table import Col


def when(at: Instant | None) -> str:
    """Return a moment with its date, ``""`` for none."""
    return "" if at is None else f"{to_datetime(at):%m-%d %H:%M}"


def marks(row: CaseRow) -> str:
    """Return what else is to be known of a case, in words."""
    said = [row.pending.zh] if row.pending is not Pending.NONE else []
    if row.supervised is not Supervision.NONE:
        said.append(f"督办{row.supervised.zh}")
    flags = (
        (row.urgent, "紧急"), (row.unfiled, "待补立案"), (row.disputed, "有争议"), (row.ownerless, "无责任主体"),
        (row.assisted, "协办未清"), (row.forced, "强制结案"), (row.exempt, "申诉免责"), (row.urges > 0, f"催办 {row.urges}"),
        (row.returns > 0, f"回退 {row.returns}"), (row.rework > 0, f"返工 {row.rework}"),
    )  # fmt: skip
    said += [words for is_set, words in flags if is_set]
    if row.claimed_by:
        said.append(f"坐席 {row.claimed_by} 办理中")
    return "、".join(said)


def clock(row: CaseRow) -> str:
    """Return the clock that runs: the post's own (环节) or the department's (处置), or until when it hangs."""
    if row.hang_until is not None:
        return f"挂至 {when(row.hang_until)}"
    if row.stage_left_us is not None:
        return f"环节{left_words(row.stage_left_us, is_over=row.is_stage_over)}"
    if row.case_left_us is not None:
        return f"处置{left_words(row.case_left_us, is_over=row.is_over)}"
    return ""


def clock_colour(row: CaseRow) -> str:
    """Return the colour of the clock's words."""
    if row.is_over or row.is_stage_over:
        return "over_text"
    return "soon_text" if row.is_soon or row.is_stage_soon else ""


CASE_COLUMNS = (
    Col(title="小类", of=lambda row: row.class_name, width=140, bold=True),
    Col(title="位置", of=lambda row: row.place or row.road),
    Col(title="状态", of=lambda row: row.stage.zh, width=86),
    Col(title="时限", of=clock, width=130, colour=clock_colour),
    Col(title="应于", of=lambda row: when(row.stage_due or row.case_due), width=116),
    Col(title="承办", of=lambda row: row.holder_name or row.department_name, width=150),
    Col(title="标记", of=marks, width=230),
    Col(title="上报", of=lambda row: when(row.reported_at), width=116),
    Col(title="编号", of=lambda row: row.number, width=200),
)
