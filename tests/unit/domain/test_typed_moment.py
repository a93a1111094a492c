"""A moment is read as people type it, and nothing else is."""

from datetime import datetime

import pytest

from app.domain.moment import CHINA, from_datetime, to_datetime
from app.domain.typed_moment import UnreadableMoment, typed_moment

NOON = from_datetime(datetime(2026, 11, 22, 12, tzinfo=CHINA))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:21", (2026, 11, 22, 14, 21)), ("1421", (2026, 11, 22, 14, 21)), ("14：21：30", (2026, 11, 22, 14, 21, 30)),
        (" 9.05 ", (2026, 11, 22, 9, 5)), ("11-21 14:21", (2026, 11, 21, 14, 21)), ("6/12 15:00", (2026, 6, 12, 15)),
        ("2025-02-28T23:59:59", (2025, 2, 28, 23, 59, 59)), ("2024年2月29日 0:00", (2024, 2, 29)), ("24:00", (2026, 11, 23)),
    ],
)  # fmt: skip
def test_what_is_typed_is_meant(typed, meant):
    assert to_datetime(typed_moment(typed, NOON)) == datetime(*meant, tzinfo=CHINA)


@pytest.mark.parametrize("typed", ["", "noon", "25:00", "14:60", "2-30 10:00", "14", "99999", "24:01", "1999-1-1 1:00"])
def test_what_cannot_be_a_moment_is_refused(typed):
    with pytest.raises(UnreadableMoment):
        typed_moment(typed, NOON)
