"""Print what checking and pairing cost beside other tools, and how well goals are compared."""

import platform
import tempfile
import time
from pathlib import Path

from tests.benchmarks.checking import PYTHON, Row, rows
from tests.benchmarks.cost import cost_of
from tests.benchmarks.importing import imports, write_form
from tests.benchmarks.pairing import pairings
from tests.benchmarks.programs import write_people
from tests.benchmarks.running import reports, write_year
from tests.benchmarks.texts import lines

SIZES = (1_000, 10_000)
PEOPLE, PAIRS = 5_000, 2_000
ROWS = 5_000
# People a side, most mentees each.
COHORTS = ((300, 1), (1_000, 1), (1_000, 3), (3_000, 1), (3_000, 3), (10_000, 1), (10_000, 3))


def main() -> None:
    """Measure every tool on every size."""
    started = time.monotonic()
    print(
        f"Python {platform.python_version()}, {platform.machine()}; processor seconds, least of three runs for 1,000"
    )
    per_file: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        nothing = cost_of([PYTHON, "-c", ""], Path(folder))
        print(
            f"Starting Python costs {nothing.seconds:.2f} s and {nothing.megabytes:.0f} MB of each figure\n"
        )
        for size in SIZES:
            print(f"Checking {size:,} people, one file each")
            print(f"  {'':55} {'CPU s':>7} {'ratio':>6} {'MB':>5} {'work s':>7}")
            program = write_people(Path(folder) / str(size), size)
            _print(list(rows(program, size, per_file)))
            print()
        _importing(Path(folder) / "form")
        _reporting(Path(folder) / "year")
        _pairing(Path(folder))
    for line in lines():
        print(line)
    print(f"\n{time.monotonic() - started:.0f} s for everything")


def _importing(folder: Path) -> None:
    print(f"Taking in a form of {ROWS:,} rows; processor seconds, megabytes")
    for kind, cost in imports(write_form(folder, ROWS)):
        print(f"  {kind:55} {cost.seconds:7.2f} {'':6} {cost.megabytes:5.0f}")
    print()


def _reporting(folder: Path) -> None:
    print(f"Reports on {PEOPLE:,} people and {PAIRS:,} pairs after a year; processor seconds, megabytes")
    for kind, cost in reports(write_year(folder, PEOPLE, PAIRS)):
        print(f"  {kind:55} {cost.seconds:7.2f} {'':6} {cost.megabytes:5.0f}")
    print()


def _pairing(folder: Path) -> None:
    print("Pairing in memory; seconds of wall time, ratio, megabytes of the whole process")
    for size, most_each in COHORTS:
        lines = list(pairings(size, most_each, folder))
        places = "one to one" if most_each == 1 else f"up to {most_each} each"
        print(f"  {size:,} x {size:,}, {places}: {lines[0].placed:,} placed")
        for line in lines:
            ratio = line.seconds / lines[0].seconds
            print(f"    {line.name:53} {line.seconds:7.2f} {ratio:6.2f} {line.cost.megabytes:5.0f}")


def _print(measured: list[Row]) -> None:
    ours = measured[0].cost.seconds
    for row in measured:
        work = "" if row.work is None else f"{row.work:.2f}"
        ratio = row.cost.seconds / ours
        print(f"  {row.name:55} {row.cost.seconds:7.2f} {ratio:6.1f} {row.cost.megabytes:5.0f} {work:>7}")


if __name__ == "__main__":
    main()
