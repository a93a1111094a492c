"""The ids of the map's cases, each written out only when it is asked for."""

from collections.abc import Sequence
from typing import overload

from app.situation.questions.open_cases import OpenCaseArrays


class CaseIds(Sequence[str]):
    """The cases' ids by row of the arrays: a click asks for one of ten thousand. :class:`IndexError` beyond them."""

    def __init__(self, cases: OpenCaseArrays) -> None:
        self._cases = cases

    def __len__(self) -> int:
        return len(self._cases.lon)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [self._cases.case_id(place) for place in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._cases.case_id(index)
