"""What several questions need of one moment is worked out once, and the past is worked out once for all."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from app.domain.moment import Instant
from app.situation.view import View
from app.situation.words import Words

KEPT = 64
"""How much is kept for one log, the last asked for: the weeks of one filter, and a few moments of everything else."""

NUMBERS_KEPT = 1000
"""How many numbers of the past are kept for one log, some words each: the weeks of many years."""

T = TypeVar("T")

_lock = Lock()
_Kept = WeakKeyDictionary[Words, OrderedDict[Hashable, object]]
_kept: _Kept = WeakKeyDictionary()
"""By the vocabulary, which is made with a log and ends with it."""
_numbers: _Kept = WeakKeyDictionary()


def once(view: View, key: Hashable, make: Callable[[], T]) -> T:
    """Return what *make* gives for *view*, made once for *key* and the view's moment and events; any thread."""
    return _once(view, (view.t, view.axis, view.base.count, key), make)


def once_as_of(view: View, t: Instant, key: Hashable, make: Callable[[View | None], T]) -> T:
    """Return what *make* gives for the view of an earlier *t* (``None``: before the log began), made once.

    Late events that change what was so at *t* make it anew.
    """
    return _once(view, (t, view.axis, view.order.count(t), key), lambda: make(view.before(t)))


def kept_as_of(view: View, t: Instant, key: Hashable) -> object | None:
    """Return what :func:`keep_as_of` kept, ``None`` if that is forgotten or late events have changed what was so at *t*."""
    return _numbers.get(view.tables.words, OrderedDict()).get((t, view.axis, view.order.count(t), key))


def keep_as_of(view: View, t: Instant, key: Hashable, value: object) -> None:
    """Keep a few numbers that were worked out for an earlier *t*, for long."""
    with _lock:
        kept = _numbers.setdefault(view.tables.words, OrderedDict())
        kept[t, view.axis, view.order.count(t), key] = value
        while len(kept) > NUMBERS_KEPT:
            kept.popitem(last=False)


def once_for(view: View, key: Hashable, make: Callable[[], T]) -> T:
    """Return what *make* gives, made once for *key*, which says all that it rests on."""
    return _once(view, key, make)


def _once(view: View, key: Hashable, make: Callable[[], T]) -> T:
    with _lock:
        kept = _kept.setdefault(view.tables.words, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return cast("T", kept[key])
    made = make()
    with _lock:
        kept[key] = made
        while len(kept) > KEPT:
            kept.popitem(last=False)
    return made
