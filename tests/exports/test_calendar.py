"""Calendars: a second reader finds every entry at its moment, over a year with two changes of the clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.exports.calendar_file import Entry, calendar_file
from mentorbook.exports.calendars import cohort_entries, invited_to, pair_entries
from mentorbook.exports.proposals import common_hour, proposed_sessions
from mentorbook.matching.overlap import read_availability
from mentorbook.reports.window import whole
from mentorbook.source.program import read_program
from mentorbook.source.site_address import host_of, site_address
from tests.conftest import ROOT

ZONES = (
    "Europe/Copenhagen",
    "Africa/Lagos",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Pacific/Auckland",
)
STAMP = date(2026, 10, 19)


def weekly(zone: str) -> list[Entry]:
    """A meeting at 15:00 each Wednesday of a year."""
    first = date(2026, 10, 7)
    return [
        Entry(
            uid=f"{zone}-{week}",
            title="Call",
            day=first + timedelta(weeks=week),
            at=time(15),
            minutes=45,
            zone=zone,
        )
        for week in range(53)
    ]


def moments_by_vobject(content: bytes) -> dict[str, tuple[datetime, datetime]]:
    calendar = vobject.readOne(content.decode())
    return {
        event.uid.value: (event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC))
        for event in calendar.vevent_list
        if isinstance(event.dtstart.value, datetime)
    }


def moments_by_icalendar(content: bytes) -> dict[str, tuple[datetime, datetime]]:
    return {
        str(event["UID"]): (event.start.astimezone(UTC), event.end.astimezone(UTC))
        for event in icalendar.Calendar.from_ical(content).events
        if isinstance(event.start, datetime) and isinstance(event.end, datetime)
    }


def test_two_readers_find_each_entry_at_its_moment_through_both_changes_of_the_clocks() -> None:
    entries = [entry for zone in ZONES for entry in weekly(zone)]
    content = calendar_file("A year", entries, STAMP)
    expected = {
        entry.uid: datetime.combine(entry.day, time(15), ZoneInfo(entry.zone)).astimezone(UTC)
        for entry in entries
    }
    assert len(expected) == 318
    for read in (moments_by_vobject(content), moments_by_icalendar(content)):
        assert {uid: starts for uid, (starts, _) in read.items()} == expected
        assert {ends - starts for starts, ends in read.values()} == {timedelta(minutes=45)}


@pytest.mark.parametrize("zone", ZONES)
def test_the_hours_around_a_change_of_the_clocks_are_right(zone: str) -> None:
    """Each quarter of an hour of the days on which clocks may change, those left out that the change leaves out."""
    changes = (date(2027, 3, 14), date(2027, 3, 28), date(2027, 4, 4), date(2027, 9, 26), date(2027, 10, 31))
    times = [
        datetime.combine(day, time(hour, minute), UTC)
        for day in changes
        for hour in range(24)
        for minute in (0, 45)
    ]
    local = [moment.astimezone(ZoneInfo(zone)) for moment in times]
    plain = [moment for moment in local if moment.fold == 0 and not _is_told_twice(moment)]
    entries = [
        Entry(uid=f"{zone}{moment}", title="Call", day=moment.date(), at=moment.time(), minutes=15, zone=zone)
        for moment in plain
    ]
    read = moments_by_vobject(calendar_file("Changes", entries, STAMP))
    assert {uid: starts for uid, (starts, _) in read.items()} == {
        f"{zone}{moment}": moment.astimezone(UTC) for moment in plain
    }


def _is_told_twice(moment: datetime) -> bool:
    """Does the clock show this time again an hour later? Readers differ in which one they take."""
    return moment.replace(fold=1).utcoffset() != moment.utcoffset()


def test_the_file_is_what_the_standard_asks_for() -> None:
    entry = Entry(
        uid="u", title="Ünï, cödé; \\ and\nBEGIN:VEVENT" * 4, day=STAMP, place="Room 1, second floor"
    )
    content = calendar_file("Name, with; signs", [entry], STAMP)
    lines = content.split(b"\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if line == b"BEGIN:VEVENT"] == [b"BEGIN:VEVENT"]
    (event,) = vobject.readOne(content.decode()).vevent_list
    assert event.summary.value == entry.title
    assert (event.dtstart.value, event.dtend.value) == (STAMP, STAMP + timedelta(days=1))


def test_the_sample_reads_alike_and_an_id_belongs_to_one_entry() -> None:
    program = read_program(ROOT / "program").program
    seen = 0
    for window in whole(program, date(2026, 1, 15)):
        cohort = list(cohort_entries(window.cohort.id, window.plan, invited_to(window), "northwind.example"))
        for pair in window.placements:
            entries = [*cohort, *pair_entries(window, pair, "northwind.example")]
            content = calendar_file("Pair", entries, STAMP)
            assert content == calendar_file("Pair", reversed(entries), STAMP)
            assert moments_by_vobject(content) == moments_by_icalendar(content)
            assert len({entry.uid for entry in entries}) == len(entries)
            seen += len(entries)
    assert seen > 500


def test_a_proposal_is_gone_once_the_session_was_held() -> None:
    program = read_program(ROOT / "program").program
    window = next(one for one in whole(program, date(2026, 1, 15)) if one.cohort.id == "2025-autumn")
    pair = next(one for one in window.placements if one.id == "amara-okafor--ayesha-siddiqui")
    titles = [entry.title for entry in pair_entries(window, pair, "x.example")]
    assert not any("proposed" in title for title in titles)  # twelve sessions were held
    fresh = next(one for one in whole(program, date(2027, 1, 1)) if one.cohort.id == "2027-spring")
    entries = [
        entry for entry in pair_entries(fresh, fresh.placements[0], "x.example") if "proposed" in entry.title
    ]
    assert len(entries) == 9
    assert {entry.status for entry in entries} == {"TENTATIVE"}


def test_what_is_proposed_follows_the_last_session_and_ends_with_the_pair() -> None:
    program = read_program(ROOT / "program").program
    window = next(one for one in whole(program, date(2026, 1, 15)) if one.cohort.id == "2025-autumn")
    pair = next(one for one in window.placements if one.id == "amara-okafor--ayesha-siddiqui")
    assert pair.journal is not None
    held = {day: one for day, one in pair.journal.sessions.items() if day < date(2026, 1, 15)}
    going_on = pair.journal.model_copy(update={"sessions": held, "ended": None})
    proposed = list(proposed_sessions(window, replace(pair, journal=going_on), "x.example"))
    assert proposed[0].title == f"Mentoring session {len(held) + 1} of 12 (proposed)"
    assert all(entry.day > max(held) for entry in proposed)
    over = going_on.model_copy(update={"ended": pair.journal.ended})
    assert list(proposed_sessions(window, replace(pair, journal=over), "x.example")) == []


HOURS = st.tuples(
    st.sampled_from(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]), st.integers(0, 21), st.integers(1, 2)
).map(lambda slot: f"{slot[0]} {slot[1]:02}:30-{slot[1] + slot[2]:02}:30")


@given(
    mine=st.lists(HOURS, min_size=1, max_size=4),
    theirs=st.lists(HOURS, min_size=1, max_size=4),
    zones=st.tuples(st.sampled_from(ZONES), st.sampled_from(ZONES)),
    days=st.integers(0, 400),
)
def test_a_proposed_hour_is_one_that_both_have(
    mine: list[str], theirs: list[str], zones: tuple[str, str], days: int
) -> None:
    day = date(2026, 9, 1) + timedelta(days=days)
    free = [read_availability(lines, zone) for lines, zone in zip((mine, theirs), zones, strict=True)]
    found = common_hour(free, day, 60)
    if found is None:
        return
    assert timedelta() <= found - datetime.combine(day, time(), UTC) < timedelta(days=7)
    for lines, zone in zip((mine, theirs), zones, strict=True):
        local = found.astimezone(ZoneInfo(zone))
        assert any(_holds(line, local) for line in lines)


def _holds(line: str, local: datetime) -> bool:
    """Is the hour from `local` on within a weekly time?"""
    day, _, hours = line.partition(" ")
    start, end = (int(part[:2]) * 60 + int(part[3:]) for part in hours.split("-"))
    minute = local.hour * 60 + local.minute
    return local.strftime("%a") == day and start <= minute and minute + 60 <= end


def test_nobody_is_assumed_to_be_free() -> None:
    known = read_availability(["Mon 09:00-17:00"], "UTC")
    assert common_hour([known, None], date(2027, 1, 4), 60) is None
    assert common_hour([], date(2027, 1, 4), 60) is None
    assert common_hour([known, known], date(2027, 1, 4), 60) == datetime(2027, 1, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "address", "host"),
    [
        ("site_url: https://a.example/m\n", "https://a.example/m/", "a.example"),
        ("site_name: x\nsite_url: 'https://a.example/m/'  # here\n", "https://a.example/m/", "a.example"),
        ("site_name: x\n", "", "mentorbook.invalid"),
    ],
)
def test_the_sites_address_is_read_from_its_settings(
    tmp_path: Path, text: str, address: str, host: str
) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(text, encoding="utf-8")
    assert (site_address(settings), host_of(site_address(settings))) == (address, host)
    assert site_address(tmp_path / "nothing.yml") == ""
