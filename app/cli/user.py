"""`user`: adds, changes or disables a person who may log in. The gateway must not run meanwhile on SQLite; it holds the lease."""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.adapters.clockwork import SystemClock
from app.adapters.passwords import Argon2Passwords
from app.adapters.store.store import Store
from app.cli.failures import CommandError
from app.cli.parts import city_of, parts_of, store_of
from app.cli.settings import Settings
from app.cli.whose_store import refuse_other_city
from app.domain.city import City
from app.domain.moment import Instant
from app.domain.terms import Post
from app.services.users import InvalidUser, NewUser, create_user, disable_user

BY = "user command"
"""Who it was, in the log."""


def run_user(settings: Settings, *, database: str | None, name: str, posts: str, department: str, area: str) -> str:
    """Ask for the password and write the person down; return what to tell."""
    if not posts:
        raise CommandError("a person needs at least one post: --posts acceptor,…")
    try:
        wanted = tuple(dict.fromkeys(Post(word.strip()) for word in posts.split(",") if word.strip()))
    except ValueError as error:
        raise CommandError(f"{error}; posts are {', '.join(post.value for post in Post if post.value)}") from error
    parts = parts_of(settings)
    if department and parts.rules.department(department) is None:
        raise CommandError(f"there is no department {department}")
    if area and not any(one.code.startswith(area) for one in parts.city.areas):
        raise CommandError(f"no area's code begins with {area}: the person would see no case")
    try:
        new = NewUser(user=name, name=name, password=_password(), posts=wanted, department=department, area=area)
    except InvalidUser as error:
        raise CommandError(str(error)) from error
    with _as_writer(settings, database, parts.city) as (store, now):
        create_user(store, Argon2Passwords(), new, now=now, by=BY)
    return f"{name} may log in as {', '.join(post.value for post in wanted)}"


def run_disable(settings: Settings, *, database: str | None, name: str) -> str:
    """Take all posts and the password from a person; return what to tell."""
    with _as_writer(settings, database, city_of(settings)) as (store, now):
        try:
            disable_user(store, Argon2Passwords(), name, now=now, by=BY)
        except InvalidUser as error:
            raise CommandError(str(error)) from error
    return f"{name} may no longer log in; give the person posts again with --posts"


@contextmanager
def _as_writer(settings: Settings, database: str | None, city: City) -> Iterator[tuple[Store, Instant]]:
    """Yield the store, which is not of another city than *city*, with its lease, and the time."""
    store = store_of(settings, database)
    try:
        refuse_other_city(store, city)
        store.migrate()
        now, owner = SystemClock().now(), f"user/{os.getpid()}"
        if not store.take_lease(owner, now):
            raise CommandError("a gateway is the writer of this store; stop it, change the person, and start it again")
        yield store, now
        store.release_lease(owner)
    finally:
        store.dispose()


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("password: ")
    if first != getpass.getpass("once more: "):
        raise CommandError("the two passwords differ")
    return first
