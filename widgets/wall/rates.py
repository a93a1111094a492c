"""Rates as a wall prints them, with the numbers on the same wall that they follow from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """One printed rate: ``text`` is what stands there, ``part`` and ``whole`` the numbers as they are printed beside it.

    ``text`` is 100 × part ／ whole with one decimal, unless ``is_percent`` is false: then it is part ／ whole.
    """

    text: str
    part: str
    whole: str
    is_percent: bool = True
