"""`user`: adds or changes a person who may log in. The gateway must not run meanwhile on SQLite; it holds the lease."""

import getpass
import os
import sys

from app.adapters.passwords import Argon2Passwords
from app.cli.failures import CommandError
from app.cli.parts import parts_of, store_of
from app.cli.settings import Settings
from app.domain.terms import Post
from app.services.users import InvalidUser, NewUser, create_user


def run_user(settings: Settings, *, database: str | None, name: str, posts: str, department: str, area: str) -> str:
    """Ask for the password and write the person down; return what to tell."""
    try:
        wanted = tuple(Post(word.strip()) for word in posts.split(",") if word.strip())
    except ValueError as error:
        raise CommandError(f"{error}; posts are {', '.join(post.value for post in Post if post.value)}") from error
    parts = parts_of(settings)
    if department and parts.rules.department(department) is None:
        raise CommandError(f"there is no department {department}")
    try:
        new = NewUser(user=name, name=name, password=_password(), posts=wanted, department=department, area=area)
    except InvalidUser as error:
        raise CommandError(str(error)) from error
    store = store_of(settings, database)
    try:
        store.migrate()
        now = parts.clock.now()
        if not store.take_lease(f"user/{os.getpid()}", now):
            raise CommandError("a gateway is the writer of this store; stop it, add the person, and start it again")
        create_user(store, Argon2Passwords(), new, now=now, by="user command")
    finally:
        store.dispose()
    return f"{name} may log in as {', '.join(post.value for post in wanted)}"


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("password: ")
    if first != getpass.getpass("once more: "):
        raise CommandError("the two passwords differ")
    return first
