from hypothesis import given
from hypothesis import strategies as st

from mentorbook.privacy.suppression import hidden_slices

K = 5
groups = st.lists(st.frozensets(st.sampled_from([f"p{n}" for n in range(40)]), max_size=12), max_size=8)
apart = st.lists(st.integers(0, 30), max_size=8)


def people(slice_number: int, size: int) -> frozenset[str]:
    return frozenset(f"{slice_number}-{n}" for n in range(size))


def test_a_small_group_takes_its_smallest_neighbor_with_it() -> None:
    assert hidden_slices([people(0, 9), people(1, 3), people(2, 6)], K) == {1, 2}


def test_two_small_groups_that_are_small_together_take_a_third() -> None:
    assert hidden_slices([people(0, 2), people(1, 2), people(2, 8)], K) == {0, 1, 2}


def test_nothing_is_hidden_without_need() -> None:
    assert hidden_slices([people(0, 5), frozenset(), people(2, 50)], K) == frozenset()


def test_the_same_few_people_in_two_slices_are_still_few() -> None:
    few = people(0, 3)
    assert hidden_slices([few, few, people(1, 7)], K) == {0, 1, 2}


@given(groups)
def test_no_small_group_is_shown(slices: list[frozenset[str]]) -> None:
    hidden = hidden_slices(slices, K)
    assert all(place in hidden for place, group in enumerate(slices) if 0 < len(group) < K)


@given(apart)
def test_subtracting_what_is_shown_from_the_total_never_reveals_a_small_group(sizes: list[int]) -> None:
    hidden = hidden_slices([people(place, size) for place, size in enumerate(sizes)], K)
    total, visible = sum(sizes), sum(size for place, size in enumerate(sizes) if place not in hidden)
    others = [size for place, size in enumerate(sizes) if size and place not in hidden]
    if hidden and others:  # else there is nothing to subtract, or the total is about everyone hidden
        assert total - visible >= K
        assert len(hidden) > 1
