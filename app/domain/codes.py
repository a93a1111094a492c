"""The trade's codes: unit grids, components and classes, in the schemes that cities still use.

Widths: domain facts §2.2 (grids: CJ/T 213 6+2+2+2, later 6+3+3+3), §3.1 and §3.3 (components 6+2+2+6, in 2026
6+2+3+6), §3.3 and §3.4 (classes 2+2, in 2026 2+3). A 12-digit text may be an old grid or a new community: the
scheme decides, never the length. ``parse(str(code), scheme)`` gives the code again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from app.domain.errors import InvalidCode
from app.domain.terms import Term


class Scheme(Term):
    """The standard that a code is written by; a grid of CJ/T 213 goes with CJ/T 214."""

    CJT214 = "cjt214", "CJ/T 214-2007"
    GB30428_2 = "gb30428_2", "GB/T 30428.2-2013"
    GB47678_5 = "gb47678_5", "GB/T 47678.5-2026"


DIVISION_DIGITS = 6
GRID_WIDTHS = {Scheme.CJT214: (6, 2, 2, 2), Scheme.GB30428_2: (6, 3, 3, 3), Scheme.GB47678_5: (6, 3, 3, 3)}
CLASS_WIDTHS = {Scheme.CJT214: (2, 2), Scheme.GB30428_2: (2, 2), Scheme.GB47678_5: (2, 3)}
SEQUENCE_DIGITS = 6


@dataclass(frozen=True, slots=True, order=True)
class GridCode:
    """A unit grid: division (district), subdistrict, community and the grid's number in it."""

    scheme: Scheme
    division: str
    subdistrict: str
    community: str
    sequence: str

    @classmethod
    def parse(cls, text: str, scheme: Scheme = Scheme.GB47678_5) -> Self:
        """Return the code in *text* (12 or 15 digits, by *scheme*), or raise :class:`InvalidCode`."""
        parts = _parts(text, GRID_WIDTHS[scheme], f"{scheme.zh} 的单元网格编码")
        _refuse_division(text, parts[0])
        _refuse_zero(text, parts[3], "网格顺序号")
        return cls(scheme, *parts)

    @property
    def community_code(self) -> str:
        """The code of the community it lies in."""
        return self.division + self.subdistrict + self.community

    def explain(self) -> str:
        """Return the code in words."""
        return (
            f"单元网格 {self}：行政区划 {self.division}，街道 {self.subdistrict}，"
            f"社区 {self.community}，第 {int(self.sequence)} 格"
        )

    def __str__(self) -> str:
        return self.community_code + self.sequence


@dataclass(frozen=True, slots=True, order=True)
class ClassCode:
    """A class of components or events. The same digits may mean either: the kind stands beside it, never in it."""

    scheme: Scheme
    major: str
    minor: str

    @classmethod
    def parse(cls, text: str, scheme: Scheme = Scheme.GB47678_5) -> Self:
        """Return the code in *text* (4 or 5 digits, by *scheme*), or raise :class:`InvalidCode`."""
        major, minor = _parts(text, CLASS_WIDTHS[scheme], f"{scheme.zh} 的类别代码")
        _refuse_zero(text, major, "大类")
        _refuse_zero(text, minor, "小类")
        return cls(scheme, major, minor)

    def explain(self) -> str:
        """Return the code in words, without names; :meth:`Catalogue.explain` knows those."""
        return f"{self.scheme.zh} 大类 {self.major} 小类 {self.minor}"

    def __str__(self) -> str:
        return self.major + self.minor


@dataclass(frozen=True, slots=True, order=True)
class ComponentCode:
    """One component: division, class and its number in the division."""

    division: str
    class_code: ClassCode
    sequence: str

    @classmethod
    def parse(cls, text: str, scheme: Scheme = Scheme.GB47678_5) -> Self:
        """Return the code in *text* (16 or 17 digits, by *scheme*), or raise :class:`InvalidCode`."""
        widths = (DIVISION_DIGITS, sum(CLASS_WIDTHS[scheme]), SEQUENCE_DIGITS)
        division, class_code, sequence = _parts(text, widths, f"{scheme.zh} 的部件标识码")
        _refuse_division(text, division)
        _refuse_zero(text, sequence, "部件顺序号")
        return cls(division, ClassCode.parse(class_code, scheme), sequence)

    def explain(self) -> str:
        """Return the code in words."""
        return f"部件 {self}：行政区划 {self.division}，{self.class_code.explain()}，第 {int(self.sequence)} 号"

    def __str__(self) -> str:
        return f"{self.division}{self.class_code}{self.sequence}"


def _parts(text: str, widths: Sequence[int], what: str) -> list[str]:
    if len(text) != sum(widths) or not (text.isascii() and text.isdigit()):
        raise InvalidCode(f"“{text[:40]}”不是{what}：应为 {sum(widths)} 位数字")
    ends = [sum(widths[: i + 1]) for i in range(len(widths))]
    return [text[end - width : end] for end, width in zip(ends, widths, strict=True)]


def _refuse_division(text: str, division: str) -> None:
    if division.startswith("0"):
        raise InvalidCode(f"“{text}”的行政区划 {division} 不存在")


def _refuse_zero(text: str, part: str, what: str) -> None:
    if int(part) == 0:
        raise InvalidCode(f"“{text}”的{what}不能为 {part}")
