"""Messages, people and sessions as rows, and back."""

import json
from collections.abc import Mapping
from typing import Any

from app.domain.event import canonical
from app.domain.moment import Instant
from app.services.messages import Outgoing
from app.services.ports import Session, UserRecord

Row = Mapping[Any, Any]


def outgoing_row(outgoing: Outgoing) -> dict[str, object]:
    """Return the columns of an outgoing message."""
    return {"channel": outgoing.channel, "address": outgoing.address, "body": canonical(outgoing.body)}


def outgoing_of(row: Row) -> Outgoing:
    """Return the outgoing message in *row*."""
    return Outgoing(channel=row["channel"], address=row["address"], body=json.loads(row["body"]))


def user_row(record: UserRecord) -> dict[str, object]:
    """Return the columns of a person's record."""
    return {
        "login": record.user,
        "name": record.name,
        "posts": json.dumps(record.posts),
        "department": record.department,
        "area": record.area,
        "password_hash": record.password_hash,
        "failures": record.failures,
        "locked_until": record.locked_until,
    }


def user_of(row: Row) -> UserRecord:
    """Return the person's record in *row*."""
    return UserRecord(
        user=row["login"],
        name=row["name"],
        posts=tuple(json.loads(row["posts"])),
        department=row["department"],
        area=row["area"],
        password_hash=row["password_hash"],
        failures=row["failures"],
        locked_until=row["locked_until"],
    )


def session_row(token_digest: str, session: Session) -> dict[str, object]:
    """Return the columns of a session."""
    return {
        "token_digest": token_digest,
        "seat": session.seat,
        "login": session.user,
        "posts": json.dumps(session.posts),
        "department": session.department,
        "area": session.area,
        "person": session.person,
        "until": session.until,
    }


def session_of(row: Row) -> Session:
    """Return the session in *row*."""
    return Session(
        seat=row["seat"],
        user=row["login"],
        posts=tuple(json.loads(row["posts"])),
        department=row["department"],
        area=row["area"],
        person=row["person"],
        until=row["until"],
    )


def due_key(item: tuple[int, tuple[Instant, Outgoing]]) -> tuple[Instant, int]:
    """Return what outbox messages are sorted by: when due, then their number."""
    number, (due_at, _) = item
    return due_at, number
