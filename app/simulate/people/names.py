"""Names for simulated people: made of common parts, bound to a number, meant for nobody."""

import random
from functools import cache

_FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = (
    "伟",
    "芳",
    "敏",
    "静",
    "强",
    "磊",
    "军",
    "洋",
    "艳",
    "勇",
    "娟",
    "涛",
    "明",
    "超",
    "秀兰",
    "霞",
    "平",
    "刚",
    "桂英",
    "文博",
)


@cache
def person_name(number: str) -> str:
    """Return the name that goes with *number*, the same each time."""
    rng = random.Random(f"person/{number}")
    return rng.choice(_FAMILY) + rng.choice(_GIVEN)
