"""Names of a generated town; none is meant to be a real place."""

import random

DISTRICTS = ("城西区", "城北区", "城南区", "城东区")
SUBDISTRICTS = (
    "桥西街道", "钟楼街道", "西苑街道", "文昌街道", "北苑街道", "人民街道", "东湖街道",
    "南门街道", "学院街道", "月湖街道", "解放街道", "迎宾街道", "新城街道", "滨河街道",
)  # fmt: skip
COLUMN_STREETS = ("青年路", "文昌路", "解放路", "中山路", "建设路", "东风路")
DISTRICT_DIRECTIONS = ("城西", "城北", "城南", "城东")

_COMMUNITY_FIRST = "春荷柳竹松梅桂兰枫银翠碧紫丹金玉云晨"
_COMMUNITY_SECOND = ("园", "苑", "塘", "岸", "林", "亭", "湾", "坊")
_STREET_FIRST = "长永新光和安兴福康宁文德明华富泰清春嘉景"
_STREET_SECOND = "乐丰平义仁瑞祥庆阳江山园泉门信达荣秀"


def community_names(rng: random.Random) -> list[str]:
    """Return community names (社区) in random order, without repeats."""
    names = [f"{first}{second}社区" for first in _COMMUNITY_FIRST for second in _COMMUNITY_SECOND]
    rng.shuffle(names)
    return names


def street_names(rng: random.Random, *suffixes: str) -> list[str]:
    """Return street names with the *suffixes* in turn, in random order, without repeats."""
    stems = [first + second for first in _STREET_FIRST for second in _STREET_SECOND]
    names = [stem + suffixes[index % len(suffixes)] for index, stem in enumerate(stems)]
    rng.shuffle(names)
    return names
