"""Rates as a wall prints them, with the numbers on the same wall that they follow from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """One printed rate: ``text`` is what stands there, ``parts`` and ``whole`` numbers as they are printed on the wall.

    ``text`` is 100 × the sum of the parts ／ whole with one decimal, unless ``is_percent`` is false: then it is the
    sum of the parts ／ whole with one decimal.
    """

    text: str
    parts: tuple[str, ...]
    whole: str
    is_percent: bool = True
