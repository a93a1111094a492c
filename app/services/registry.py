"""What the gateway takes in, and what desks may ask beside case steps: one file is one new thing.

Every module of :mod:`app.services.intake` has a ``TAKING``, every module of :mod:`app.services.desk` has ``STEPS``.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType, ModuleType
from typing import Generic, TypeVar, cast

from app.domain.terms import Post
from app.services import desk, intake
from app.services.messages import Answer, Incoming, Outgoing, Step
from app.services.ports import Session
from app.services.turn import By, Turn

M = TypeVar("M", bound=Incoming)


def never_remembered(_message: object) -> str:
    """Return the key of a message whose repeats need no remembering."""
    return ""


def answers_nothing(_message: object, _code: str, _text: str) -> None:
    """Answer nobody: this type of message has no one who waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking(Generic[M]):
    """How one type of message is taken in.

    ``take`` does the work and returns the answer, or raises a :class:`~app.domain.errors.DomainError`, which
    ``refuse`` turns into the answer (its arguments: message, code, Chinese text). ``key`` names the message for
    its repeats, ``""`` for types that need none. One that ``writes`` to the unit gets a savepoint of its own.
    """

    message: type[M]
    take: Callable[[Turn, M], Outgoing | None]
    key: Callable[[M], str] = never_remembered
    refuse: Callable[[M, str, str], Outgoing | None] = answers_nothing
    writes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """A seat somebody is logged in at, acting under one post."""

    by: By
    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskStep:
    """A step of a desk that is no step of the case workflow; ``posts`` may take it (none named: whoever is logged in)."""

    name: str
    zh: str
    posts: tuple[Post, ...]
    take: Callable[[Turn, Seated, Step], Answer]


@cache
def takings() -> Mapping[type[Incoming], Taking[Incoming]]:
    """Return how each type of message is taken in."""
    found = [cast("Taking[Incoming]", module.TAKING) for module in _modules(intake)]
    return MappingProxyType({taking.message: taking for taking in found})


@cache
def desk_steps() -> Mapping[str, DeskStep]:
    """Return the desk steps by name."""
    found = [step for module in _modules(desk) for step in cast("tuple[DeskStep, ...]", module.STEPS)]
    return MappingProxyType({step.name: step for step in found})


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{found.name}")
