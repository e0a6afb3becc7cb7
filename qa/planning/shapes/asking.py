"""What a question asks for, by its words: a reason, a meaning, a list, a verdict, an order."""

from __future__ import annotations

from qa.patterns import regex
from qa.question.numerals import IN_A_NAME

ASKS_REASON = regex(
    r"怎么[^,，]{0,10}?(?:比|少|多|增|减|降|涨|没|高|低|变|缩|跌|压|砍)|为什么|为何|原因|怎么回事|怎么又|为啥|咋|缘由|缘故|"
    r"理由|凭什么|靠(?:的是|的)?什么|得益于什么|归功于什么|怎么做到|何故|何以|什么因素|哪些因素|(?:怎么|如何|怎样)解释的?$|(?:怎么|从哪里?|从何)(?:冒出)?来的?$|"
    r"[增减加多少涨降升新添省](?![人资值])[^,，用花]{0,4}(?:在|到)了?(?:哪|什么)|"
    r"[多新增]出?来?的[^,，]{0,6}[用花](?:[在到于]了?)?(?:哪|什么|何处|干|做)|"
    r"(?:省|减少?|少|压减?|降)(?:下来?|掉|出来?)?的[^,，]{0,8}(?:[调拨分转让]?[剂配]?给了?(?:谁|哪)|(?:去|用|花|调|转|划|拿)[了到在去]*(?:哪|什么|何))|"
    r"[,，][^,，]{0,4}(?:新增|增加|减少|[多少]了?)了?(?:什么|啥)"
)
_WHERE_REASONS_STAND = regex(r"(?:变动|增减|变化)?原因(?:的?说明|里|中|部分|那)")


def asks_reason(core: str) -> bool:
    """Whether a question asks why, not of a figure that stands where the document gives its reasons."""
    return bool(ASKS_REASON.search(_WHERE_REASONS_STAND.sub("", core)))


ASKS_MEANING = regex(
    r"什么意思|是指什么|指什么|指的是|是什么含义|定义|怎么解释|名词解释|包括哪些内容|具体指|指哪些|"
    r"怎么理解|什么叫|何为|是啥意思"
)
ASKS_TEXT = regex(
    r"依据|干什么|做什么|干嘛|用途|用来|用于|用在|哪里|职责|职能|负责|目标|内容|哪家|谁|怎样|如何|什么证书|"
    r"主要任务|重点|行动|措施|牌子|目录|"
    r"什么时候|何时|地址|在哪|介绍|说明了什么|哪些专项|是什么|什么|怎么[写说讲定]|属于哪"
)
ASKS_WORDS = regex(r"什么|[干做]嘛|怎么|怎样|如何|哪[^怕]|谁|何[^况]|啥")
"""An interrogative that no amount answers, where no word of amount stands beside it."""
ASKS_STATE = regex(
    r"(?:情况|水平|规模)(?:如何|怎么?样)|(?:如何|怎么?样了?|什么数|什么水平|什么规模|什么情况)$"
)
"""How things stand, which a figure tells too."""


ASKS_NAME = regex(
    "[给归由让]谁|谁(?!最|更)|什么(?:单位|部门|机构|公司|地方|文件)|哪[里儿]|哪家(?:单位|公司|机构)"
)
"""Asks for a person, a body or a place, which no change of an amount tells."""


def asks_words(text: str) -> bool:
    """Whether a question wants words for an answer, so that no figure answers it."""
    return bool(ASKS_WORDS.search(text)) and not AMOUNT_WORDS.search(text) and not ASKS_STATE.search(text)


ASKS_PURPOSE = regex("(?:用|花|投|使)[在到于]了?(?:哪|什么|何)|用来|干什么|做什么|用途")
ASKS_WHAT = regex(r"什么(?!时候|都)|怎么[写说讲定]|属于哪|职责|职能|负责|依据|用途")
"""What no single figure answers, however well its item is found."""
ASKS_LIST = regex(
    r"有哪些|哪些|哪几|哪[一二两三四五六七八九十\d]|列一下|列出|分别是什么|是哪些|包括哪|有几场|名单|哪一部分"
)
ASKS_VERDICT = regex(
    r"算得对|对上|合得上|合不上|一回事|同一个数|也是这个数|一致|一样|对得上|对不上|相等|等不等|等于|吻合|相符|分毫不差|正好|"
    r"对吗|对不对|准不准|是不是|是否|有没有超|有没有比|相同|属实|准确|矛盾|[^什]么?吗$|算对|对得起来|符合"
)
ASKS_AGREEMENT = regex(
    r"一致|[对合]得上|[对合]不上|[对合]得起来|矛盾|算得?对|吻合|相符|准不准|有没有出入|有没有问题"
)
"""Asks whether a document agrees with itself."""
JUDGED = regex(
    r"(?:一致|相同|相等|相符|吻合|统一|[对合]得上|对不上|同一个数字?|一回事|分毫不差)(?:吗|么|不|没有)?$"
)
"""Whether figures agree, which none of them tells alone."""
AMOUNT_WORDS = regex(r"多少|(?<!哪)几[个家辆名人台套项次场倍]|金额|数额|合计|总额|百分|比例|比重|占比")
WORST = regex(r"最少|最小|最低|最便宜|垫底|倒数")
BEST = regex(
    r"占比最[高大多]|增幅最[大高]|最大|最多|最高|最贵|最重(?![要点视])|花钱最多|居首|"
    rf"第一(?!{IN_A_NAME})|头号|大头|排名第一"
)
TOP = regex(
    r"前([一二两三四五六七八九十\d]+)(?:名|位|项|个|大|家|类|款|的)?|排前([一二两三四五六七八九十\d]+)|"
    r"([一二两三四五六七八九十])大(?:项|类|块|支出)"
)
SORT = regex(
    r"从高到低|由高到低|从大到小|从多到少|由大到小|由多到少|排个序|排序|排一下|排名|排列|从低到高|由低到高|"
    r"从小到大|从少到多|依次"
)
THRESHOLD = regex(
    r"(不超过|不高于|不大于|超过|大于|高于|多于|不低于|不少于|超|低于|少于|小于|不足|不到|不满)了?(\d[\d,.]*)(万元|亿元|元|万|亿)?"
)
BELOW = ("低于", "少于", "小于", "不足", "不到", "不满", "不超过", "不高于", "不大于")
TOGETHER = (
    r"(?:一共|总共|合计|加起来|[加合](?:在|到)?一(?:起|块儿?)|加总|累加|统共|拢共|共计|之和|总和|的和|(?<!公)共(?!服务|安全|设施|预算)|合起来|"
    r"求和|凑(?:在)?一[起块]|相加|总额|等于|等於)"
)
