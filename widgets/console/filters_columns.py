"""The columns of a list of cases as the situation has them."""

from app.domain.moment import Instant, to_datetime
from app.domain.terms import Pending, Supervision
from app.situation.case_row import CaseRow
from widgets.console.case_words import left_words
from widgets.console.extra_rows import Col
from widgets.terms import word
from widgets.words import translate, zh


def when(at: Instant | None) -> str:
    """Return a moment with its date, ``""`` for none."""
    return "" if at is None else f"{to_datetime(at):%m-%d %H:%M}"


def marks(row: CaseRow) -> str:
    """Return what else is to be known of a case, in words."""
    said = [word(row.pending)] if row.pending is not Pending.NONE else []
    if row.supervised is not Supervision.NONE:
        said.append(translate("督办{0}").format(word(row.supervised)))
    flags = (
        (row.urgent, translate("紧急")), (row.unfiled, translate("待补立案")), (row.disputed, translate("有争议")),
        (row.ownerless, translate("无责任主体")),
        (row.assisted, translate("协办未清")), (row.forced, translate("强制结案")),
        (row.exempt, translate("申诉免责")), (row.urges > 0, translate('催办 {0}').format(row.urges)),
        (row.returns > 0, translate('回退 {0}').format(row.returns)),
        (row.rework > 0, translate('返工 {0}').format(row.rework)),
    )  # fmt: skip
    said += [words for is_set, words in flags if is_set]
    if row.claimed_by:
        said.append(translate("坐席 {0} 办理中").format(row.claimed_by))
    return translate("、").join(said)


def clock(row: CaseRow) -> str:
    """Return the clock that runs: the post's own (环节) or the department's (处置), or until when it hangs."""
    if row.hang_until is not None:
        return translate("挂至 {0}").format(when(row.hang_until))
    if row.stage_left_us is not None:
        return translate("环节{0}").format(left_words(row.stage_left_us, is_over=row.is_stage_over))
    if row.case_left_us is not None:
        return translate("处置{0}").format(left_words(row.case_left_us, is_over=row.is_over))
    return ""


def clock_colour(row: CaseRow) -> str:
    """Return the colour of the clock's words."""
    if row.is_over or row.is_stage_over:
        return "over_text"
    return "soon_text" if row.is_soon or row.is_stage_soon else ""


CASE_COLUMNS = (
    Col(title=zh("小类"), of=lambda row: row.class_name, width=140, bold=True),
    Col(title=zh("位置"), of=lambda row: row.place or row.road),
    Col(title=zh("状态"), of=lambda row: word(row.stage), width=112),
    Col(title=zh("时限"), of=clock, width=170, colour=clock_colour),
    Col(title=zh("应于"), of=lambda row: when(row.stage_due or row.case_due), width=116),
    Col(title=zh("承办"), of=lambda row: row.holder_name or row.department_name, width=150),
    Col(title=zh("标记"), of=marks, width=230),
    Col(title=zh("上报"), of=lambda row: when(row.reported_at), width=116),
    Col(title=zh("编号"), of=lambda row: row.number, width=200),
)
