"""What anybody in the hall might try next: likely steps with likely fields, and wrong ones too."""

from app.domain.moment import DAY
from app.domain.terms import Pending, Post
from tests.unit.services.town import LAT, PEOPLE, RUBBISH, WEST_LON, tables

WORKFLOW = tables()["workflow"]
DESK_STEPS = [
    name for name, rule in WORKFLOW.steps.items() if rule.from_stages and not set(rule.posts) <= {Post.COLLECTOR, Post.SYSTEM}
]  # fmt: skip
DEPARTMENTS = ("hw", "hw1", "hw11", "sz", "wc")
USERS = [*PEOPLE, *DEPARTMENTS, "east"]
NAMED = {"release_assistant": "SZ", "mark_ownerless": "WC"}
"""Steps whose department is not the lead's."""
TOLD = {"class_key": RUBBISH, "lon": WEST_LON, "lat": LAT, "place": "文昌路 5 号", "description": "垃圾成堆"}
PHOTOS = [{"sha256": "ef" * 32, "phase": "check"}]


def fields_of(hall, case_id, others):
    """Return a good value for every field a step may need or take."""
    other = next((one for one in others if one != case_id), case_id)
    return {
        "reason": "理由", "note": "说明", "condition": "1", "department": "HW", "unit": "HW1", "team": "HW11",
        "assistants": ["SZ"], "requirement": "今日办结", "checker": "T2", "more": "2h",
        "hang_until": hall.clock.now() + 2 * DAY, "merged_into": other, "compared": [other], "office": "供电公司",
        "satisfaction": "dissatisfied", "amount_fen": 5_000, "what": "井盖", "party": "供水公司", "closing": "现场已恢复",
        "photos": PHOTOS, "unverified_because": "照片清楚", "class_key": RUBBISH,
    }  # fmt: skip


def able(rule, state):
    """Return the users who may take the step, by post and by level."""
    users = [user for user, own in PEOPLE.items() if set(rule.posts) & set(own)]
    if Post.DEPARTMENT in rule.posts:
        users += [(state.holder or state.department or "HW").lower(), "hw", "sz"]
    return users


def any_step(chance, hall, case_id, others):
    """Return user, step's name and fields: one that fits the case more often than not, with what it needs."""
    state = hall.store.case(case_id).state
    fitting = [rule.name for rule in WORKFLOW.steps_for(state, list(Post)) if rule.name in DESK_STEPS]
    is_likely = bool(fitting) and chance.random() < 0.9
    name = chance.choices(fitting, [_weight(name) for name in fitting])[0] if is_likely else chance.choice(DESK_STEPS)
    rule = WORKFLOW.step(name)
    user = chance.choice(able(rule, state) if is_likely else USERS)
    known = fields_of(hall, case_id, others)
    if chance.random() < 0.05:
        return user, name, {key: known[key] for key in chance.sample(sorted(known), 4)}
    taken = [key for key in rule.takes if key in known and (chance.random() < 0.5 or key == "unverified_because")]
    chosen = {key: known[key] for key in (*rule.needs, *taken) if key in known}
    if rule.reason:
        chosen["reason"] = known["reason"]
    if name in NAMED:
        chosen["department"] = NAMED[name]
    return user, name, chosen


def _weight(name):
    """Return how likely the step is: what ends a case early is rare, or no walk would ever come far."""
    rule = WORKFLOW.step(name)
    is_end = rule.to_stage is not None and WORKFLOW.is_final(rule.to_stage)
    if is_end and name not in ("close", "approve_void"):
        return 1
    return 4 if rule.to_stage is None and Pending.NONE in rule.pending and not rule.is_application else 20


def any_reply(chance, hall, case_id):
    """Return a collector's answer, mostly of the one who was asked to what he was asked."""
    state = hall.store.case(case_id).state
    task = {"verifying": "verify", "checking": "check"}.get(state.stage, "verify")
    if chance.random() < 0.1:
        task = chance.choice(["verify", "check"])
    terminal = state.checker if state.checker and chance.random() < 0.9 else chance.choice(["T1", "T2"])
    return hall.reply(case_id, task, chance.choice(["passed", "passed", "failed", "unable"]), terminal=terminal)


def check_move(hall, before, after):
    """What happened to the case is what the table allows, by one it allows it to."""
    event = hall.store.history(after.case_id)[-1]
    if after.version == before.version:
        assert after == before
        return
    assert after.version == before.version + 1
    assert after.state.post == WORKFLOW.post_of(after.state.stage, after.state.pending)
    if event.kind == "taken_back":
        return
    rule = WORKFLOW.step(event.kind)
    is_again = event.post == Post.SYSTEM and event.kind in ("send_verify", "send_check")  # 未应答，改派
    assert is_again or rule.fits_case(before.state)
    assert after.state.stage == (rule.to_stage or before.state.stage)
    assert event.post == Post.SYSTEM or Post(event.post) in rule.posts
    if event.post == Post.DEPARTMENT:
        state = before.state
        chain = (state.department, state.unit, state.team, *state.assistants)
        assert event.actor.upper() in chain
    if WORKFLOW.is_final(after.state.stage):
        assert (after.state.stage_due, after.state.case_due) == (None, None)
