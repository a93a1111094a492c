"""What a step that was taken leaves on the ticket of its case, and on the plans of those who act on it."""

from app.domain.moment import MINUTE, Instant
from app.domain.step_rule import Count, Mark, StepRule
from app.simulate.story.moves import Move, Plot
from app.simulate.story.rulings import granted
from app.simulate.story.ticket import Ticket

VERDICTS = {"verified": "passed", "camera_verified": "passed", "verify_failed": "failed", "verify_unable": "unable"}
"""What a look at a call's place means for the acceptor."""
_GRANTED = ("approve_delay", "approve_delay_again")
_LATE_FOR_SURE: Instant = 30 * MINUTE
"""The simulation keeps no clocks; a case fed back so long after it was due is late by the real one too."""


def note_step(plot: Plot, rule: StepRule, ticket: Ticket, move: Move, now: Instant) -> None:
    """Note that *move* was made at *now* by the *rule* of its name."""
    ticket.follow(rule, move.fields)
    ticket.verdict = VERDICTS.get(move.step, ticket.verdict)
    if move.step in _GRANTED:
        granted(plot, ticket)
    if Count.REWORK in rule.counts or Count.HANGS in rule.counts:
        ticket.done.add("appeal")  # its clock stood still meanwhile: whether it was late is not known here
    if Mark.STEP_DONE in rule.marks:  # the next step has a limit and a finish of its own, and is seldom urgent
        ticket.finish_at = ticket.case_due = None
        ticket.urgent = ticket.urgent and not plot.limit(ticket).is_work
        ticket.done.add("appeal")
    if move.step == "feedback" and ticket.case_due is not None:
        ticket.was_late = now > ticket.case_due + _LATE_FOR_SURE
