"""The simulated people of the hall and the departments: where they sit, who they are, how they log in."""

import random
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.city import City
from app.domain.moment import Instant
from app.domain.terms import Post
from app.services.ports import Session, UserRecord
from app.services.sessions import digest, person_digest
from app.services.users import NewUser
from app.simulate.people.names import person_name

HALL = {
    Post.ACCEPTOR: ("1111", "1112", "1113"),
    Post.SHIFT_LEADER: ("1102",),
    Post.DISPATCHER: ("1121", "1122"),
    Post.VIDEO: ("1131",),
    Post.LEADER: ("1002",),
}
"""Short numbers of the simulated people by post; the seat and the user have the number as their name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat with who sits there; ``department`` for that post."""

    number: str
    post: Post
    department: str = ""


def seats_of(city: City) -> tuple[Seat, ...]:
    """Return all simulated seats: the hall's posts and one for each department, unit and team (its telephone's number)."""
    hall = [Seat(number=number, post=post) for post, numbers in HALL.items() for number in numbers]
    return (
        *hall,
        *(
            Seat(number=_number(one.phone, one.code), post=Post.DEPARTMENT, department=one.code)
            for one in city.departments
        ),
    )


def users_of(city: City, password: str) -> tuple[NewUser, ...]:
    """Return the simulated people as users to be created, all with *password*."""
    names = {one.code: one.name for one in city.departments}
    return tuple(
        NewUser(
            user=seat.number,
            name=names.get(seat.department) or person_name(seat.number),
            password=password,
            posts=(seat.post,),
            department=seat.department,
        )
        for seat in seats_of(city)
    )


@dataclass(frozen=True, slots=True)
class SeatBook:
    """Seats by post and department with their session tokens."""

    seats: Mapping[tuple[Post, str], tuple[Seat, ...]]
    tokens: Mapping[str, str]

    def pick(self, post: Post, department: str, rng: random.Random) -> tuple[Seat, str] | None:
        """Return a seat that may act so and its token, or ``None``."""
        seats = self.seats.get((post, department if post is Post.DEPARTMENT else ""))
        if not seats:
            return None
        seat = seats[0] if len(seats) == 1 else rng.choice(seats)
        return seat, self.tokens[seat.number]


def seat_book(city: City, tokens: Mapping[str, str]) -> SeatBook:
    """Return the book of the seats that have a token."""
    book: dict[tuple[Post, str], tuple[Seat, ...]] = {}
    for seat in seats_of(city):
        if seat.number in tokens:
            key = (seat.post, seat.department)
            book[key] = (*book.get(key, ()), seat)
    return SeatBook(book, tokens)


def seat_everybody(city: City, until: Instant) -> tuple[SeatBook, dict[str, Session]]:
    """Return the book of all simulated seats and their sessions by the digest of the token, good until *until*."""
    tokens = {seat.number: secrets.token_hex(32) for seat in seats_of(city)}
    sessions = {digest(tokens[seat.number]): _session(seat, until) for seat in seats_of(city)}
    return seat_book(city, tokens), sessions


def unseated(city: City) -> SeatBook:
    """Return the book of all simulated seats with empty tokens, for whoever logs them in later."""
    return seat_book(city, {seat.number: "" for seat in seats_of(city)})


def record_of(session: Session) -> UserRecord:
    """Return the record of the person of a simulated *session*, who has no password."""
    return UserRecord(
        user=session.user, name=session.user, posts=session.posts, department=session.department, area=session.area,
        password_hash="", failures=0, locked_until=0,
    )  # fmt: skip


def _session(seat: Seat, until: Instant) -> Session:
    posts = (str(seat.post),)
    session = Session(
        seat=seat.number, user=seat.number, posts=posts, department=seat.department, area="", person="", until=until
    )
    return replace(session, person=person_digest(record_of(session)))


def _number(phone: str, code: str) -> str:
    return phone or f"d{code}"
