"""Whose log a store holds: nobody works on another city's by a mistyped code, and a new one takes its first gateway's."""

from app.adapters.store.store import Store
from app.cli.failures import CommandError
from app.domain.city import City
from app.domain.moment import Instant


def refuse_other_city(store: Store, city: City, way: str = "") -> None:
    """Raise a :class:`CommandError` if *store* holds another city's log; *way* says what else to do."""
    _compare(store.city(), city, way)


def adopt_city(store: Store, city: City, now: Instant) -> None:
    """Note that the log is *city*'s if it is nobody's yet; raise a :class:`CommandError` if it is another's.

    The caller holds the lease.
    """
    _compare(store.adopt_city(city.code, now), city)


def _compare(known: str, city: City, way: str = "") -> None:
    if known in ("", city.code):
        return
    asked = f"{city.code} {city.name}".strip()
    other_way = way or f"give {city.code} a database of its own (--database)"
    raise CommandError(
        f"the store holds the log of city {known}, and this start is for {asked}:"
        f" set [city] (--city) back to {known}, or {other_way}"
    )
