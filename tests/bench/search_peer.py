"""The same search as a plain developer writes it: a mapped class, equality, LIKE, newest first."""

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.adapters.store import tables
from app.services.searching import FLAGS, SearchQuery


class Base(DeclarativeBase):
    """The peer's own mapping."""


class PlainCase(Base):
    """The same table, mapped."""

    __table__ = tables.case.to_metadata(Base.metadata)


class PlainCaller(Base):
    """Callers' numbers, mapped."""

    __tablename__ = "caller"
    digest: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str]
    phone: Mapped[str]


def peer_query(query: SearchQuery) -> sa.Select[tuple[PlainCase]]:
    """Return *query* for the ORM."""
    c = PlainCase.__table__.c
    conditions = [_text(word) for word in query.text.split()]
    if query.number:
        conditions.append(sa.or_(c.number.like(f"%{query.number}"), c.order_no.like(f"%{query.number}")))
    if query.phone:
        called = sa.select(PlainCaller.subject).where(PlainCaller.phone.like(f"{query.phone}%"))
        conditions.append(c.case_id.in_(called))
    if query.class_prefix:
        conditions.append(c.class_key.like(f"{query.class_prefix}%"))
    if query.area_prefix:
        conditions.append(c.grid.like(f"{query.area_prefix}%"))
    if query.department:
        conditions.append(
            sa.or_(c.department == query.department, c.unit == query.department, c.team == query.department)
        )
    if query.stages:
        conditions.append(c.stage.in_([stage.value for stage in query.stages]))
    conditions += [c.flags.op("&")(1 << FLAGS.index(flag)) != 0 for flag in query.flags]
    if query.since is not None:
        conditions.append(c.reported_at >= query.since)
    if query.until is not None:
        conditions.append(c.reported_at < query.until)
    return sa.select(PlainCase).where(*conditions).order_by(c.reported_at.desc(), c.case_id.desc()).limit(query.limit)


def _text(word: str) -> sa.ColumnElement[bool]:
    c = PlainCase.__table__.c
    return sa.or_(*(column.like(f"%{word}%") for column in (c.number, c.place, c.road, c.description)))
