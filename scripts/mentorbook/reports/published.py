"""Figures that other programs published, each with whose it is and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Literal

from mentorbook.model.charter import MetricName
from mentorbook.model.fields import Record
from mentorbook.model.values import Line
from mentorbook.source.strict_yaml import parse

from .metrics import METRICS
from .units import measured


class Published(Record):
    """A figure, or the lower and upper end of one."""

    metric: MetricName
    low: float | int
    high: float | int | None = None
    kind: Literal["result", "research", "advice"]
    who: Line
    where: Line

    @property
    def shown(self) -> str:
        """The figure with its unit: `80% to 90%`."""
        unit = METRICS[self.metric].unit
        ends = [measured(unit, value) for value in (self.low, self.high) if value is not None]
        return " to ".join(ends)


def published() -> Iterator[Published]:
    """Every figure of published.yml."""
    parsed = parse((files(__package__ or "") / "published.yml").read_text(encoding="utf-8"))
    for one in parsed if isinstance(parsed, list) else ():
        yield Published.model_validate(one)
