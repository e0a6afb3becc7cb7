"""Words that every disclosure is full of, so that a question of nothing else names no thing of its own."""

from __future__ import annotations

from qa.patterns import regex

COMMON = regex(
    "存在|问题|时候|完成|实现|来源|收入|支出|收支|工作|任务|内容|项目|成绩|成效|成果|不足|困难|目标|预算|决算|编制|依据|单位|部门|机构|局里|局|主要"
    "|经费|资金|费用|安排|情况|原因|时间|进度|措施|要求|计划|方面|特点|变化|作用|意义|影响|结果|方法|方式|原则|标准|政策|人员|事项|说明|数据"
    "|[的了是有在和与做取得都要为]"
)
"""Words that name nothing of their own in these documents."""
HOUSES = regex("下属|所属|直属|下级|二级|内设|预算|单位|机构|部门|处室|科室|[的各局里]")
"""Names of the parts of a house and of the bodies under it."""
