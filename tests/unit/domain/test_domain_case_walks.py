"""Any walk through the workflow leaves a case the law allows, and a log that gives it back."""

import json
from dataclasses import replace
from functools import cache

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.case import CaseState
from app.domain.case_fold import fold, payload_of
from app.domain.clocks import Clock
from app.domain.errors import DomainError, NotAllowed
from app.domain.event import Event, canonical
from app.domain.moment import MINUTE
from app.domain.step_rule import Count, Mark
from app.domain.terms import Light, Pending, Post, Source, Stage, Supervision
from tests.unit.domain.conftest import Site, shipped
from tests.unit.domain.routes import PLACES

CLASSES = ("E06010", "C01003", "E09001", "C02044", "E06001", "E06022")
OPENINGS = ("reported", "call_registered", "instruction_filed", "dispatched_first")
AT_DEPARTMENT = {Stage.DISPATCHED, Stage.DISPOSING, Stage.HANDLED}
STANDING = {Stage.HUNG, Stage.FEEDBACK, Stage.PASSED, Stage.CHECKING, Stage.CHECKED}
FORWARD = {
    Stage.REPORTED: ("accept", "send_verify", "archive_self_handled"), Stage.VERIFYING: ("verified",),
    Stage.ACCEPTED: ("file",), Stage.FILED: ("dispatch",), Stage.DISPATCHED: ("sign",),
    Stage.DISPOSING: ("handle", "step_done"), Stage.HANDLED: ("feedback",), Stage.FEEDBACK: ("send_check", "pass_on"),
    Stage.PASSED: ("send_check",), Stage.CHECKING: ("check_passed",), Stage.CHECKED: ("close",),
    Stage.HUNG: ("resume", "auto_resume"),
}  # fmt: skip
"""The way on, so that walks get far."""
GRANTING = ("approve", "pass_appeal", "grant")
RARELY = ("force_close", "reject", "merge", "refuse_file", "consult_close", "transfer", "approve_void")
"""What ends a case before its time: taken seldom, so that walks get far."""
NEVER_LESS = (Count.URGES, Count.REWORK, Count.RETURNS, Count.DELAYS, Count.HANGS)


@cache
def the_site() -> Site:
    """Return the shipped tables, read once."""
    return shipped()


def event_of(case, seq, kind, facts):
    payload = canonical(payload_of(case, "step-1", facts))
    return Event(
        seq=seq, stream="case", subject=case.case_id, kind=kind, axis="command", chain_seq=seq, prev_hash="", hash="",
        hash_version=1, recorded_at=case.last_valid_at, valid_at=case.last_valid_at, actor="", post="", seat="",
        payload=payload,
    )  # fmt: skip


class Walk(RuleBasedStateMachine):
    """One case under every step of the shipped table, fitting or not, at any hour."""

    case = None
    told = "不能"

    @initialize(
        step=st.sampled_from(OPENINGS), source=st.sampled_from(list(Source)), class_key=st.sampled_from(CLASSES),
        urgent=st.booleans(), self_handled=st.booleans(), minute=st.integers(0, 14 * 24 * 60), chosen=st.integers(0, 9),
    )  # fmt: skip
    def open(self, step, source, class_key, urgent, self_handled, minute, chosen):
        """Open the case."""
        site = self.site = the_site()
        source = Source.LEADER if step == "instruction_filed" else source
        conditions = site.limits.conditions(class_key)
        self.condition = conditions[chosen % len(conditions)].condition
        at = site.at("2026-06-08 00:00") + minute * MINUTE
        fields = {"instruction_filed": {"condition": self.condition}, "dispatched_first": {"department": "D1"}}
        self.case = site.open(
            at="2026-06-08 00:00", class_key=class_key, step=step, source=source, urgent=urgent,
            self_handled=self_handled, fields=fields.get(step),
        )  # fmt: skip
        self.at = max(at, self.case.opened_at)
        self.taken, self.counted = 1, dict.fromkeys(NEVER_LESS, 0)
        self.folded = fold(None, event_of(self.case, 1, step, {"description": self.case.description}))

    @precondition(lambda self: self.case is not None)
    @rule(data=st.data(), wait=st.one_of(st.integers(0, 90), st.integers(0, 9 * 24 * 60)), who=st.sampled_from("123"))
    def take_one_that_is_offered(self, data, wait, who):
        """Take a step the desk offers; it may still be refused, with the sentence that says why."""
        rules = self.site.workflow.steps_for(self.case.state, list(Post), self.site.limits)
        seldom = data.draw(st.integers(0, 9)) == 0
        names = [one.name for one in rules if seldom or one.name not in RARELY]
        if names:
            self.attempt(self.site.workflow.step(data.draw(st.sampled_from(names))), wait, who)

    @precondition(lambda self: self.case is not None and self.case.state.pending is not Pending.NONE)
    @rule(wait=st.integers(0, 600))
    def grant(self, wait):
        """Grant what was applied for."""
        rules = self.site.workflow.steps_for(self.case.state, list(Post))
        self.attempt(next(one for one in rules if one.name.startswith(GRANTING)), wait, "1")

    @precondition(lambda self: self.case is not None and self.case.state.stage in FORWARD)
    @rule(steps=st.integers(1, 6), wait=st.integers(1, 200), which=st.integers(0, 5))
    def go_on(self, steps, wait, which):
        """Take a few steps of the way on."""
        for number in range(steps):
            state = self.case.state
            ways = FORWARD.get(state.stage, ())
            if not ways or state.pending is not Pending.NONE:
                return
            self.attempt(self.site.workflow.step(ways[(which + number) % len(ways)]), wait, "1")

    @precondition(lambda self: self.case is not None and self.case.state.stage is Stage.FILED)
    @rule(number=st.integers(1, 3))
    def dispatch_to_several(self, number):
        """Dispatch with assistants."""
        self.attempt(self.site.workflow.step("dispatch"), 3, "1", assistants=[f"D{2 + one}" for one in range(number)])

    @precondition(lambda self: self.case is not None)
    @rule(name=st.sampled_from(sorted(the_site().workflow.steps)), wait=st.integers(0, 60))
    def try_any_step(self, name, wait):
        """Try a step that may not fit; one that does not is refused."""
        tried = self.site.workflow.step(name)
        if tried.fits(self.case.state.stage, self.case.state.pending, self.case.state.supervised):
            self.attempt(tried, wait, "1")
            return
        at = self.at + wait * MINUTE
        with pytest.raises(NotAllowed):
            self.site.step(self.case, name, at, **self.site.usual(tried, self.case, at))

    def attempt(self, taken, wait, who, **said):
        """Take the step if nothing speaks against it, and note it in the log."""
        at = self.at + wait * MINUTE
        words = self.site.usual(taken, self.case, at) | said
        for name in {"department", "unit", "team"} & set(words):
            words[name] = f"{words[name][0]}{who}" if Mark.ASSISTANT_FREE not in taken.marks else words[name]
        if "condition" in words:
            words["condition"] = self.condition
        try:
            after = self.site.step(self.case, taken.name, at, **words)
        except DomainError as error:
            self.told = str(error)
            return
        self.case, self.at = after, at
        self.taken += 1
        for count in taken.counts:
            self.counted[count] += 1
        self.folded = fold(self.folded, event_of(after, self.taken, taken.name, {"reason": "理由"}))

    @precondition(lambda self: self.case is not None)
    @invariant()
    def the_log_gives_the_case_back(self):
        """Versions rise by one, and folding the events gives the state, both clocks and the opening."""
        assert self.case.version == self.folded.version == self.folded.last_seq == self.taken
        assert self.folded == replace(self.case, last_seq=self.taken, opened_seq=1)
        assert CaseState.from_payload(json.loads(canonical(self.case.state.to_payload()))) == self.case.state

    @precondition(lambda self: self.case is not None)
    @invariant()
    def it_stands_where_the_law_allows(self):
        """Its stage and application are ones the law knows, and the post is the one that must act."""
        state = self.case.state
        assert (state.stage, state.pending) in PLACES
        assert state.post is self.site.workflow.post_of(state.stage, state.pending)
        assert (state.applied_at is not None) is (state.pending is not Pending.NONE)
        is_delay = state.pending in {Pending.DELAY, Pending.DELAY_AGAIN}
        assert bool(state.applied_more) is is_delay
        assert (state.hang_until is not None) is (state.stage is Stage.HUNG or state.pending is Pending.HANG)
        assert not state.exempt or state.appealed
        assert not state.forced or state.stage is Stage.CLOSED
        assert state.reply_due is None or state.supervised is Supervision.WAITING

    @precondition(lambda self: self.case is not None)
    @invariant()
    def the_counters_are_right(self):
        """Each counts the steps that count, and no more is granted than the site allows."""
        state, charter = self.case.state, self.site.workflow.charter
        assert {count: getattr(state, count.value) for count in NEVER_LESS} == self.counted
        assert state.delays <= charter.most_delays
        assert state.hangs <= 1

    @precondition(lambda self: self.case is not None)
    @invariant()
    def our_clock_runs_where_one_of_ours_must_act(self):
        """It runs for the post that holds the case or must rule, and for nobody else."""
        case, state = self.case, self.case.state
        holder = self.site.workflow.charter.holders[state.stage]
        is_ours = not holder.final and (holder.is_ours or state.pending is not Pending.NONE)
        assert (case.stage_clock is not None) is is_ours
        assert state.stage_due == (case.stage_clock and case.stage_clock.due(self.site.calendar))
        assert state.stage_due is None or state.stage_due > case.stage_clock.segments[0].start

    @precondition(lambda self: self.case is not None)
    @invariant()
    def the_departments_clock_follows_the_stage(self):
        """Running at the department, whatever is applied for; standing while hung or checked; ended with the case."""
        case, state = self.case, self.case.state
        clock: Clock | None = case.case_clock
        if state.stage in AT_DEPARTMENT:
            assert clock.is_running
            assert state.case_due == clock.due(self.site.calendar)
            assert state.case_due > clock.segments[0].start
            assert state.holder_due <= max(state.case_due, self.at)
            assert state.holder in (state.department, state.unit, state.team)
        elif state.stage in STANDING:
            assert clock.is_paused
            assert state.frozen is not Light.NONE
        else:
            assert clock is None or clock.is_stopped
        assert (state.case_due is None) is (clock is None or not clock.is_running)
        assert (state.holder_due is None) is (state.case_due is None)
        assert state.frozen is Light.NONE or state.case_due is None

    @invariant()
    def who_is_refused_is_told_why_in_chinese(self):
        """A refusal is a sentence for the operator."""
        assert any("\u4e00" <= letter <= "\u9fff" for letter in self.told)

    @precondition(lambda self: self.case is not None)
    @invariant()
    def no_more_time_is_used_than_went_by(self):
        """Dating back gives time, it never takes any."""
        clock = self.case.case_clock
        if clock is not None:
            assert 0 <= clock.used(self.site.calendar, self.at) <= self.at - clock.segments[0].start
            assert all(one.end is None or one.start <= one.end for one in clock.segments)
            assert clock.explain(self.site.calendar)


TestWalks = Walk.TestCase
TestWalks.settings = settings(max_examples=250, stateful_step_count=50, deadline=None)


def test_a_state_of_the_first_release_is_read_with_nothing_added(site):
    payload = site.disposing().state.to_payload()
    assert not {"hangs", "delays", "assistants", "applied_at"} & set(payload)
    assert CaseState.from_payload(payload).hangs == 0
