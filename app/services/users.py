"""People who may log in: how a record comes to be."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.domain.event import Fact
from app.domain.moment import Instant
from app.domain.terms import Axis, Post, Stream
from app.services.ports import Passwords, UserRecord, WriterStore

SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 256
LONGEST_NAME = 64
"""A log-in takes no more than this (``terminals/wanmi_bodies.py``)."""
_HALL = frozenset({Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER, Post.VIDEO, Post.LEADER})


class InvalidUser(ValueError):
    """The record cannot be made as asked; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """A person as asked for. ``area`` is a prefix of grid codes, ``""`` the whole city; ``department`` for that post."""

    user: str
    name: str
    password: str = field(repr=False)
    posts: tuple[Post, ...]
    department: str = ""
    area: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot work or would let the judged write the judgement."""
        if not self.user or not self.posts:
            raise InvalidUser("a person needs a user name and at least one post")
        if len(self.user) > LONGEST_NAME:
            raise InvalidUser(f"a user name has up to {LONGEST_NAME} characters")
        if not SHORTEST_PASSWORD <= len(self.password) <= LONGEST_PASSWORD:
            raise InvalidUser(f"the password needs at least {SHORTEST_PASSWORD} characters, {LONGEST_PASSWORD} at most")
        if unknown := set(self.posts) - _HALL - {Post.DEPARTMENT}:
            raise InvalidUser(f"nobody logs in as {sorted(unknown)}")
        if (Post.DEPARTMENT in self.posts) != bool(self.department):
            raise InvalidUser("the post department, and only that, needs a department")
        if Post.DEPARTMENT in self.posts and len(self.posts) > 1:
            raise InvalidUser("a department's person holds no post of the hall: supervision and disposal stay apart")


def create_user(store: WriterStore, passwords: Passwords, new: NewUser, *, now: Instant, by: str) -> UserRecord:
    """Add or replace a person and write it to the log (never the password); the caller holds the lease."""
    record = UserRecord(
        user=new.user,
        name=new.name,
        posts=tuple(str(post) for post in new.posts),
        department=new.department,
        area=new.area,
        password_hash=passwords.hash(new.password),
        failures=0,
        locked_until=0,
    )
    with store.unit(now) as unit:
        unit.put_user(record)
        unit.append(_fact(record, now, by))
        unit.commit()
    return record


def create_users(store: WriterStore, passwords: Passwords, people: Sequence[NewUser], *, now: Instant, by: str) -> None:
    """Add or replace several people."""
    for new in people:
        create_user(store, passwords, new, now=now, by=by)


def disable_user(store: WriterStore, passwords: Passwords, user: str, *, now: Instant, by: str) -> None:
    """Take all posts from a person and set a password nobody knows, which ends every session; the caller holds the lease.

    Raises :class:`InvalidUser` where nobody has the name. The record stays: the log names the person.
    """
    with store.unit(now) as unit:
        record = unit.user(user)
        if record is None:
            raise InvalidUser(f"there is no user {user}")
        disabled = replace(record, posts=(), password_hash=passwords.hash(secrets.token_hex(32)))
        unit.put_user(disabled)
        unit.append(_fact(disabled, now, by, "user_disabled"))
        unit.commit()


def _fact(record: UserRecord, now: Instant, by: str, kind: str = "user_put") -> Fact:
    rights = {"v": 1, "posts": list(record.posts), "department": record.department, "area": record.area}
    return Fact(
        stream=Stream.CONFIG,
        subject=f"user/{record.user}",
        kind=kind,
        axis=Axis.SUPERVISION,
        valid_at=now,
        actor=by,
        post=Post.SYSTEM,
        seat="",
        payload=rights,
    )
