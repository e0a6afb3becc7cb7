"""What stands in the conversation before the first question."""

from __future__ import annotations

from collections.abc import Sequence

from qa.page.markup import Markup, action, join, tag
from qa.page.services import Shelved

STEPS = (
    "在“文档”一栏拖入部门预算或决算公开的 PDF，可以一次多份",
    "回到这里，用平常的话提问：“三公经费多少”“比上年少了多少”“哪个项目最大”",
    "点回答里的数字，看它出自哪一页、哪张表、哪一格",
)


def welcome_words(shelf: Sequence[Shelved], questions: Sequence[str] = ()) -> Markup:
    """Three steps where nothing is loaded; else what is loaded, and questions that have an answer."""
    if not shelf:
        return tag(
            "div",
            tag("h2", "先放进一份预算公开，再开口问"),
            tag("p", "每个数都从文件的单元格里读出，精确到分，不由模型生成。", class_="sub"),
            tag("ol", join(tag("li", tag("span", step)) for step in STEPS), class_="steps"),
            tag("button", "去载入文件", type="button", class_="solid", data_goto="文档"),
            class_="welcome",
        )
    departments = len({volume.department for volume in shelf})
    buttons = [tag("li", _suggestion(question)) for question in questions]
    return tag(
        "div",
        tag("h2", "想知道哪个数？"),
        tag(
            "p",
            f"已载入 {len(shelf)} 份文件、{departments} 个部门。每个数都带着它的出处，算出来的数带着算式。",
            class_="sub",
        ),
        tag("h3", "可以这样问") if buttons else None,
        tag("ul", join(buttons), class_="suggestions"),
        class_="welcome",
    )


def _suggestion(question: str) -> Markup:
    return tag("button", question, type="button", class_="suggestion", **action("suggest", question=question))
