"""Rounds of short meetings: nobody is in two at once.

Meetings are edges between mentors and mentees, rounds are colors. A bipartite graph needs no more colors than its
busiest node has edges (Kőnig 1916), so there are just as many rounds as the busiest person has meetings.
"""

from __future__ import annotations

import rustworkx
from scipy.sparse import csr_array

from .pairs import cells_of


def rounds_of(chosen: csr_array) -> dict[tuple[int, int], int]:
    """The round, from 1 on, of each meeting (row, column)."""
    rows, columns = chosen.shape
    meetings = list(cells_of(chosen))
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(rows + columns))
    graph.add_edges_from([(row, rows + column, None) for row, column in meetings])
    colors = rustworkx.graph_bipartite_edge_color(graph)
    return {meeting: colors[number] + 1 for number, meeting in enumerate(meetings)}
