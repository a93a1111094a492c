"""Makes log-ins for the simulated people of a demo."""

from dataclasses import dataclass, field

from app.domain.city import City
from app.domain.moment import Instant
from app.services.ports import Passwords, WriterStore
from app.services.users import create_users
from app.simulate.story.seats import users_of


@dataclass(frozen=True, slots=True)
class SharedHashes:
    """The port ``Passwords`` with one hash for all who have the same password: hashing is slow on purpose."""

    passwords: Passwords
    _known: dict[str, str] = field(default_factory=dict, repr=False)

    def hash(self, password: str) -> str:
        """Return the hash of *password*, made once."""
        if password not in self._known:
            self._known[password] = self.passwords.hash(password)
        return self._known[password]

    def matches(self, password: str, password_hash: str) -> bool:
        """Say whether *password* is the one behind *password_hash*."""
        return self.passwords.matches(password, password_hash)


def enrol(store: WriterStore, passwords: Passwords, city: City, password: str, *, now: Instant) -> int:
    """Give the simulated people who have none a log-in with *password*; return how many. The caller holds the lease.

    For generated cities only: their seats are the simulated ones, one at each post and department.
    """
    with store.unit(now) as unit:
        missing = [new for new in users_of(city, password) if unit.user(new.user) is None]
    create_users(store, SharedHashes(passwords), missing, now=now, by="simulate")
    return len(missing)
