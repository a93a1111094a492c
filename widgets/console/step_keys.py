"""Which key takes which step: the workflow's table says it; a step without a key of its own shares a neighbour's."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from app.domain.step_rule import StepRule
from widgets.terms import word

BESIDE: Mapping[str, str] = MappingProxyType(
    {
        "apply_hang": "F9", "resume": "F9", "consult_close": "F12", "transfer": "F12", "apply_void": "F12",
        "merge": "M", "not_duplicate": "N", "camera_verified": "F5", "camera_passed": "F6", "camera_failed": "F8",
    }
)  # fmt: skip
"""Steps that share a key where the table gives them none: the key then asks which of them is meant."""
LETTERS = frozenset({"M", "N"})
"""Keys that decide a suspected duplicate; they are letters, so they work while the queue has the focus."""
ORDINARY = (
    "approve_return", "approve_delay", "approve_delay_again", "approve_hang", "approve_void", "pass_appeal",
    "grant_appeal", "accept", "archive_self_handled", "file", "dispatch", "sign", "handle", "feedback", "send_check",
    "camera_verified", "camera_passed", "close",
)  # fmt: skip
"""Steps that go on; the others turn aside."""


def key_of(rule: StepRule) -> str:
    """Return the key that takes *rule*, ``""`` for one that is found under S only."""
    return rule.key or BESIDE.get(rule.name, "")


def on_key(key: str, rules: Iterable[StepRule]) -> tuple[StepRule, ...]:
    """Return those of *rules* that *key* takes."""
    return tuple(rule for rule in rules if key_of(rule) == key)


def sorted_rules(rules: Iterable[StepRule]) -> tuple[StepRule, ...]:
    """Return *rules* as the desk offers them: those that go on first, then by key; one without a key comes last."""
    return tuple(sorted(rules, key=_place))


def words_by_key(rules: Sequence[StepRule]) -> dict[str, str]:
    """Return what each key does now; a key with several steps names the first two."""
    words: dict[str, str] = {}
    for key in dict.fromkeys(key_of(rule) for rule in rules):
        named = [word(rule) for rule in on_key(key, rules)]
        words[key] = "／".join(named[:2]) if key else ""
    words.pop("", None)
    return words


def _place(rule: StepRule) -> tuple[bool, int]:
    number = key_of(rule)[1:]
    return rule.name not in ORDINARY, int(number) if number.isdigit() else len(ORDINARY) * 10
