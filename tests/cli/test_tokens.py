"""`tokens`: random, new, of the form the checks ask for."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import ROOT

WAVE = "pulse-2027-02"


def test_tokens_are_many_different_and_of_the_right_form() -> None:
    one, two = (run("tokens", "2027-spring", WAVE, "--count", "500", cwd=ROOT).out.split() for _ in range(2))
    assert len({*one, *two}) == 1000
    assert all(re.fullmatch(r"[0-9a-f]{12}", token) for token in one)
    assert one == sorted(one)  # an order that says nothing of whose turn it was


def test_an_answer_sheet_named_by_a_token_is_clean(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "program", tmp_path / "program")
    (token,) = run("tokens", "2025-autumn", "pulse-2026-04", "--count", "1", cwd=tmp_path).out.split()
    file = tmp_path / "program/cohorts/2025-autumn/responses/pulse-2026-04" / f"{token}.yml"
    file.write_text("as: mentee\non: 2026-05-04\nanswers: {satisfaction: 4}\n")
    assert run("check", file, cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2027-sprin", WAVE), "did you mean '2027-spring'?"),
        (("2027-spring", "puls-2027-02"), "did you mean 'pulse'?"),
        (("2027-spring", "xyz"), "named after its survey"),
    ],
)
def test_a_wrong_name_is_said(arguments: tuple[str, str], said: str) -> None:
    done = run("tokens", *arguments, cwd=ROOT)
    assert (done.code, said in done.err) == (3, True)
