"""One operand against the names that a document prints: masks over its words, weighed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set

from qa.items.asked_words import (
    DIMENSIONS,
    KIND_WORDS,
    STAFF,
    asked_after,
    counted_members,
    implied_words,
    named_behind,
    part_asked,
)
from qa.items.bearing import bears
from qa.items.bodies import (
    another_than,
    is_body,
    names_one_body,
    of_unknown_body,
    same_end,
    without_level,
)
from qa.items.column_names import is_total_name
from qa.items.effects import effect_asked
from qa.items.entries import total_wanted
from qa.items.fund_totals import CURRENT, fund_total_wanted
from qa.items.named_places import NamedPlace
from qa.items.opposites import denied, denies, turned_round
from qa.items.own_level import OWN_LEVEL
from qa.items.phrases import content_of, known_spans, name_weights, weights_of, without_silent
from qa.items.rates import BY_OTHERS, FOR_EACH, RATE, RATE_WORDS
from qa.items.table_names import (
    all_of_a_table,
    end_of_title,
    table_number,
    tables_named,
    without_number,
)
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import Coverage, normal
from qa.question.vocabulary import standard_names


class Matcher:
    """One operand against many entries; holds the masks of its phrase and of its context."""

    def __init__(
        self, operand: Operand, terms: Sequence[Set[str]], units: Set[str] = frozenset()
    ) -> None:
        self.operand = operand
        self.phrase = normal(operand.phrase)
        self.context = normal(operand.context)
        self.part_of = normal(operand.part_of)
        self.of_unknown_body = operand.role != "count" and of_unknown_body(content_of(self.phrase), terms)
        spans_of_units = known_spans(self.phrase, units)
        own_level = OWN_LEVEL.search(self.phrase)
        self.of_own_level = own_level is not None
        self.own_body = 0
        for start, end in spans_of_units if own_level else ():
            if own_level is not None and start < own_level.end() <= end:
                own_level = None  # it ends the printed name of a unit
                unit = self.phrase[start:end]
                if without_level(unit) != unit and without_level(unit) in units:
                    self.of_own_level = False  # 某分局(本级) is the own level of a unit
                else:
                    self.own_body = sum(1 << at for at in range(start, end))
        self.own_level = sum(1 << at for at in range(*own_level.span())) if own_level else 0
        self.said = without_silent(self.phrase)
        said = without_silent(OWN_LEVEL.sub("单位", self.phrase))
        self.total_side = total_wanted(said) or (total_wanted(f"{said}合计") if own_level else None)
        if self.own_body and self.total_side is None:
            left = "".join(char for at, char in enumerate(self.phrase) if not self.own_body >> at & 1)
            self.total_side = total_wanted(f"{without_silent(left)}合计")
        self.of_this_year = self.total_side is not None and bool(THIS_YEAR.search(self.phrase))
        moved, current = operand.role in ("change", "growth"), bool(CURRENT.search(self.phrase))
        self.fund_total = fund_total_wanted(said, moved=moved, current=current)
        self.names = known_spans(self.phrase, *terms, standard_names())
        self.listed_names = [self.phrase[start:end] for start, end in self.names]
        self.listed_names += ["三公"] if "三公" in self.phrase else []
        # A part bears some of the words of its whole only: 公务用车购置费 of 公务用车购置及运行费.
        self._entire = [(a, z) for a, z in self.names if self.phrase[a:z] != self.part_of]
        self.standard = {self.phrase[start:end] for start, end in self._entire} & standard_names()
        self._standard_spans = [(a, z) for a, z in self._entire if self.phrase[a:z] in self.standard]
        self._bodies = [(a, z) for a, z in self.names if names_one_body(self.phrase[a:z])]
        # 湿地保护 is what is spent on, also in the name of 园林绿化和湿地保护局.
        self._things = [
            (a, z)
            for a, z in self.names
            if z - a > 2
            and not is_body(self.phrase[a:z])
            and not any(start <= a and z <= end for start, end in self._bodies)
        ]
        self.weights = weights_of(self.phrase, self.names)
        named = {self.phrase[start:end] for start, end in spans_of_units}
        self._named_units = frozenset(named)
        self._other_units = frozenset(u for u in units if named and not any(same_end(u, n) for n in named))
        self._lighten(spans_of_units)
        if own_level:
            self.weights[own_level.start() : own_level.end()] = [1.0] * len(own_level.group())
        self._silence(DIMENSIONS.get(operand.unit or ""))
        for match in _DAILY.finditer(self.phrase):
            self.weights[match.start() : match.end()] = [0.0] * len(match.group())
        self.tail = asked_after(self.phrase, self.weights)
        self.part = part_asked(self.phrase, self.weights)
        self.behind = named_behind(self.phrase, self.weights)
        self.counted = counted_members(self.phrase)
        self.implied = implied_words(self.phrase, operand.unit)
        self.effect = effect_asked(self.phrase) if operand.role in ("amount", "count") else None
        if operand.measure is None:
            self._silence_budget()
        self.tables_named = tables_named(self.phrase)
        self.rated = bool(RATE.search(self.phrase))
        self.judged_by_others = bool(BY_OTHERS.search(self.phrase))
        self.only_rates = bool(FOR_EACH.search(self.phrase))
        if self.rated:
            self._silence(RATE_WORDS)
        numbered = table_number(self.phrase)
        self.table_number = numbered[0] if numbered else None
        self.number_mask = sum(1 << at for at in range(*numbered[1])) if numbered else 0
        self._bounds = _bounds_of(self.phrase)
        whole = _CARS_WHOLE.search(self.phrase)
        self._cars_whole = bool(whole) and not re.search("购置|运行|运维", _CARS_WHOLE.sub("", self.phrase))
        self.place = NamedPlace(operand.table, operand.section)
        self.total = sum(self.weights)
        self.context_weights = weights_of(self.context, known_spans(self.context, *terms))
        self.context_total = sum(self.context_weights)
        self.of_the_body = not operand.table and self._of_the_body()
        self.coverage = Coverage(self.phrase)
        self.context_coverage = Coverage(self.context)
        self.exclude = Coverage(normal(operand.exclude)) if operand.exclude else None
        self.pairs: Collection[str] = self.coverage.pairs
        self._both: dict[str, tuple[int, int, float]] = {}
        self._covers: dict[int, float] = {}
        self._context_covers: dict[int, float] = {}

    def _lighten(self, units: Sequence[tuple[int, int]]) -> None:
        """A unit's long name tells whose figure is asked for, and no more of it than a short one."""
        for start, end in units:
            weight = sum(self.weights[start:end])
            for at in range(start, end) if weight > _UNIT_WEIGHT else ():
                self.weights[at] *= _UNIT_WEIGHT / weight

    def of_another_unit(self, *names: str) -> bool:
        """Whether names hold that of a unit beside the one whose figure is asked for."""
        others = [name for name in names if not any(unit in name for unit in self._named_units)]
        return any(unit in name for unit in self._other_units for name in others)

    def _silence(self, pattern: re.Pattern[str] | None) -> None:
        """Take the words out that only repeat the unit asked for: 房屋面积多少平方米."""
        for match in pattern.finditer(self.phrase) if pattern else ():
            inside = any(start < match.start() and match.end() <= end for start, end in self.names)
            if match.start() and not inside:
                self.weights[match.start() : match.end()] = [0.0] * len(match.group())

    def _of_the_body(self) -> bool:
        """Whether only an official item or all the staff is named: the body's own, no project's aim."""
        if any(pattern.search(self.phrase + self.context) for pattern in _OF_AIMS):
            return False
        if STAFF.fullmatch(without_silent(self.phrase)):
            return True
        own = [at for span in known_spans(self.phrase, standard_names()) for at in range(*span)]
        return bool(own) and sum(w for at, w in enumerate(self.weights) if at not in own) < _LITTLE

    def _silence_budget(self) -> None:
        """The 预算 behind a printed name (公路养护预算) is that of any table: it tells none apart."""
        for _, end in self.names:
            match = _BUDGET.match(self.phrase, end)
            if match and not any(start <= end < stop for start, stop in self.names):
                self.weights[end : match.end()] = [0.0] * (match.end() - end)

    def never_money(self) -> bool:
        """Whether people or things are asked for by what was done with them: 吸引了多少选手."""
        return self.effect is not None and self.effect.counts

    def omits_its_effect(self, mask: int) -> bool:
        """Whether what the question wants the number of (带动了多少消费) is told by none of the names."""
        return self.effect is not None and not mask & self.effect.mask

    def numbers(self, table: str) -> bool | None:
        """Whether the phrase names the table by its number (表5); None where it names none."""
        if self.table_number is None:
            return None
        found = table_number(normal(table))
        return found is not None and found[0] == self.table_number

    def title_named(self, title: str) -> str:
        """How the phrase names the table of that title: whole, or by the end of it; "" where it does not."""
        if len(title) >= 5 and title in self.phrase:
            return title
        ends = (end for name in self.tables_named if (end := end_of_title(name, title)))
        return all_of_a_table(self.phrase, title) or next(ends, "")

    def residual_is_total(self, title: str) -> bool:
        """Whether, beside the table's title or number, the phrase only says “all of it”."""
        rest = without_silent(without_number(self.phrase.replace(title, "")))
        return (
            not rest or is_total_name(rest) or total_wanted(rest) is not None or self.total_side is not None
        )

    def part_fit(self, *names: str) -> float:
        """How far names are from those of the part asked for, from 0 down; -0.5 is the whole's own name."""
        whole = self.part_of
        if not whole:
            return 0.0
        if any(len(name) >= 0.7 * len(whole) and name in whole for name in names):
            return -0.5
        start = self.phrase.find(whole) + len(whole) if whole in self.phrase else 0
        own = sum(self.weights[start:])
        mask = 0
        for name in names:
            mask |= self.of(name)[0]
        covered = sum(weight for at, weight in enumerate(self.weights) if at >= start and mask >> at & 1)
        return -0.3 * (1.0 - covered / own) if own else 0.0

    def names_kind(self, kind: str) -> bool:
        """Whether the question speaks of the special table that an entry stands in."""
        pattern = KIND_WORDS.get(kind)
        return pattern is not None and bool(pattern.search(self.phrase + self.context))

    def of(self, name: str) -> tuple[int, int, float]:
        """(mask over the phrase, mask over the context, covered share of the name itself)."""
        found = self._both.get(name)
        if found is None:
            mine, theirs = self.coverage.masks(name)
            mine = denied(self.phrase, name, self._in_one_piece(mine, name))
            if self.effect is not None and self.effect.told_by(name):
                mine |= self.effect.mask
            beside, theirs_too = self.context_coverage.masks(name) if self.context else (0, 0)
            theirs |= theirs_too
            found = (mine, beside, _weighted(theirs, name_weights(name)))
            self._both[name] = found
        return found

    def _in_one_piece(self, mine: int, name: str) -> int:
        """An official name is not made of pieces: 基本养老保险缴费支出 says nothing of 基本支出."""
        for start, end in self._standard_spans:
            if self.operand.role == "count" and _OF_MONEY.search(self.phrase[start:end]):
                continue
            bits = ((1 << (end - start)) - 1) << start
            if mine & bits and not bears(name, self.phrase[start:end]):
                mine &= ~bits
        for start, end in self._things if names_one_body(name) else ():
            if self.phrase[start:end] in name:
                mine &= ~(((1 << (end - start)) - 1) << start)
        for start, end in self._bodies:
            bits = ((1 << (end - start)) - 1) << start
            covered = (mine & bits).bit_count()
            if covered and another_than(name, self.phrase[start:end], covered):
                mine &= ~bits
        return mine

    def beside(self, mask: int) -> str:
        """What the phrase says outside of a mask, without the words that name nothing."""
        left = "".join(char for at, char in enumerate(self.phrase) if not mask >> at & 1)
        return without_silent(left)

    def leaves_open(self, own: int, mask: int) -> bool:
        """Whether most of what is said beside a name (`own`) is explained by nothing in a mask."""
        beside = sum(w for at, w in enumerate(self.weights) if not own >> at & 1)
        left = sum(w for at, w in enumerate(self.weights) if not (own | mask | self.implied) >> at & 1)
        return beside >= _TOLD and left >= _MOST * beside

    def headed_by(self, title: str, column: str) -> int:
        """The mask of official names that end as a column is called and begin in the title of its table.

        债务付息支出 is 付息支出 in the table of 债务支出.
        """
        mask = 0
        for start, end in self._standard_spans if len(column) >= _TELLING else ():
            name = self.phrase[start:end]
            if name.endswith(column) and name != column and name[: -len(column)] in title:
                mask |= ((1 << (end - start)) - 1) << start
        return mask

    def cover(self, mask: int) -> float:
        """The explained share of the phrase, by weight."""
        if self.total == 0:
            return 0.0
        share = self._covers.get(mask)
        if share is None:
            share = self._cover(mask)
            self._covers[mask] = share
        return share

    def _cover(self, mask: int) -> float:
        """A printed name that is matched in part counts by the square: 公务用车运行费 is no 机关运行经费."""
        covered = [w if mask >> at & 1 else 0.0 for at, w in enumerate(self.weights)]
        total = sum(covered)
        for start, end in self._entire:
            whole, part = sum(self.weights[start:end]), sum(covered[start:end])
            if whole and part < whole:
                total -= part - part * part / whole
        return total / self.total

    def bounds_otherwise(self, name: str) -> bool:
        """Whether a name sets another bound than the phrase: 单价20万元以上 is not 单价50万元以上."""
        if not self._bounds:
            return False
        said = _bounds_of(name)
        return bool(said) and not said & self._bounds

    def omits_its_class(self, told: str) -> bool:
        """Whether all of 政府采购 is told where its 货物, 工程 or 服务 are asked for."""
        if "采购" not in self.phrase or "采购" not in told:
            return False
        asked = set(_PROCURED.findall(self.phrase))
        return bool(asked) and not asked & set(_PROCURED.findall(told))

    def omits_a_term(self, mask: int) -> bool:
        """Whether nothing of an official name of the phrase is explained."""
        return any(not mask >> start & ((1 << (end - start)) - 1) for start, end in self._standard_spans)

    def is_another_name(self, label: str) -> bool:
        """Whether a label is an official name beside the one asked for: 邮电费 is no 电费.

        The class 一般公共服务 is none of the fund 一般公共预算, alike as they are written.
        """
        if "一般公共预算" in self.phrase and "一般公共服务" in label:
            return "一般公共服务" not in self.phrase
        if self._cars_whole and "车" in label and ("购置" in label) != ("运行" in label):
            return True  # 公务用车购置费 is a part of 公务用车购置及运行费
        if denies(self.phrase, label) or turned_round(self.phrase, label):
            return True
        if label.startswith("其他") and "其他" not in self.phrase and label[2:] in self.phrase:
            return True  # what is left of a class is not the class
        return (
            bool(self.standard)
            and label in standard_names()
            and label not in self.standard
            and label not in self.phrase
        )

    def says(self, label: str) -> bool:
        """Whether the phrase names a label as it is printed, not as a part of a longer printed name."""
        if not label or label not in self.phrase:
            return False
        inside = [
            self.phrase[start:end]
            for start, end in self.names
            if label in self.phrase[start:end] and len(label) < end - start
        ]
        return not inside or self.phrase.count(label) > sum(name.count(label) for name in inside)

    def asks_only(self, project: str) -> bool:
        """Whether a project is named, and nothing beside it: 课后服务经费 of 义务教育课后服务经费."""
        mask, _, share = self.of(project)
        for said in _OF_WHICH_READING.finditer(self.phrase):
            mask |= sum(1 << at for at in range(*said.span()))
        if self.cover(mask) < _WHOLLY:
            return False
        return share >= _MOSTLY or self.asks_a_piece_of(project)

    def asks_a_piece_of(self, name: str) -> bool:
        """Whether all that is said is one piece of a longer name: 课后服务经费 of 某阶段课后服务经费."""
        return len(self.said) >= _A_NAME and self.said in name

    def excludes(self, name: str) -> bool:
        """Whether an entry's names hold what the question leaves out (不要基本支出那块)."""
        if self.exclude is None:
            return False
        mask, _ = self.exclude.masks(name)
        return mask.bit_count() >= 0.8 * len(self.exclude.phrase)

    def splits_a_name(self, mask: int) -> bool:
        """Whether a printed name of the phrase is matched in part only: 运行费 is no 机关运行经费."""
        for start, end in self._standard_spans:
            bits = (mask >> start) & ((1 << (end - start)) - 1)
            if bits and bits.bit_count() < 0.75 * (end - start):
                return True
        return False

    def context_cover(self, mask: int) -> float:
        """How much of the earlier question's words a mask covers, from 0 to 1."""
        if self.context_total == 0:
            return 1.0
        share = self._context_covers.get(mask)
        if share is None:
            share = sum(w for at, w in enumerate(self.context_weights) if mask >> at & 1) / self.context_total
            self._context_covers[mask] = share
        return share


_OF_WHICH_READING = regex("项目|(?:年初|上年|全年|调整后?)?(?:预算|执行|决算)(?:数|金额|安排)?")
"""What is said of a project's money that says which reading of it is meant."""
_WHOLLY, _MOSTLY = 0.9, 0.7
"""What a project's name explains of the phrase, and what is said of it, for nothing else to be asked."""
_A_NAME = 5
"""Characters of a piece of a name by which it may be called."""
_CARS_WHOLE = regex("购置[及和与、](?:公务用车)?运行")
_OF_AIMS = (KIND_WORDS["performance_table"], regex("控制|成本"))
_DAILY = regex("日常(?=公用)")
_LITTLE = 0.7
_UNIT_WEIGHT = 5.0
"""What the name of a unit weighs at the most."""
_TOLD, _MOST = 1.5, 0.6
_TELLING = 4
"""Characters of a column's name that are no common end of names."""
THIS_YEAR = regex("本年(?:收入|支出)")
_OF_MONEY = regex("[费出]$")
"""A name of money, whose words stand apart where things are counted: 购置的5辆公务用车."""
_BUDGET = regex("预算数?(?=$|[,， 的是有为])")


def _weighted(mask: int, weights: Sequence[float]) -> float:
    total = sum(weights)
    if total == 0:
        return 1.0 if mask else 0.0
    return sum(weight for at, weight in enumerate(weights) if mask >> at & 1) / total


_PROCURED = regex("货物|工程|服务(?!中心)")
_BOUND = regex(
    r"(?:不[低少]于|超过)(\d+(?:\.\d+)?[万亿]?元)|(\d+(?:\.\d+)?[万亿]?元)(?:\(含\d*[万亿]?元?\))?以上"
)


def _bounds_of(name: str) -> set[str]:
    return {before or after for before, after in _BOUND.findall(name)}
