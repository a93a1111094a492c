"""Cases as rows of plain values, for files that leave the house; no personal data is among them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.moment import Instant, to_datetime
from app.services.advice import Advisor
from app.services.ports import CaseFiles

Plain = str | int | float | bool | None
Row = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the file, what it is called on paper, and its value for a case."""

    name: str
    zh: str
    of: Callable[[Case, Advisor], Plain]


def _local(at: Instant | None) -> str | None:
    """Return an instant as local ISO time with its offset."""
    return None if at is None else to_datetime(at).isoformat(timespec="seconds")


COLUMNS = (
    Column("case_id", "案卷标识", lambda case, _: case.case_id),
    Column("number", "案卷编号", lambda case, _: case.state.number),
    Column("source", "来源", lambda case, _: case.state.source.zh),
    Column("class_key", "类别代码", lambda case, _: case.state.class_key),
    Column("class_name", "类别", lambda case, advisor: advisor.class_name(case.state.class_key)),
    Column("condition", "立案条件", lambda case, _: case.state.condition),
    Column("urgent", "紧急", lambda case, _: case.state.urgent),
    Column("reported_at", "上报时间", lambda case, _: _local(case.state.reported_at)),
    Column("lon", "经度", lambda case, _: case.state.lon),
    Column("lat", "纬度", lambda case, _: case.state.lat),
    Column("place", "位置", lambda case, _: case.state.place),
    Column("road", "道路", lambda case, _: case.state.road),
    Column("grid", "单元网格", lambda case, _: case.state.grid),
    Column("duty_grid", "责任网格", lambda case, _: case.state.duty_grid),
    Column("reporter", "上报终端", lambda case, _: case.state.reporter),
    Column("stage", "状态", lambda case, _: case.state.stage.zh),
    Column("department", "处置部门代码", lambda case, _: case.state.department),
    Column("department_name", "处置部门", lambda case, advisor: advisor.department_name(case.state.department)),
    Column("pending", "待批", lambda case, _: case.state.pending.zh if case.state.pending else ""),
    Column("supervised", "督办", lambda case, _: case.state.supervised.zh if case.state.supervised else ""),
    Column("urges", "催办次数", lambda case, _: case.state.urges),
    Column("rework", "返工次数", lambda case, _: case.state.rework),
    Column("returns", "回退次数", lambda case, _: case.state.returns),
    Column("stage_due", "环节应于", lambda case, _: _local(case.state.stage_due)),
    Column("case_due", "处置应于", lambda case, _: _local(case.state.case_due)),
    Column("frozen", "暂停计时的灯", lambda case, _: case.state.frozen.zh if case.state.frozen else ""),
    Column("description", "问题描述", lambda case, _: case.description),
    Column("version", "版本", lambda case, _: case.version),
)
"""All columns, in the order they are written."""


def export_rows(
    files: CaseFiles, advisor: Advisor, since: Instant | None = None, until: Instant | None = None
) -> Iterator[Row]:
    """Yield one row for each case reported in the half-open period, in order of report."""
    for case in files.cases(since, until):
        yield {column.name: column.of(case, advisor) for column in COLUMNS}
