"""Near pairs are those that comparing everything with everything finds."""

import numpy as np
import pytest

from app.situation.neighbours import near_pairs

METRES = 50.0


def plainly(group, x, y):
    return {
        (i, j)
        for i in range(len(group))
        for j in range(i + 1, len(group))
        if group[i] == group[j] and (x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2 <= METRES**2
    }


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("side", [40.0, 400.0, 4000.0])
def test_near_pairs_are_all_of_them_each_once(seed, side):
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 250))
    group = rng.integers(0, 4, count).astype(np.int32)
    x, y = rng.uniform(-side, side, (2, count)) + 12_713_000.0
    x[::5] = np.rint(x[::5] / METRES) * METRES
    y[::7] = np.rint(y[::7] / METRES) * METRES
    first, then = (found.tolist() for found in near_pairs(group, x, y, METRES))
    assert sorted(zip(first, then, strict=True)) == sorted(plainly(group, x, y))


def test_nothing_has_no_pair():
    none = np.empty(0)
    assert [len(found) for found in near_pairs(none.astype(np.int32), none, none, METRES)] == [0, 0]
