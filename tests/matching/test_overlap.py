"""Weekly times: how they are read, and how long two people have in common in any week of a cohort."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching.overlap import offset_regimes, read_availability, read_zone, shared_weeks
from mentorbook.matching.slots import WEEK, Slot, read_slot

STARTS, ENDS = date(2027, 1, 11), date(2027, 10, 15)
TUESDAY = 24 * 60


def common(
    one: tuple[str, list[str]], other: tuple[str, list[str]], starts: date = STARTS, ends: date = ENDS
) -> int:
    rows = [read_availability(one[1], one[0])]
    columns = [read_availability(other[1], other[0])]
    return int(shared_weeks(rows, columns, starts, ends).minutes[0, 0])


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Tue 17:00-19:00", Slot(TUESDAY + 17 * 60, 120)),
        ("tuesday 9:05 – 10:00", Slot(TUESDAY + 9 * 60 + 5, 55)),
        ("Fri 23:00-01:00", Slot(4 * 1440 + 23 * 60, 120)),
        ("Sun 00:00-24:00", Slot(6 * 1440, 1440)),
        ("Mon 22:00-00:00", Slot(22 * 60, 120)),
    ],
)
def test_weekly_times_are_read(text: str, slot: Slot) -> None:
    assert read_slot(text) == slot


@pytest.mark.parametrize(
    "text",
    ["", "Tue", "17:00-19:00", "Tue 25:00-26:00", "Tue 10:60-11:00", "Tue 10:00-10:00", "Tuesdee 1:00-2:00"],
)
def test_what_is_no_weekly_time_is_none(text: str) -> None:
    assert read_slot(text) is None


@given(st.text(max_size=40))
def test_no_text_makes_reading_fail(text: str) -> None:
    slot = read_slot(text)
    assert slot is None or (0 <= slot.start < WEEK and 0 < slot.minutes <= 1440)
    read_zone(text)


@pytest.mark.parametrize(
    ("one", "other", "minutes"),
    [
        # London and New York are four instead of five hours apart for three weeks of spring
        (("Europe/London", ["Tue 14:00-16:00"]), ("America/New_York", ["Tue 09:00-11:00"]), 60),
        # two zones that move together never differ
        (("Europe/Copenhagen", ["Tue 14:00-16:00"]), ("Europe/London", ["Tue 13:00-15:00"]), 120),
        # Kathmandu is 9:15 ahead of St. John's in winter and 8:15 in summer: 19:00 there is 09:45 or 10:45 here
        (("Asia/Kathmandu", ["Wed 19:00-21:00"]), ("America/St_Johns", ["Wed 09:45-12:45"]), 120),
        (("Asia/Kathmandu", ["Wed 19:00-21:00"]), ("America/St_Johns", ["Wed 09:45-11:45"]), 60),
        # a night that crosses into Saturday, and a Sunday that is Monday elsewhere
        (("Europe/London", ["Fri 23:00-01:00"]), ("Europe/London", ["Sat 00:00-02:00"]), 60),
        (("Africa/Lagos", ["Sun 23:00-01:00"]), ("Asia/Tokyo", ["Mon 07:30-08:30"]), 60),
        # overlapping times of one person count once
        (
            ("Africa/Lagos", ["Mon 10:00-12:00", "Mon 11:00-12:00"]),
            ("Africa/Lagos", ["Mon 09:00-13:00"]),
            120,
        ),
        (("Africa/Lagos", ["Mon 10:00-12:00"]), ("Africa/Lagos", ["Tue 10:00-12:00"]), 0),
    ],
)
def test_common_minutes_hold_in_every_week(
    one: tuple[str, list[str]], other: tuple[str, list[str]], minutes: int
) -> None:
    assert common(one, other) == minutes
    assert common(other, one) == minutes


def test_only_the_weeks_of_the_cohort_count() -> None:
    pair = ("Europe/London", ["Tue 14:00-16:00"]), ("America/New_York", ["Tue 09:00-11:00"])
    assert common(*pair, date(2027, 4, 5), date(2027, 9, 30)) == 120
    assert common(*pair, date(2027, 3, 15), date(2027, 3, 19)) == 60


def test_a_regime_is_a_week_with_its_own_clocks() -> None:
    regimes = offset_regimes(["America/New_York", "Europe/London"], STARTS, ENDS)
    assert regimes == [
        {"America/New_York": -300, "Europe/London": 0},
        {"America/New_York": -240, "Europe/London": 0},
        {"America/New_York": -240, "Europe/London": 60},
    ]


@pytest.mark.parametrize(
    ("zone", "lines"),
    [(None, ["Mon 10:00-12:00"]), ("Mars/Phobos", ["Mon 10:00-12:00"]), ("Africa/Lagos", ["soon"])],
)
def test_nothing_readable_is_unknown_and_not_never(zone: str | None, lines: list[str]) -> None:
    assert read_availability(lines, zone) is None
    silent = shared_weeks([None], [read_availability(["Mon 10:00-12:00"], "Africa/Lagos")], STARTS, ENDS)
    assert silent.minutes.tolist() == [[-1]]


SLOTS = st.builds(
    lambda day, start, length: (
        f"{day} {start // 60:02}:{start % 60:02}-{(start + length) // 60 % 24:02}:{(start + length) % 60:02}"
    ),
    st.sampled_from(["Mon", "Wed", "Sun"]),
    st.integers(0, 1439),
    st.integers(1, 600),
)
ZONES = st.sampled_from(["Asia/Kathmandu", "America/St_Johns", "Africa/Lagos", "Pacific/Chatham"])


@given(ZONES, ZONES, st.lists(SLOTS, min_size=1, max_size=3), st.lists(SLOTS, min_size=1, max_size=3))
def test_the_grid_agrees_with_counting_minutes(
    one: str, other: str, mine: list[str], theirs: list[str]
) -> None:
    expected = WEEK
    for offsets in offset_regimes(sorted({one, other}), STARTS, ENDS):
        weeks = []
        for zone, lines in ((one, mine), (other, theirs)):
            slots = [slot for slot in map(read_slot, lines) if slot]
            weeks.append(
                {
                    (minute - offsets[zone]) % WEEK
                    for slot in slots
                    for minute in range(slot.start, slot.start + slot.minutes)
                }
            )
        expected = min(expected, len(weeks[0] & weeks[1]))
    assert common((one, mine), (other, theirs)) == expected


def test_blocks_agree_with_the_whole() -> None:
    people = [
        read_availability([f"Mon {hour:02}:00-{hour + 3:02}:00"], "Africa/Lagos") for hour in range(8, 14)
    ]
    weeks = shared_weeks(people, people[:3], STARTS, ENDS)
    halves = np.vstack([weeks.cut(np.arange(2)).minutes, weeks.cut(np.arange(2, 6)).minutes])
    assert (halves == weeks.minutes).all()


def test_an_odd_minute_makes_the_week_no_finer_for_everybody() -> None:
    usual = read_availability(["Mon 17:00-19:00", "Thu 12:00-13:30"], "Africa/Lagos")
    odd = read_availability(["Mon 17:01-18:00"], "Africa/Lagos")
    weeks = shared_weeks([usual] * 3, [odd], STARTS, ENDS)
    edges = 4 + 2 + 2  # two times, the odd one, and both ends of the week
    assert {len(until) for _, until in weeks.regimes} == {edges}
    assert weeks.minutes.tolist() == [[59]] * 3
