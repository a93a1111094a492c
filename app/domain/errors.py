"""What can be told to an operator, and what is a bug in the record.

::

    DomainError               the operator did, or asked for, something the rules refuse
    ├── NotAllowed            the step does not fit the case as it stands
    ├── Missing               a field the step needs is absent or not usable
    ├── UnknownClass          no such class in the catalogue or the limits (also a LookupError)
    ├── UnknownCondition      the class has no such filing condition (also a LookupError)
    ├── UnknownStep           the workflow has no such step (also a LookupError)
    ├── InvalidCode           a grid, component or class code that is none (also a ValueError)
    └── InvalidLimit          an amount or unit of time that is none (also a ValueError)
    InvalidWorkflow           steps and stages that do not make a workflow (a ValueError); the reader makes it a TableError
    TableError                a table of the site is wrong: file, line, sentence
    BrokenHistory             events of a case do not follow each other: a bug, or a damaged log

Texts are Chinese where an operator reads them, English where an administrator reads a table.
"""


class DomainError(Exception):
    """A rule of the trade says no; ``str()`` is the Chinese sentence for the operator, ``code`` the answer's word."""

    code = "invalid"


class NotAllowed(DomainError):
    """The step does not fit the case as it stands."""

    code = "not_allowed"


FIELD_WORDS = {
    "reason": "理由",
    "note": "说明",
    "condition": "立案条件",
    "department": "处置部门",
    "unit": "下属单位",
    "checker": "监督员",
    "requirement": "督办要求",
    "reply_due": "回复时限",
    "settle_due": "处结时限",
    "matter": "督办事由",
    "notice_no": "督办编号",
    "class_key": "类别",
    "grid": "单元网格",
    "duty_grid": "责任网格",
    "photos": "照片",
    "team": "班组",
    "assistants": "协办部门",
    "closing": "结案条件",
    "more": "延期时间",
    "hang_until": "挂账到期日",
    "merged_into": "并入的案卷",
    "compared": "比较过的案卷",
    "office": "转办单位",
    "satisfaction": "满意度",
    "amount_fen": "费用金额",
    "what": "费用事项",
    "party": "责任主体",
    "called_at": "来电时间",
    "unverified_because": "不核实的理由",
    "urgent": "是否紧急",
    "area_type": "地区类型",
}
"""The operator's word for each field of a step."""


class Missing(DomainError):
    """A field that the step needs is absent or not usable; ``what`` is its name."""

    code = "missing"

    def __init__(self, what: str, why: str = "") -> None:
        super().__init__(f"缺少{FIELD_WORDS.get(what, what)}" + (f"：{why}" if why else ""))
        self.what = what


class UnknownClass(DomainError, LookupError):
    """No such class in the catalogue or the limits."""

    def __init__(self, class_key: str) -> None:
        super().__init__(f"没有类别 {class_key}")
        self.class_key = class_key


class UnknownCondition(DomainError, LookupError):
    """The class has no such filing condition."""

    def __init__(self, class_key: str, condition: str) -> None:
        super().__init__(f"类别 {class_key} 没有立案条件 {condition or '（空）'}")
        self.class_key = class_key
        self.condition = condition


class UnknownStep(DomainError, LookupError):
    """The workflow has no such step."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有步骤 {name}")
        self.name = name


class InvalidCode(DomainError, ValueError):
    """A code that is none in its scheme."""


class InvalidLimit(DomainError, ValueError):
    """An amount or unit of time that is none."""


class InvalidWorkflow(ValueError):
    """Steps and stages that do not make a workflow; ``name`` is the step or stage at fault."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(f"{name}: {sentence}")
        self.name = name


class TableError(Exception):
    """A table of the site is wrong; ``line`` is 0 where the file as a whole is meant."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(f"{file}:{line}: {sentence}" if line else f"{file}: {sentence}")
        self.file = file
        self.line = line
        self.sentence = sentence


def not_utf8(error: UnicodeDecodeError) -> tuple[int, str]:
    """Return line and sentence for a file that an editor saved in another encoding, as Windows does in GBK."""
    line = error.object[: error.start].count(b"\n") + 1
    return line, "is not UTF-8: open the file in an editor and save it with the encoding UTF-8"


class BrokenHistory(Exception):
    """The events of a case do not follow each other."""
