"""Passwords as argon2id hashes."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

TIME_COST = 3
MEMORY_KIB = 65_536
LANES = 1


class Argon2Passwords:
    """Hashes with argon2id, by default RFC 9106's second recommended setting on one lane (about 0.1 s a look).

    One lane, so that a log-in takes one core and leaves the others to the rest of the hall.
    """

    def __init__(self, *, time_cost: int = TIME_COST, memory_kib: int = MEMORY_KIB, lanes: int = LANES) -> None:
        """Use the given cost; a test takes less."""
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=lanes)

    def hash(self, password: str) -> str:
        """Return a new salted hash of *password*."""
        return self._hasher.hash(password)

    def matches(self, password: str, password_hash: str) -> bool:
        """Say whether *password* is the one behind *password_hash*; an unreadable hash matches nothing."""
        try:
            return self._hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False
