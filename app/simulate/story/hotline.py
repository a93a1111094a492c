"""The hotlines: who calls, and the numbers that work orders (工单) come with."""

import random
from uuid import uuid5

from app.domain.moment import SECOND, Instant, to_datetime
from app.domain.terms import Source
from app.services.calls import ORDERS
from app.simulate.people.names import person_name

ORDERED = 0.7
"""So many calls of the 12345 line come as work orders with a number of their own."""
_NO_PHONE = "1000000"
"""Begins the callers' invented numbers: mobile ones begin with 13 to 19 and 10000 is a carrier's own, so nobody has them."""


def caller(rng: random.Random) -> dict[str, object]:
    """Return name and number of somebody who calls."""
    number = rng.randrange(10_000)
    return {"caller_name": person_name(f"caller/{number}"), "caller_phone": f"{_NO_PHONE}{number:04d}"}


def order_number(at: Instant) -> str:
    """Return the hotline's number of the work order that came at *at*."""
    return f"{to_datetime(at):%Y%m%d%H%M%S}{at % SECOND // 100:04d}"


def call_id_of(order_no: str) -> str:
    """Return the id of the call record of a 12345 work order: it follows from line and number."""
    return str(uuid5(ORDERS, f"{Source.HOTLINE_12345}/{order_no}"))
