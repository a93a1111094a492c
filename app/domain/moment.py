"""Instants: UTC integer microseconds inside, local text outside."""

from datetime import UTC, datetime, timedelta, timezone

Instant = int
"""Microseconds since 1970-01-01T00:00:00Z."""

SECOND: Instant = 1_000_000
MINUTE: Instant = 60 * SECOND
HOUR: Instant = 60 * MINUTE
DAY: Instant = 24 * HOUR

CHINA = timezone(timedelta(hours=8), "CST")
"""China Standard Time: one offset for the whole country, no summer time since 1991."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def from_datetime(when: datetime) -> Instant:
    """Return the instant of an aware *when*; raise :class:`ValueError` for a naive one."""
    if when.tzinfo is None:
        raise ValueError("a time without a zone is no instant")
    return (when - _EPOCH) // timedelta(microseconds=1)


def to_datetime(instant: Instant, zone: timezone = CHINA) -> datetime:
    """Return *instant* as an aware datetime in *zone*."""
    return (_EPOCH + timedelta(microseconds=instant)).astimezone(zone)


EARLIEST: Instant = from_datetime(datetime(2000, 1, 1, tzinfo=UTC))
LATEST: Instant = from_datetime(datetime(2100, 1, 1, tzinfo=UTC))
"""What comes from outside this range, or at its end, is no time; one merely ahead of us is a matter for the services."""
