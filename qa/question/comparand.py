"""What a comparison is of: the words of its question that are left once those of comparing are out.

2018年甲局和乙局的公务接待费，前者比后者多多少万元 is about 公务接待费. Departments and years are blanks by
then, printed names single characters, so that no rule here can cut one.
"""

from __future__ import annotations

import re
from itertools import pairwise

from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.question.vocabulary import joined_names, standard_names

_KINDS = "部门|单位|局|委|厅|院|办|机关|城市|地方|街道"
_NUMERAL = "[一二两三四五六七八九十]"
UNITS = (
    "个百分点|百分点|成|[万亿千百]?元|平方米|人次|批次|[辆台套个人名位家项处所次场倍米件]|块钱|钱|万|亿"
)
BASE = "基期|基数|基准|标准|参照|分母|底数"
"""What a multiple is measured by."""
_ATOMS = "\ue000-\uf8ff"
_WORDS = (
    # who, which, how many of them
    rf"(?:的)?(?:单位|部门)?(?:都)?(?:各)?(?:分别|依次)?是哪[几{_NUMERAL[1:-1]}]?(?:家|个|一家|一个)(?=$|"
    rf"[ ,，])|"
    rf"哪[几{_NUMERAL[1:-1]}]?(?:家|个|年|边|方|级|座|地|所)(?:{_KINDS})?(?:的)?|哪(?:{_KINDS})的?|"
    rf"谁(?:家)?的?",
    rf"(?:这|那|上述|以上)?(?:{_NUMERAL}|\d|几)+(?:家|个|级|年|地|者|座|所|份|市|省)(?:年度|"
    rf"间)?(?:{_KINDS}|[省市区县][一-鿿]{{0,6}}?(?:局|委|厅|院))?(?:里面?|中|之间)?(?:的)?",
    rf"{_NUMERAL}{{1,2}}(?:局|委|厅|院|部门|单位|街道)(?:的)?",
    "前者|后者|两者|二者|双方|彼此|互相|相互|之间|这边|那边|自家|各家|本身",
    rf"各自?(?:个|家)?(?:{_KINDS}|年度?)?(?:的)?|每(?:一)?(?:个|家|年)(?:{_KINDS})?的?|"
    rf"所有(?:{_KINDS})的?|全部(?:{_KINDS})的?|"
    "逐年|历年|年均|近[两三四五]年的?|分别|依次|一一",
    rf"{_NUMERAL}(?:家|个(?:{_KINDS}))?是(?=[ ,，])",
    "放(?:在|到)?一(?:起|块儿?|道)(?:来)?比?|当中|还是",
    "哪(?:家|边|个)?占(?:上风|先|优)|占(?:上风|先|优)|胜出",
    "(?:增长|变动|变化|增减|下降|上升|涨跌|升降|变动|增|降|涨|跌)(?:的)?(?:率|幅度?|速度?|额|数)|涨跌|升降",
    "(?:^|(?<=[ ,，]))(?:至|由|自)(?=[ \ue000-\uf8ff])|[(（](?:%|倍)[)）]|[前后]一?年(?:度)?|(?:基期|"
    "基年)|基础上|相对(?:于|"
    "来说)?(?=[ ,，])",
    "(?:都|分别|各自)?(?:公布|披露|公开|列示)了|缺口|对方|优势|(?:倍数|数量)?关系|同一年的?",
    "比值|比率|(?:这个|同)?口径|被?减数|递[减增]|(?:按|依)?金额(?:高低|大小|多少)?(?=排|的?顺序|$|[ ,，])",
    "(?:减少?|增加?|压减|下降|上升|变动)的(?:钱数|金额|数额|额|幅度|数)|[压砍减降缩增涨]得更?[狠猛凶]|两边|双方",
    "都?(?:压|砍|减|降|缩|增|涨)了(?!多少|几)",
    # how they are put in order, or measured by one another
    "比(?:个)?大小|比比看?|(?:排(?:个|一个|出)?|给)?(?:座次|名次|位次|次序|先后(?:顺序|次序)?)",
    "[降升]序(?:来)?(?:排列?)?|(?:高低|大小|多少)(?:的)?顺序",
    "(?:由|从)?[高大多]的?[往到至][低小少]|(?:由|从)?[低小少]的?[往到至][高大多]",
    "[多高大少低小]的?(?:排|放|列)?在?(?:最)?前(?:面)?(?=$|[ ,，排])",
    "(?:第[一二三四五六]|最末|垫底|头一?名|最[高低多少])(?:的)?(?:各?是|分别是)?(?=[ ,，、和及是]|各|分别|$)",
    "(?:怎么|如何|怎样)(?:来)?(?:排(?:列|序)?)?(?=$|[ ,，的])|是?(?:怎样|什么样)的?$",
    rf"(?:作|做|为|当作?|看作|当成|看成|算作|设为|记为)(?:了)?个?(?:1|一份|一个单位|单位1|{BASE})(?:份)?",
    rf"(?<![一-鿿])(?:{BASE})(?=$|[ ,，的])|(?:的话|来看|来算)(?=$|[ ,，])|如果|假如",
    "除以|乘以?(?:上)?(?=几|多少)|要乘|的商|商(?=是|为|等于|$)|之比|比上(?= )|才等于|抵得?上?(?=几|多少)|"
    "顶(?=几|多少)",
    "(?:几|多少)(?:个|份|家)?(?:[(（](?:倍|万元|元|%|次)[)）])?(?=$|[ ,，])",
    "相减|(?:减|扣)(?:去|掉|除)|(?<=[ \ue000-\uf8ff的去])减(?=[ 的\ue000-\uf8ff]|$)|去减",
    "(?<![增追附参更])加(?:上)?(?=[ ])|加总|[并合]到",
    "等于|得(?:出|到)?(?=$|[ ,，])|(?:还)?剩(?:下)?|拉开(?:了)?|(?:之间)?隔(?:了)?|一多一少|[多少高低]?出来",
    "差(?:了|出来?的?|值|额|距|多大)?(?=$|[ ,，是])|(?:有|是)?多大|领先",
    "用?百分[数比](?:来)?(?:表示|表达|算|说)?|(?:给|写)成百分[数比]",
    "单位(?:是|为|用|按)?[万亿千]?元(?=$|[ ,，])",
    # what only leads to the item
    f"(?<=[ ,，{_ATOMS}的])(?:上(?=[ ,，花用安排]|$)|(?:方面|那块|这?一?块|这?一?项|这一?方面|规模|"
    f"水平)(?=[ ,，]|$))",
    f"(?:(?<=[ ,，谁家边个])|^)(?:从|就|在|论|单看|光看|看|按|拿|用|把|将|以|求|对)(?=[{_ATOMS} ])",
    "来说|来看|来讲|而言|论(?=$|[ ,，])|的?究竟|(?:挺|很|非常)?(?:悬殊|明显)|差得",
    "(?:花|用|安排|列|编|报)得(?:更)?(?=$|[ ,，更多少])|它(?=的| |$)|是?一个数|又(?=是| |$)|我都?要",
    # what is to be done
    "(?:请|再)?(?:列出来?|列一下|列一列|罗列|列个表|摆出来|说出来|报一下|给出|写出|算出来?)",
    "对照着?(?:一下)?|对比(?:一下|下)?|比一比|比较一下|做个比较|按(?:照)?|把|将|请|看看|看",
    "(?:从|由|按)?[高大多]到[低小少](?:的顺序)?|(?:从|由|按)?[低小少]到[高大多](?:的顺序)?|(?<!安)排(?:一|"
    "个|下)*(?:序|名|排|列|队|次)?(?:一下)?|顺序",
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
    "各自的?变化|增加|增长|上升|上涨|提高|减少|下降|降低|下滑|压缩|压减|压降|变化|变动|增减|走势|趋势|"
    "情况如何|增幅|降幅|涨幅|增速|"
    "变多|变少|多出|少了|多了|高出|超出|高了|低了|减了|增了|降了|涨了|升了|砍了|上去|下去|回落|持平",
    "比(?:较|起来?|上|之)?|较之?|相比(?:之下|较|起来)?|相较|同比|跟|和|与|同(?!级|志)|从|到(?!位|期)|对|"
    "而|及|、|以及|还有|vs|VS",
    "加(?:在|到|起来|一起|总|一块)+(?:一起|一块)?|合(?:在|到)?(?:起来|一起|一块)|合计(?=$|[ ,，是有为])|"
    "一共|总共|共计|之和|总和|相加|汇总|平均(?:下来|数|值|水平|每[家年个])?",
    "一致|一样(?:多|高|大)?|相同|相等|对得上|吗|呢|吧|么|嘛|"
    "(?<=[ ,，])没有$|有没$|不(?=$)|了(?=$|[ ,，])|来(?=$|[ ,，])",
    "结果|答案|(?<![一-鿿\ue000-\uf8ff])(?:是|有|为|的|在|中|里|都|也|又|还|才|就)(?=$|[ ,，])",
)  # fmt: skip
_ASKING = regex("|".join(_WORDS))
_CLAUSES = regex(r"[,，?？;；。:：()（）]")


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


_TALK = frozenset(
    "的是有在和与跟同比较差多少高低大小更最要上下出来了去到家谁哪个位第一二三四五两几各分别又还会如果若那么这其它他她"
    "中间里外之对及或而则才再就也只都按照请给把将从由于为作做当成算求得等果关看说论讲问想知道一起块儿样花用安排报"
    "什么时再其依赢输家冠亚季军榜户老值乘几动加减增升降涨跌势优占先胜较顺部门单位面规模配拥进行排列序次名前后头尾居打末底先数字额字另方者指明并且请列示告诉我你您帮忙下现今年度万元千元亿倍份辆台"
    "=+-÷×/%()（）“”\"、。;；:：?？!！ "
)
"""Characters of which only the scaffolding of a comparison is made, never a name that is asked about."""


def without_talk(words: str, *, every: bool = False) -> str:
    """What comparands come to without the words that are nothing but talk of comparing.

    Names are single characters; words that hold any character of another kind stay whole, `every` takes
    the talk out of those too. Where no name is left, nothing is taken.
    """
    if every:
        return "".join(char for char in words if char not in _TALK)
    spans = known_spans(words, standard_names())
    bounds = sorted({0, len(words), *(end for span in spans for end in span)})
    runs = [words[start:end] for start, end in pairwise(bounds)]
    runs = [part for run in runs for part in re.split(f"([{_ATOMS}]+)| +", run)]
    kept = [run for run in runs if run and not set(run) <= _TALK]
    named = list(dict.fromkeys(run.strip() for run in kept))
    return " ".join(named) if named else words


_KEPT = 0xF0000
"""Official names that hold a linking word (对个人和家庭的补助) are kept whole as characters from here on."""


_STRAY = regex(
    r"(?<![^ ])[的了是有多少高低大小上里中在得出也都要个家年来去](?![^ ])|(?<![^ ])的|的(?![^ ])"
)
"""Single characters that nothing is left of, and a 的 that holds nothing together."""
