"""What it costs to take in the answers of a form: to look at them, and to write two files for each."""

import csv
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.checking import PYTHON
from tests.benchmarks.cost import Cost, cost_of
from tests.conftest import ROOT

COHORT = "2027-spring"
TOPICS = ("writing", "public-speaking", "feedback", "strategy", "delegation", "hiring", "networking")


def write_form(folder: Path, rows: int, seed: int = 1) -> Path:
    """The sample program, and beside it so many answers as the site's own form makes them."""
    shutil.copytree(ROOT / "program", folder / "program")
    chance = random.Random(seed)
    sheet = folder / "form.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, quoting=csv.QUOTE_ALL)
        out.writerow(("applied", "name", "email", "as", "seeks", "goals", "availability"))
        for row in range(rows):
            topics = "; ".join(chance.sample(TOPICS, 2))
            goals = f"I want to lead meeting {row}, and write better."
            hours = f"Tue {chance.randint(8, 16)}:00-18:00"
            out.writerow(
                ("2026-11-18", f"Person Number{row}", f"p{row}@x.example", "mentee", topics, goals, hours)
            )
    return sheet


def imports(sheet: Path) -> Iterator[tuple[str, Cost]]:
    """The cost of looking, and of writing."""
    command = [PYTHON, "-m", "mentorbook", "import", str(sheet), "--cohort", COHORT, "--today", "2026-11-27"]
    yield "import, nothing written", cost_of(command, sheet.parent)
    yield "import, written", cost_of([*command, "--write"], sheet.parent)
