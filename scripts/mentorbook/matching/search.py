"""Shortest augmenting paths over listed cells, from either side of a market.

Mentees and mentors are nodes. Every node has a price of zero or more, the value of one more place with it. Prices
and pairs are kept so that at all times

* a listed cell that is not taken has slack: price + price - worth >= 0,
* a cell that is taken has none to spare: price + price - worth <= 0.

Whoever still has room must in the end have a price of zero; then no other set of pairs is worth more (linear
programming duality). `settle` brings one node there: Dijkstra's algorithm over the slacks finds the cheapest way to
give it a partner, moving others on if that pays, or to let somebody go without; the distances then correct the
prices (successive shortest paths: Jonker and Volgenant 1987, for capacities on both sides as in Ahuja, Magnanti and
Orlin 1993, section 9.7). All numbers are whole, so nothing is ever rounded.

Everything here is plain Python over arrays that numba can compile.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .arrays import Flags, Indices, Numbers
from .compiled import compiled

FAR = np.int64(2**62)


class Network(NamedTuple):
    """Who is listed with whom. Node numbers: rows first, then columns. Cells are numbered from 0."""

    rows: int
    room: Numbers  # by node: how many partners it may have
    start: Numbers  # node x has the entries start[x] to start[x + 1], most worth first
    cell: Indices  # by entry
    partner: Indices  # by entry: the node at the other end
    worth: Numbers  # by entry


class Standing(NamedTuple):
    """What is settled so far. `holds_*` has a place for each partner of a node and a spare one; load[x] are filled."""

    price: Numbers
    load: Numbers
    taken: Flags  # by cell
    holds_from: Numbers  # by node: its first place
    holds_cell: Indices
    holds_node: Indices
    holds_worth: Numbers


class Way(NamedTuple):
    """The search in hand: how far each node is and how it was reached, and a heap of what is still to be left."""

    distance: Numbers
    by_cell: Indices
    by_node: Indices
    by_worth: Numbers
    touched: Indices
    heap: Indices
    place: Indices  # by node: its place in the heap, -1 outside
    sizes: Numbers  # how many are touched, how many are in the heap


@compiled
def _rise(way: Way, place: int) -> None:
    """Move a node of the heap up to where it belongs; ties are settled by node number."""
    node = way.heap[place]
    key = way.distance[node]
    while place > 0:
        above = (place - 1) >> 1
        other = way.heap[above]
        if way.distance[other] < key or (way.distance[other] == key and other < node):
            break
        way.heap[place] = other
        way.place[other] = place
        place = above
    way.heap[place] = node
    way.place[node] = place


@compiled
def _sink(way: Way, place: int) -> None:
    """Move a node of the heap down to where it belongs."""
    node = way.heap[place]
    key = way.distance[node]
    size = way.sizes[1]
    while True:
        below = 2 * place + 1
        if below >= size:
            break
        child = way.heap[below]
        if below + 1 < size:
            second = way.heap[below + 1]
            if way.distance[second] < way.distance[child] or (
                way.distance[second] == way.distance[child] and second < child
            ):
                below += 1
                child = second
        if way.distance[child] > key or (way.distance[child] == key and child > node):
            break
        way.heap[place] = child
        way.place[child] = place
        place = below
    way.heap[place] = node
    way.place[node] = place


@compiled
def _push(way: Way, node: int) -> None:
    """Put a node on the heap, or move it up there after its distance fell."""
    place = way.place[node]
    if place < 0:
        place = way.sizes[1]
        way.heap[place] = node
        way.sizes[1] += 1
    _rise(way, place)


@compiled
def _pop(way: Way) -> int:
    """Take the nearest node off the heap."""
    node = way.heap[0]
    way.sizes[1] -= 1
    way.place[node] = -1
    if way.sizes[1]:
        way.heap[0] = way.heap[way.sizes[1]]
        _sink(way, 0)
    return int(node)


@compiled
def _reach(way: Way, node: int, distance: int, cell: int, before: int, worth: int) -> None:
    """Note a shorter way to a node."""
    if way.distance[node] == FAR:
        way.touched[way.sizes[0]] = node
        way.sizes[0] += 1
    way.distance[node] = distance
    way.by_cell[node] = cell
    way.by_node[node] = before
    way.by_worth[node] = worth


@compiled
def _hold(now: Standing, node: int, cell: int, other: int, worth: int) -> None:
    place = now.holds_from[node] + now.load[node]
    now.holds_cell[place] = cell
    now.holds_node[place] = other
    now.holds_worth[place] = worth
    now.load[node] += 1


@compiled
def _let_go(now: Standing, node: int, cell: int) -> None:
    last = now.holds_from[node] + now.load[node] - 1
    place = last
    while now.holds_cell[place] != cell:
        place -= 1
    now.holds_cell[place] = now.holds_cell[last]
    now.holds_node[place] = now.holds_node[last]
    now.holds_worth[place] = now.holds_worth[last]
    now.load[node] -= 1


@compiled
def take(now: Standing, cell: int, one: int, other: int, worth: int) -> None:
    """Make two nodes partners."""
    now.taken[cell] = True
    _hold(now, one, cell, other, worth)
    _hold(now, other, cell, one, worth)


@compiled
def part(now: Standing, cell: int, one: int, other: int) -> None:
    """Undo that."""
    now.taken[cell] = False
    _let_go(now, one, cell)
    _let_go(now, other, cell)


@compiled
def _offer(net: Network, now: Standing, way: Way, near: int, best: int, end: int) -> tuple[int, int]:
    """From a node that wants a partner to all it could have: full ones go on the heap, a free one may end the way."""
    start = way.distance[near] + now.price[near]
    for entry in range(net.start[near], net.start[near + 1]):
        worth = net.worth[entry]
        if start - worth >= best:  # worth falls along the list and no price is below zero
            break
        far = net.partner[entry]
        distance = start - worth + now.price[far]
        if distance >= best or distance >= way.distance[far] or now.taken[net.cell[entry]]:
            continue
        _reach(way, far, distance, net.cell[entry], near, worth)
        if now.load[far] < net.room[far]:
            best, end = distance, far
        else:
            _push(way, far)
    return best, end


@compiled
def _displace(now: Standing, way: Way, full: int) -> None:
    """From a full node to those it holds, any of whom may have to move on."""
    start = way.distance[full] - now.price[full]
    for place in range(now.holds_from[full], now.holds_from[full] + now.load[full]):
        held = now.holds_node[place]
        distance = start + now.holds_worth[place] - now.price[held]
        if distance < way.distance[held]:
            _reach(way, held, distance, now.holds_cell[place], full, now.holds_worth[place])
            _push(way, held)


@compiled
def _correct_prices(net: Network, now: Standing, way: Way, node: int, best: int) -> None:
    """Prices fall on the searching side and rise on the other by what each node is nearer than the end."""
    for place in range(way.sizes[0]):
        other = way.touched[place]
        nearer = best - way.distance[other]
        if nearer > 0:
            now.price[other] += -nearer if (other < net.rows) == (node < net.rows) else nearer
        way.distance[other] = FAR
        way.place[other] = -1
    way.sizes[0] = 0
    way.sizes[1] = 0


@compiled
def _walk_back(now: Standing, way: Way, node: int, end: int) -> None:
    """Exchange taken and free cells along the way from `end` to `node`."""
    while end != node:
        before, cell = way.by_node[end], way.by_cell[end]
        if now.taken[cell]:
            part(now, cell, before, end)
        else:
            take(now, cell, before, end, way.by_worth[end])
        end = before


@compiled
def settle(net: Network, now: Standing, way: Way, node: int) -> None:
    """Give a node that has room and a price one more partner, or let its price fall to nothing."""
    best, end = now.price[node], node
    _reach(way, node, 0, -1, -1, 0)
    best, end = _offer(net, now, way, node, best, end)
    while way.sizes[1] and way.distance[way.heap[0]] < best:
        nearest = _pop(way)
        if (nearest < net.rows) != (node < net.rows):
            _displace(now, way, nearest)
            continue
        if way.distance[nearest] + now.price[nearest] < best:
            best, end = way.distance[nearest] + now.price[nearest], nearest
        best, end = _offer(net, now, way, nearest, best, end)
    _correct_prices(net, now, way, node, best)
    _walk_back(now, way, node, end)


@compiled
def _raise_price(net: Network, now: Standing, node: int) -> None:
    """Raise a row's price until none of its listed cells is worth more than both prices."""
    for entry in range(net.start[node], net.start[node + 1]):
        worth = net.worth[entry]
        if worth <= now.price[node]:
            break
        surplus = worth - now.price[net.partner[entry]]
        if surplus > now.price[node] and not now.taken[net.cell[entry]]:
            now.price[node] = surplus


@compiled
def _part_from_the_dear(now: Standing, node: int) -> None:
    """Undo the pairs of a row that are worth less than both prices."""
    place = now.holds_from[node]
    while place < now.holds_from[node] + now.load[node]:
        other = now.holds_node[place]
        if now.holds_worth[place] < now.price[node] + now.price[other]:
            part(now, now.holds_cell[place], node, other)
        else:
            place += 1


@compiled
def settle_all(net: Network, now: Standing, way: Way) -> None:
    """Bring a market to rest, from nothing or after cells were added to it."""
    nodes = len(net.room)
    for node in range(net.rows):
        if now.load[node]:
            _raise_price(net, now, node)
            _part_from_the_dear(now, node)
    for node in range(net.rows):
        if now.load[node] < net.room[node]:
            _raise_price(net, now, node)
            while now.load[node] < net.room[node] and now.price[node] > 0:
                settle(net, now, way, node)
    for node in range(net.rows, nodes):
        while now.load[node] < net.room[node] and now.price[node] > 0:
            settle(net, now, way, node)
