"""Sample files changed at random: whatever comes out is a program with findings, never an exception."""

import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mentorbook.checks.engine import check
from mentorbook.checks.finding import Finding
from mentorbook.checks.repair import repairable, repaired
from mentorbook.checks.reporters import REPORTERS, Report
from mentorbook.source.formatting import formatted
from mentorbook.source.layout import kind_of
from mentorbook.source.problem import SourceError
from mentorbook.source.program import read_program
from mentorbook.source.strict_yaml import parse
from tests.conftest import ROOT
from tests.source.folders import BASE, laid

TODAY = date(2026, 11, 22)
PAGE = "docs/library/agendas/first-meeting.md"
FILES = {
    **{path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yml"))},
    PAGE: (ROOT / PAGE).read_bytes(),
}
TOKENS = (
    b"null ~ true no 010 0x1f 1e999 -1 0 99999999999999999999 2026-02-30 9999-12-31 0001-01-01 10:30 "
    b"[] {} [ ] { } , : - ? ' \" | > & * ! # % @ ` --- ... << \\ \xff \xc3\xa9 \x00 \r kai-ito ana-sousa writing "
    b"mentor mentee active ended group peer spring Africa/Lagos en x"
).split(b" ")
Mutation = Callable[[bytes, random.Random], bytes]


def flip_a_bit(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]


def drop_a_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def repeat_a_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def move_a_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return b"\n".join(lines)


def swap_a_word(data: bytes, chance: random.Random) -> bytes:
    words = data.split(b" ")
    words[chance.randrange(len(words))] = chance.choice(TOKENS)
    return b" ".join(words)


def swap_a_value(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    key, colon, _ = lines[place].partition(b": ")
    lines[place] = key + colon + chance.choice(TOKENS)
    return b"\n".join(lines)


def put_a_word_in(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice(TOKENS) + data[place:]


def cut_it_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def take_a_piece_of_another(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(list(FILES.values()))
    start, place = chance.randrange(len(other)), chance.randrange(len(data))
    return data[:place] + other[start : start + chance.randrange(80)] + data[place:]


def indent_a_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    lines[place] = chance.choice([b" ", b"  ", b"\t", b"- "]) + lines[place]
    return b"\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    flip_a_bit,
    drop_a_line,
    repeat_a_line,
    move_a_line,
    swap_a_word,
    swap_a_value,
    put_a_word_in,
    cut_it_off,
    take_a_piece_of_another,
    indent_a_line,
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        data = chance.choice(MUTATIONS)(data, chance) if data else b"name"
    return data


def survive(folder: Path, program: Path, name: str, data: bytes, chance: random.Random) -> None:
    """Check, print, repair and format the program with one file mutated."""
    (folder if name == PAGE else program).joinpath(name).write_bytes(data)
    reading = read_program(program, folder / "docs")
    findings = check(reading, TODAY)
    assert all(found.place.line >= 1 and found.place.column >= 1 for found in findings)
    report = Report(tuple(findings), len(reading.entries), reading.sources)
    shown = REPORTERS[chance.choice(list(REPORTERS))](report)
    assert shown.replace("\n", "").isprintable()
    repair_and_format(findings, report, name)


def repair_and_format(findings: list[Finding], report: Report, name: str) -> None:
    for file, found in repairable(findings).items():
        repaired(report.sources[file].text, found)
    placed = kind_of(name)
    source = report.sources.get(f"program/{name}")
    if placed and source:
        once = formatted(source.text, placed[0].model)
        assert formatted(once, placed[0].model) == once
        assert _data(once) == _data(source.text)


def _data(text: str) -> object:
    try:
        return parse(text)
    except SourceError as error:
        return error.rule


def mutate(folder: Path, times: int, seed: int) -> None:
    chance = random.Random(seed)
    program = laid(folder, {PAGE: FILES[PAGE]})
    for _ in range(times):
        name = chance.choice(list(FILES))
        data = mutated(FILES[name], chance)
        try:
            survive(folder, program, name, data, chance)
        except Exception:
            print(f"{name} as {data!r}")
            raise
        (folder if name == PAGE else program).joinpath(name).write_bytes(FILES[name])


@pytest.mark.parametrize("seed", range(6))
def test_five_hundred_mutations(seed: int, tmp_path: Path) -> None:
    mutate(tmp_path, 500, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 100 + int(os.environ.get("MENTORBOOK_MUTATIONS", "60"))))
def test_thirty_thousand_mutations(seed: int, tmp_path: Path) -> None:
    """MENTORBOOK_MUTATIONS=2000 makes a million of them."""
    mutate(tmp_path, 500, seed)
