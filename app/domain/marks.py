"""What a step leaves on a case beside its stage."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.terms import Exposure, Pending, Supervision


class Mark(StrEnum):
    """A word of the table's ``marks``. :data:`MARK_CHANGES` says what each changes; some depend on the case.

    ``delay_asked`` waits for the shift leader the first time and for the leader again; ``to_department``, ``to_unit``
    and ``to_team`` make that level the holder, ``up_one_level`` its parent; ``assistant_free`` takes the department the
    step names off the assistants; ``step_done`` counts a step of a limit in several. ``lapsed`` drops an application that
    nobody has ruled on: what it asked time for is done. 无责任主体 ends with 确认责任, or when the case goes to another
    department than the territory's that it was listed with.
    """

    VERIFIED = "verified"
    CHECKER_FREE = "checker_free"
    DEPARTMENT_FREE = "department_free"
    RETURN_ASKED = "return_asked"
    DELAY_ASKED = "delay_asked"
    HANG_ASKED = "hang_asked"
    VOID_ASKED = "void_asked"
    APPEAL_ASKED = "appeal_asked"
    APPEAL_PASSED = "appeal_passed"
    RULED = "ruled"
    LAPSED = "lapsed"
    SUPERVISED = "supervised"
    ANSWERED = "answered"
    EXPOSE_ASKED = "expose_asked"
    EXPOSED = "exposed"
    EXPOSE_REFUSED = "expose_refused"
    TO_DEPARTMENT = "to_department"
    TO_UNIT = "to_unit"
    TO_TEAM = "to_team"
    UP_ONE_LEVEL = "up_one_level"
    ASSISTANT_FREE = "assistant_free"
    STEP_DONE = "step_done"
    HANG_ENDED = "hang_ended"
    UNFILED = "unfiled"
    FILED = "filed"
    OWNERLESS = "ownerless"
    DISPUTED = "disputed"
    SETTLED = "settled"
    FORCED = "forced"
    EXEMPT = "exempt"
    REOPENED = "reopened"


NO_NOTICE: Mapping[str, object] = {
    "supervised": Supervision.NONE, "reply_due": None, "settle_due": None, "notices": 0, "notice_no": "",
    "reply_missed": False, "exposure": Exposure.NONE,
}  # fmt: skip
"""A case without 督办: a notice is issued to a department and goes with it, the next one answers for its own only."""

MARK_CHANGES: Mapping[Mark, Mapping[str, object]] = {
    Mark.VERIFIED: {"verified": True, "checker": ""},
    Mark.CHECKER_FREE: {"checker": ""},
    Mark.DEPARTMENT_FREE: {
        "department": "", "unit": "", "team": "", "holder": "", "assistants": (), "limit_step": 0, **NO_NOTICE,
    },
    Mark.RETURN_ASKED: {"pending": Pending.RETURN},
    Mark.DELAY_ASKED: {"pending": Pending.DELAY},
    Mark.HANG_ASKED: {"pending": Pending.HANG},
    Mark.VOID_ASKED: {"pending": Pending.VOID},
    Mark.APPEAL_ASKED: {"pending": Pending.APPEAL, "appealed": True},
    Mark.APPEAL_PASSED: {"pending": Pending.APPEAL_AGAIN},
    Mark.RULED: {"pending": Pending.NONE, "applied_at": None, "applied_more": ""},
    Mark.LAPSED: {"pending": Pending.NONE, "applied_at": None, "applied_more": "", "hang_until": None},
    Mark.SUPERVISED: {"supervised": Supervision.WAITING},
    Mark.ANSWERED: {"supervised": Supervision.ANSWERED, "reply_due": None},
    Mark.EXPOSE_ASKED: {"exposure": Exposure.ASKED},
    Mark.EXPOSED: {"exposure": Exposure.EXPOSED},
    Mark.EXPOSE_REFUSED: {"exposure": Exposure.REFUSED},
    Mark.TO_DEPARTMENT: {"team": "", "limit_step": 0},
    Mark.TO_UNIT: {"team": ""},
    Mark.TO_TEAM: {},
    Mark.UP_ONE_LEVEL: {},
    Mark.ASSISTANT_FREE: {},
    Mark.STEP_DONE: {},
    Mark.HANG_ENDED: {"hang_until": None},
    Mark.UNFILED: {"unfiled": True},
    Mark.FILED: {"unfiled": False},
    Mark.OWNERLESS: {"ownerless": True},
    Mark.DISPUTED: {"disputed": True},
    Mark.SETTLED: {"disputed": False, "ownerless": False},
    Mark.FORCED: {"forced": True},
    Mark.EXEMPT: {"exempt": True},
    Mark.REOPENED: {"forced": False, "appealed": False, "exempt": False, **NO_NOTICE},
}  # fmt: skip

APPLICATIONS: Mapping[Mark, tuple[Pending, ...]] = {
    Mark.RETURN_ASKED: (Pending.RETURN,),
    Mark.DELAY_ASKED: (Pending.DELAY, Pending.DELAY_AGAIN),
    Mark.HANG_ASKED: (Pending.HANG,),
    Mark.VOID_ASKED: (Pending.VOID,),
    Mark.APPEAL_ASKED: (Pending.APPEAL,),
    Mark.APPEAL_PASSED: (Pending.APPEAL_AGAIN,),
}
"""The marks that leave an application waiting, and which it may be."""
