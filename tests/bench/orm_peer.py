"""The peer of a desk's lists: the case projection of a million cases in SQLite, asked through the SQLAlchemy ORM."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session, registry

from app.adapters.store import tables
from app.domain.terms import Post, Stage
from tests.bench import synthetic

OPEN = tuple(stage.value for stage in Stage if stage not in (Stage.CLOSED, Stage.VOID))
ENDED_EVERY = 200
"""One case in so many is open besides the desk's own."""

mapped = registry()


class CaseFile:
    """A row of the projection as an object."""


mapped.map_imperatively(CaseFile, tables.case)


def filled(path: Path, cases: int, desk: int) -> sa.Engine:
    """Return a database of *cases* ended cases and *desk* that wait at the dispatcher."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(sa.text("PRAGMA synchronous=OFF"))
        connection.execute(sa.schema.CreateTable(tables.case))
        for chunk in _chunks(_rows(cases, desk), 50_000):
            connection.execute(sa.insert(tables.case), chunk)
        for index in tables.case.indexes:
            connection.execute(sa.schema.CreateIndex(index))
        connection.execute(sa.text("ANALYZE"))
    return engine


def refreshed(engine: sa.Engine, number: int) -> tuple[list[CaseFile], list[CaseFile]]:
    """Write one new case, then read the dispatcher's list and the open cases of a class in a district, as objects."""
    with Session(engine) as session:
        session.execute(sa.insert(tables.case), _row(number, Stage.REPORTED, Post.ACCEPTOR))
        session.commit()
    with Session(engine) as session:
        table = tables.case.c
        is_open = table.stage.in_(OPEN)
        queue = sa.select(CaseFile).where(is_open, table.post == Post.DISPATCHER.value)
        queue = queue.order_by(table.urgent.desc(), table.reported_at)
        listed = sa.select(CaseFile).where(
            is_open, table.class_key.startswith("E0000"), table.grid.startswith("420102")
        )
        listed = listed.order_by(table.urgent.desc(), table.reported_at).limit(200)
        return list(session.scalars(queue)), list(session.scalars(listed))


def _rows(cases: int, desk: int) -> Iterator[dict[str, object]]:
    for number in range(cases):
        open_one = number % ENDED_EVERY == 0
        stage, post = (Stage.DISPOSING, Post.DEPARTMENT) if open_one else (Stage.CLOSED, Post.NOBODY)
        yield _row(number, stage, post)
    for number in range(cases, cases + desk):
        yield _row(number, Stage.FILED, Post.DISPATCHER)


def _row(number: int, stage: Stage, post: Post) -> dict[str, object]:
    return {
        "case_id": f"{number:032x}", "number": f"N{number}", "version": 4, "last_seq": number, "last_valid_at": number,
        "opened_at": number, "description": "", "source": "collector", "reported_at": synthetic.NOW + number,
        "class_key": f"E{number % synthetic.CLASSES:05}", "urgent": number % 50 == 0, "lon": 114.3, "lat": 30.55,
        "place": f"路口 {number}", "road": "某路", "grid": "420102001000001", "reporter": "", "stage": stage.value,
        "post": post.value, "department": f"D{number % 40:02}", "unit": "", "pending": "", "supervised": "",
        "opened_seq": number, "sort_key": number, "number_end": f"{number}N",
    }  # fmt: skip


def _chunks(rows: Iterable[dict[str, object]], size: int) -> Iterator[list[dict[str, object]]]:
    chunk: list[dict[str, object]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
