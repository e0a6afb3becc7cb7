"""What several things are measured by, said once of them all: 甲和乙，两个项目的自评得分差几分."""

from __future__ import annotations

from collections.abc import Sequence

from qa.items.bodies import is_body
from qa.patterns import regex
from qa.question.reading import Reading

_MEASURE = (
    "(?:绩效|部门|单位)*(?:自评|评价|考核)*(?:得分|评分|分数|分值|权重)"
    "|(?:预算|资金|项目)?(?:执行|完成|支付)(?:率|进度)"
    "|(?:年初|全年|调整后?|当年|年度)(?:预算|决算)数?|(?:全年|当年)?(?:决算|执行)数|预算数"
    "|(?:年末|年底|期末|实有|核定|现有)*(?:在职|在编|在岗|退休|离休|离退休|编外)(?:职工|人员)?(?:人?数)?"
    "|(?:核定|人员|事业|行政)*编制(?:人?数)?|人员?数|指标值|目标值"
    "|(?:收入|支出)(?:预算|决算)?(?:总计|合计|总额)|(?:收入|支出)(?:预算|决算)"
)
_TAIL = regex(
    "(?:里面?|当?中|之中|之间)?[,，]?(?:这|那)?(?:[两二三四五六七八九十]|\\d{1,2})?(?:个|项|者|家|笔|所)?(?:项目|单位|科目|专项|支出)?[,，]?"
    f"(?:各自|分别)?的?(?P<m>{_MEASURE})(?:上)?"
)


def measure_behind(reading: Reading, words: str) -> tuple[str, str]:
    """(the words before the measure that they end in, the measure), all of the words and "" without one."""
    words = words.strip(" ,，的")
    for at in range(len(words)):
        match = _TAIL.fullmatch(reading.decode(words[at:]))
        if match:
            return words[:at].strip(" ,，的"), match["m"]
    return words, ""


def _behind_a_body(reading: Reading, words: str) -> tuple[str, str]:
    """(the body that the words begin with, what of it is meant), all of the words and "" without either."""
    words = words.strip(" ,，的")
    for at in range(len(words) - 1, 0, -1):
        item = reading.decode(words[at:]).strip(" ,，的")
        if item and is_body(reading.decode(words[:at])) and not is_body(item):
            return words[:at], item
    return words, ""


_A_MEASURE = regex("人员|人数|编制|在职|实有|实际|预算|决算|执行|得分|率(?=$|[ ,，])")
"""Words of what is measured, behind which no measure is left out."""


def sharing_measure(reading: Reading, names: Sequence[str]) -> list[str]:
    """The names, each with the measure that only the last of them bears, or the first of two."""
    last, measure = measure_behind(reading, names[-1])
    if not measure and all(is_body(reading.decode(name).strip(" ,，的")) for name in names[:-1]):
        last, measure = _behind_a_body(reading, names[-1])
    if not measure and len(names) == 2:
        first, measure = measure_behind(reading, names[0])
        if not measure and is_body(reading.decode(names[1]).strip(" ,，的")):
            first, measure = _behind_a_body(reading, names[0])
        alone = not measure or not first or _A_MEASURE.search(reading.decode(names[1]))
        return list(names) if alone else [names[0], f"{names[1].strip(' ,，的')}的{measure}"]
    if not measure or not last or any(measure_behind(reading, name)[1] for name in names[:-1]):
        return list(names)
    return [f"{name.strip(' ,，的')}的{measure}" for name in (*names[:-1], last)]


def unit_measured(words: str) -> dict[str, str]:
    """The unit of a rate, which no amount of money is."""
    return {"unit": "%"} if _RATE.search(words.strip(" ,，")) else {}


_RATE = regex("(?:执行|完成|支付)(?:率|进度)$")
