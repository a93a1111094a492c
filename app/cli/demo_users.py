"""The demo's log-ins: one person for each post of the hall, and one at a department's desk. For generated cities only."""

from dataclasses import dataclass

from app.adapters.passwords import Argon2Passwords
from app.adapters.store.store import Store
from app.cli.parts import Parts
from app.domain.city import Department
from app.domain.terms import Post
from app.services.advice import Advisor
from app.services.users import NewUser, create_user
from app.simulate.enrolment import enrol

COMMONEST_CLASS = "E06010"
"""暴露垃圾."""
HALL = (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER)
HALL_USER = "demo"
"""Whoever wants to work a whole case at one seat."""
DEMO_PASSWORD = "wanmi-demo"  # noqa: S105 - printed at the demo's start; made for the demo's own database only


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoUser:
    """A log-in to print."""

    user: str
    words: str
    posts: tuple[Post, ...]
    department: str = ""


def demo_users(parts: Parts) -> tuple[DemoUser, ...]:
    """Return the log-ins of the demo."""
    first = _busiest(parts)
    return (
        DemoUser(user=HALL_USER, words="受理员、值班长、派遣员（合岗）", posts=HALL),
        DemoUser(user="acceptor", words="受理员", posts=(Post.ACCEPTOR,)),
        DemoUser(user="shift", words="值班长", posts=(Post.SHIFT_LEADER,)),
        DemoUser(user="dispatcher", words="派遣员", posts=(Post.DISPATCHER,)),
        DemoUser(user="leader", words="领导", posts=(Post.LEADER,)),
        DemoUser(user="department", words=first.name, posts=(Post.DEPARTMENT,), department=first.code),
    )


def _busiest(parts: Parts) -> Department:
    """Return the department that the commonest class goes to: its desk always has something to do."""
    rules = parts.rules
    advisor = Advisor(rules.city, rules.places, rules.limits, rules.catalogue)
    row = advisor.responsibility("", COMMONEST_CLASS)
    code = "" if row is None else row.department
    return rules.department(code) or next(one for one in rules.city.departments if one.level == 1)


def make_demo_users(store: Store, parts: Parts) -> None:
    """Write the log-ins of the demo and of its simulated people where they are missing; the caller holds the lease."""
    passwords = Argon2Passwords()
    enrol(store, passwords, parts.city, DEMO_PASSWORD, now=parts.clock.now())
    now = parts.clock.now()
    with store.unit(now) as unit:
        missing = [one for one in demo_users(parts) if unit.user(one.user) is None]
    for one in missing:
        new = NewUser(user=one.user, name=one.words, password=DEMO_PASSWORD, posts=one.posts, department=one.department)
        create_user(store, passwords, new, now=now, by="demo")
