"""类别帕累托: which few classes make most of the period's filings."""

from dataclasses import dataclass

import numpy as np

from app.situation.filed import Filed
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.filed_cases import filed_before, filed_in, is_covered
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassShare:
    """One class: its filings, the sum down to it, and its filings of the period before (``None``: not known).

    Behind them: ``FiledCases(period=…, filter=Filter(classes=(class_key,)).within(filter))``.
    """

    class_key: str
    name: str
    count: int
    upto: int
    before: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassShares:
    """The first classes, the most first; ``others`` classes more have ``rest`` filings: sum of rows + rest = total.

    The first ``few`` of all classes make four fifths of it.
    """

    rows: tuple[ClassShare, ...]
    others: int
    rest: int
    few: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassPareto:
    """Filings by class; ``limit`` 0 lists all classes."""

    limit: int = 7
    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> ClassShares:
        """Return the classes at the view's moment."""
        now = _by_class(view, filed_in(view, self.period, self.filter))
        is_known = is_covered(view, self.period)
        before = _by_class(view, filed_before(view, self.period, self.filter)) if is_known else {}
        ordered = sorted(now.items(), key=lambda one: (-one[1], one[0]))
        shown = ordered[: self.limit or None]
        upto = np.cumsum([count for _, count in shown]).tolist()
        names, total = view.setting.classes, sum(now.values())
        rows = tuple(
            ClassShare(
                class_key=key, name=names.get(key, key), count=count, upto=sum_upto,
                before=before.get(key, 0) if is_known else None,
            )
            for (key, count), sum_upto in zip(shown, upto, strict=True)
        )  # fmt: skip
        return ClassShares(
            rows=rows, others=len(ordered) - len(shown), rest=total - (rows[-1].upto if rows else 0),
            few=int(np.searchsorted(np.cumsum([count for _, count in ordered]) * 5, total * 4)) + 1 if total else 0, total=total,
        )  # fmt: skip


def _by_class(view: View, found: Filed) -> dict[str, int]:
    codes = view.tables.abouts.class_key[view.tables.events.about[found.at]]
    counts = np.bincount(codes)
    distinct = np.flatnonzero(counts).astype(np.int32)
    return dict(zip(view.tables.words.texts(distinct), counts[distinct].tolist(), strict=True))
