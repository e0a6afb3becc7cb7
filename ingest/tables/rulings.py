"""Ruling lines of a page: edges snapped and joined into lines, lines gathered into frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.model import Edge

SNAP = 2.0
"""Edges within this many points of each other are one printed line (double rules, cell borders)."""

JOIN = 3.0
"""Pieces of a line with a gap up to this are one line (cell borders drawn cell by cell, dashes)."""

TOUCH = 3.0
"""A line that ends this near to another meets it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One straight line: `at` is its place across, `start` to `end` its run along."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines that hang together: the skeleton of one table."""

    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]


def find_frames(edges: Sequence[Edge]) -> list[Frame]:
    """Groups of crossing lines, from the top of the page down."""
    horizontals = join_rules(Rule(e.box[1], e.box[0], e.box[2]) for e in edges if e.horizontal)
    verticals = join_rules(Rule(e.box[0], e.box[1], e.box[3]) for e in edges if not e.horizontal)
    count = len(horizontals)
    parent = list(range(count + len(verticals)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, h in enumerate(horizontals):
        for j, v in enumerate(verticals):
            if h.start - TOUCH <= v.at <= h.end + TOUCH and v.start - TOUCH <= h.at <= v.end + TOUCH:
                parent[root(count + j)] = root(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, h in enumerate(horizontals):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(verticals):
        groups.setdefault(root(count + j), ([], []))[1].append(v)
    frames = [Frame(tuple(hs), tuple(vs)) for hs, vs in groups.values() if hs and vs]
    return sorted(frames, key=lambda frame: min(v.start for v in frame.verticals))


def join_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces on one line joined: nearly the same place across, touching or overlapping along."""
    joined: list[Rule] = []
    for cluster in cluster_rules(rules, SNAP):
        at = sum(r.at for r in cluster) / len(cluster)
        run: Rule | None = None
        for piece in sorted(cluster, key=lambda r: r.start):
            if run is not None and piece.start <= run.end + JOIN:
                run = Rule(at, run.start, max(run.end, piece.end))
            else:
                if run is not None:
                    joined.append(run)
                run = Rule(at, piece.start, piece.end)
        if run is not None:
            joined.append(run)
    return joined


def cluster_rules(rules: Iterable[Rule], reach: float) -> list[list[Rule]]:
    """Rules by place across; a cluster is never wider than `reach`."""
    clusters: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if clusters and rule.at - clusters[-1][0].at <= reach:
            clusters[-1].append(rule)
        else:
            clusters.append([rule])
    return clusters
