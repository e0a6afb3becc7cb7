"""What a comparison is of: the words of its question that are left once those of comparing are out.

2018年甲局和乙局的公务接待费，前者比后者多多少万元 is about 公务接待费. Departments and years are blanks by
then, printed names single characters, so that no rule here can cut one.
"""

from __future__ import annotations

import re

from qa.question.vocabulary import joined_names

_KINDS = "部门|单位|局|委|厅|院|办|机关|城市|地方|街道"
_NUMERAL = "[一二两三四五六七八九十]"
UNITS = (
    "个百分点|百分点|成|[万亿千百]?元|平方米|人次|批次|[辆台套个人名位家项处所次场倍米件]|块钱|钱|万|亿"
)
_WORDS = (
    # who, which, how many of them
    rf"哪{_NUMERAL}?(?:家|个|年|边|方|级|座|地|所)(?:{_KINDS})?(?:的)?|哪(?:{_KINDS})的?|谁(?:家)?的?",
    rf"(?:这|那|上述|以上)?(?:{_NUMERAL}|\d|几)+(?:家|个|级|年|地|者|座|所|份|市|省)(?:年度|"
    rf"间)?(?:{_KINDS}|[省市区县][一-鿿]{{0,6}}?(?:局|委|厅|院))?(?:里面?|中|之间)?(?:的)?",
    rf"{_NUMERAL}{{1,2}}(?:局|委|厅|院|部门|单位|街道)(?:的)?",
    "前者|后者|两者|二者|双方|彼此|互相|相互|之间|这边|那边|自家|各家|本身",
    rf"各自?(?:个|家)?(?:{_KINDS}|年度?)?(?:的)?|每(?:一)?(?:个|家|年)(?:{_KINDS})?的?|"
    rf"所有(?:{_KINDS})的?|全部(?:{_KINDS})的?|"
    "逐年|历年|年均|近[两三四五]年的?|分别|依次|一一",
    # what is to be done
    "(?:请|再)?(?:列出来?|列一下|列一列|罗列|列个表|摆出来|说出来|报一下|给出|写出|算出来?)",
    "对照着?(?:一下)?|对比(?:一下|下)?|比一比|比较一下|做个比较|按(?:照)?|把|将|请|看看|看",
    "(?:从|由|按)?[高大多]到[低小少](?:的顺序)?|(?:从|由|按)?[低小少]到[高大多](?:的顺序)?|(?<!安)排(?:一|个|下)*(?:序|名|排|列|队|次)?(?:一下)?|顺序",
    # by how much
    rf"(?:是|有|为|在|达|合计|一共|总共|共计?|加起来)*(?:各是|各有)?(?:增加|增长|减少|下降|上升|"
    rf"提高|降低|上涨)?(?:多|少)?(?:高|低|少|大|小|差|贵|便宜|增|减|涨|降|省|压)?(?:安排|支出|编列|"
    rf"配|收|花|用|批|拨)?[了出掉]?(?:百分之)?(?:多少|几)(?:{UNITS})?(?:钱)?",
    "百分之[多少几]+|百分之|百分比|百分点|多大(?:差距|幅度)?|幅度",
    "[一多少高低大]?(?:倍数|倍)|翻(?:了)?(?:几|多少)?番",
    "低于|高于|多于|少于|大于|小于|超过|超出|超|不如|不及|不到|达到|领先|落后",
    "相差|差距|差额|差值|之差|落差|差别|差异|悬殊|有没有|是不是|是否|能不能",
    # which way
    "占(?=[ ,，]|$)|相当于|^ *单?论起?|(?:来看|而言|来说|来讲)(?=[ ,，]|$)",
    "还是|跌了?",
    "(?:更|最|要|还|都|就|比较|相对)*(?:多|少|高|低|大|小|贵|便宜|增|减|涨|降|升|快|慢|省|压|砍|缩|下滑)"
    "(?:得|了|出|去|掉|些|一些|一点)*(?:更|最)?(?:多|少|高|低|大|小|快|慢|厉害|猛)?"
    "(?=的?(?:一[个家年方]|那[个家年]|是|谁|哪)|[ ,，?？;；。]|的?$|有|了|几|不|超过|低于|大于)"
    "(?:的?(?:是)?(?:那|哪)?一?[个家年方])?(?:的|是)?",
    "各自的?变化|增加|增长|上升|上涨|提高|减少|下降|降低|下滑|压缩|压减|压降|变化|变动|增减|走势|趋势|情况如何|增幅|降幅|涨幅|增速|"
    "变多|变少|多出|少了|多了|高出|超出|高了|低了|减了|增了|降了|涨了|升了|砍了|上去|下去|回落|持平",
    "比(?:较|起来?|上|之)?|较之?|相比(?:之下|较|起来)?|相较|同比|跟|和|与|同(?!级|志)|从|到(?!位|期)|对|而|及|、|以及|还有|vs|VS",
    "加(?:在|到|起来|一起|总|一块)+(?:一起|一块)?|合(?:在|到)?(?:起来|一起|一块)|合计(?=$|[ ,，是有为])|"
    "一共|总共|共计|之和|总和|相加|汇总|平均(?:下来|数|值|水平|每[家年个])?",
    "一致|一样(?:多|高|大)?|相同|相等|对得上|吗|呢|吧|么|嘛|"
    "(?<=[ ,，])没有$|有没$|不(?=$)|了(?=$|[ ,，])|来(?=$|[ ,，])",
    "结果|答案|(?<![一-鿿\ue000-\uf8ff])(?:是|有|为|的|在|中|里|都|也|又|还|才|就)(?=$|[ ,，])",
)  # fmt: skip
_ASKING = re.compile("|".join(_WORDS))
_CLAUSES = re.compile(r"[,，?？;；。:：()（）]")


def comparands(core: str) -> list[str]:
    """What each clause of an encoded core still names, empty clauses left out.

    >>> comparands("和 的公务接待费预算,前者比后者多多少万元")
    ['公务接待费预算']
    """
    whole: list[str] = []

    def kept(match: re.Match[str]) -> str:
        whole.append(match.group())
        return chr(_KEPT + len(whole) - 1)

    def restored(match: re.Match[str]) -> str:
        return whole[ord(match.group()) - _KEPT]

    clauses = _CLAUSES.split(joined_names().sub(kept, core))
    named = (_STRAY.sub(" ", _ASKING.sub(" ", clause)) for clause in clauses)
    left = (re.sub(" +", " ", words).strip() for words in named)
    return [re.sub(f"[{chr(_KEPT)}-{chr(_KEPT + 99)}]", restored, words) for words in left if words]


_KEPT = 0xF0000
"""Official names that hold a linking word (对个人和家庭的补助) are kept whole as characters from here on."""


_STRAY = re.compile(
    r"(?<![^ ])[的了是有多少高低大小上里中在得出也都要个家年来去](?![^ ])|(?<![^ ])的|的(?![^ ])"
)
"""Single characters that nothing is left of, and a 的 that holds nothing together."""
