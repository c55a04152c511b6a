import re

import pytest

from mentorbook.site.charts import Chart, Point, Scale, bar, line_chart, round_scale

SCALE = Scale(ticks=[(0.0, "0%"), (0.5, "50%"), (1.0, "100%")])


def chart(*values: float | None, target: tuple[float, str] | None = None) -> str:
    points = [
        Point(label=f"Q{number}", value=value, text="hidden" if value is None else f"{value:.0%}")
        for number, value in enumerate(values, 1)
    ]
    return line_chart(
        Chart(
            id="session-rate",
            title="Sessions held",
            summary="From low to high.",
            points=points,
            scale=SCALE,
            heads=("Quarter", "Value"),
            rows=[(point.label, point.text) for point in points],
            target=target,
        )
    )


def test_a_chart_has_a_title_a_description_and_its_numbers() -> None:
    html = chart(0.5, 1.0)
    assert '<title id="chart-session-rate-title">Sessions held</title>' in html
    assert 'aria-labelledby="chart-session-rate-title chart-session-rate-desc"' in html
    assert '<th scope="row">Q1</th><td class="mb-number">50%</td>' in html
    assert len(html.encode()) < 3_000


def test_points_stand_at_the_height_of_their_value() -> None:
    heights = [int(y) for y in re.findall(r'<circle[^>]* cy="(\d+)"', chart(0.0, 0.5, 1.0))]
    assert heights == [220, 127, 34]


def test_a_line_never_leaps_over_a_hidden_figure() -> None:
    html = chart(0.5, 0.6, None, 0.7, 0.8)
    assert html.count("<polyline") == 2
    assert html.count("<circle") == 4
    assert html.count(">hidden<") == 2  # in the drawing and in the table
    assert chart(0.5, None, 0.7).count("<polyline") == 0


def test_a_target_is_drawn_beside_the_points() -> None:
    html = chart(0.5, 0.9, target=(0.8, "80%"))
    assert "target 80%" in html
    last = max(int(x) for x in re.findall(r'<circle[^>]* cx="(\d+)"', html))
    assert last < 500


@pytest.mark.parametrize(("values", "top"), [([73.0, 74.0], 80.0), ([4.0], 4.0), ([], 1.0), ([101.0], 200.0)])
def test_a_scale_ends_at_a_round_number(values: list[float], top: float) -> None:
    assert round_scale(values).ticks[-1][0] == top


def test_a_bar_leaves_out_what_is_unknown() -> None:
    assert "mb-bar__value" not in bar(None, None, 0.8, "target 80%")
    html = bar(1.4, 0.55, 0.8, "140%; started from 55%; target 80%")
    assert 'class="mb-bar__value" width="100%"' in html
    assert 'class="mb-bar__baseline" x="55%"' in html
    assert 'aria-label="140%; started from 55%; target 80%"' in html
