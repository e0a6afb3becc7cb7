"""`python -m eval.samples.planted_run`: how many planted errors the audit finds, and what else it says."""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from eval.samples.booklet import Booklet
from eval.samples.pdf import write_booklet
from eval.samples.planted import Planted, clean_booklet, plant
from eval.samples.planted_pairs import PlantedPair, plant_pair, sound_pair
from ingest.pipeline import parse
from qa.check import Finding, audit


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the audit made of one sample: whether it found the mistake, and what it said beside it."""

    seed: int
    kind: str
    found: bool
    others: tuple[Finding, ...]


def try_planted(seed: int, folder: Path) -> Outcome:
    """Draw, read and audit the sample with one mistake."""
    planted = plant(seed)
    findings = _audit(planted.booklet, folder / f"planted-{seed}.pdf")
    at_place = [finding for finding in findings if speaks_of(finding, planted)]
    others = tuple(finding for finding in findings if finding not in at_place)
    return Outcome(seed, planted.kind, bool(at_place), others)


def try_clean(seed: int, folder: Path) -> tuple[Finding, ...]:
    """What the audit says of a sample without mistakes."""
    return _audit(clean_booklet(seed), folder / f"clean-{seed}.pdf")


def try_pair(seed: int, folder: Path) -> tuple[bool, bool]:
    """Whether the mistake between two editions is found alone, and whether sound ones are silent."""
    findings = _audit_pair(plant_pair(seed), folder)
    found = len(findings) == 1 and any(near in findings[0].what for near in plant_pair(seed).near)
    return found, not _audit_pair(sound_pair(seed), folder)


def speaks_of(finding: Finding, planted: Planted) -> bool:
    """Whether a finding names what was planted: in its figures, its words or what it quotes."""
    said = "\n".join((*finding.figures, finding.what, *(place.quote for place in finding.places)))
    compact = re.sub(r"[\s,]", "", said)
    return any(re.sub(r"[\s,]", "", near) in compact for near in planted.near)


def _audit(booklet: Booklet, path: Path) -> tuple[Finding, ...]:
    write_booklet(booklet, path)
    try:
        return audit([parse(path)]).findings
    finally:
        path.unlink()


def _audit_pair(pair: PlantedPair, folder: Path) -> tuple[Finding, ...]:
    paths = [folder / booklet.name for booklet in (pair.earlier, pair.later)]
    for booklet, path in zip((pair.earlier, pair.later), paths, strict=True):
        write_booklet(booklet, path)
    return audit([parse(path) for path in paths]).findings


def main(planted: int = 300, clean: int = 100, pairs: int = 30) -> None:
    """Print the shares found, by kind, and every sample that went wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tried, found, alone = Counter[str](), Counter[str](), Counter[str]()
        for seed in range(planted):
            outcome = try_planted(seed, folder)
            tried[outcome.kind] += 1
            found[outcome.kind] += outcome.found
            alone[outcome.kind] += not outcome.others
            if not outcome.found or outcome.others:
                words = "；".join(finding.what for finding in outcome.others)
                print(f"{seed} {outcome.kind} {'找到' if outcome.found else '未找到'} {words}")
        said = sum(bool(try_clean(seed, folder)) for seed in range(clean))
        between = [try_pair(seed, folder) for seed in range(pairs)]
    for kind, count in tried.items():
        print(f"{kind}: 找到 {found[kind]}/{count}，别无发现 {alone[kind]}/{count}")
    print(f"合计: 找到 {found.total()}/{planted}，别无发现 {alone.total()}/{planted}")
    print(f"无错样例误报 {said}/{clean}")
    print(f"文件之间: 找到且别无发现 {sum(found for found, _ in between)}/{pairs}", end="，")
    print(f"相符的文件误报 {sum(not silent for _, silent in between)}/{pairs}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
