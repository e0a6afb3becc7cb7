"""A booklet with the figures of a real disclosure: 乐山市人力资源和社会保障局机关 2024年部门预算.

The tables (`leshan/*.tsv`) carry its amounts and item names; the prose is our own wording round the
same figures, its two contradicting car counts and its 0.01 of rounding included.

A table file holds the table number and title, the header paths, the column widths, then the rows.
"""

from __future__ import annotations

from pathlib import Path

from eval.samples.booklet import Align, Block, Booklet, Heading, NewPage, Paragraph, Sheet, SheetColumn
from ingest.amounts import parse_amount

FOLDER = Path(__file__).parent / "leshan"
ORDER = "1 1-1 1-2 2 2-1 3 3-1 3-2 3-3 4 4-1 5 6a 6b 6c 7".split()
SHARED_PAGES = ("4-1", "5")
"""Tables printed on the page of the one before them."""
SMALL_PRINT = {"2-1": 5.0, "6a": 7.5, "6b": 7.5, "6c": 7.5, "7": 8.0}
OFFICE = "乐山市人力资源和社会保障局机关"
CAPTION = "单位：乐山市人力资源和社会保障局（局机关）"
LEFT_COLUMNS = ("项目", "单位名称", "名称", "目标", "指标", "品目")
CENTER_COLUMNS = ("类", "款", "项", "代码", "编码", "性质", "指标值", "度量", "权重", "采购")


def leshan_booklet(name: str) -> Booklet:
    """The whole booklet: overview, sixteen tables, prose, terms."""
    sheets = [_sheet(key) for key in ORDER]
    listing = "；".join(dict.fromkeys(f"{sheet.title}（{sheet.number}）" for sheet in sheets))
    blocks: list[Block] = [
        Heading(f"{OFFICE}2024年部门预算", 0),
        NewPage(),
        Heading(f"第一部分 {OFFICE}概况", 1),
        *_prose(OVERVIEW),
        Heading("第二部分 部门预算表", 1),
        Paragraph(f"本部分各表依次为：{listing}。"),
        *sheets,
        NewPage(),
        Heading(f"第三部分 {OFFICE}2024年部门预算情况说明", 1),
        *_prose(ACCOUNT),
        Heading("第四部分 名词解释", 1),
        *_prose(TERMS),
    ]
    return Booklet(name, tuple(blocks))


def _sheet(key: str) -> Sheet:
    lines = (FOLDER / f"{key}.tsv").read_text(encoding="utf-8").splitlines()
    number, title = lines[0].split("\t")
    widths = [float(width) for width in lines[2].split("\t")]
    rows = tuple(tuple(line.split("\t")) for line in lines[3:])
    columns = tuple(
        SheetColumn(tuple(path.split(">")), width, _align(path.split(">")[-1], [row[index] for row in rows]))
        for index, (path, width) in enumerate(zip(lines[1].split("\t"), widths, strict=True))
    )
    return Sheet(
        title,
        columns,
        rows,
        CAPTION,
        "金额单位：万元",
        number=number,
        font_size=SMALL_PRINT.get(key, 9.0),
        page_break=key not in SHARED_PAGES,
    )


def _align(name: str, cells: list[str]) -> Align:
    if name.endswith(CENTER_COLUMNS):
        return "center"
    if name.endswith(LEFT_COLUMNS) or any(cell and parse_amount(cell) is None for cell in cells):
        return "left"
    return "right"


def _prose(text: str) -> list[Block]:
    """Lines that begin with # are headings."""
    blocks: list[Block] = []
    for line in text.strip().splitlines():
        blocks.append(Heading(line[1:].strip()) if line.startswith("#") else Paragraph(line))
    return blocks


OVERVIEW = f"""
# 一、基本职能及主要工作
{OFFICE}承担全市就业、社会保险、人才人事、劳动关系等方面的行政工作。
2024年的重点工作：促进高校毕业生等重点群体就业，全年城镇新增就业4万人以上，城镇调查失业率控制在5.5%左右；提升社保经办能力；推进劳动争议多元化解；开展职称评审线上办理。
# 二、部门预算单位构成
{OFFICE}是乐山市人力资源和社会保障局下属二级预算单位，是行政单位，纳入本预算的单位只有局机关1家。
"""

ACCOUNT = f"""
# 一、收支预算情况说明
按照综合预算的原则，{OFFICE}的全部收入和支出都编入部门预算。{OFFICE}2024年收支预算总数2092.36万元，比2023年收支预算总数8370.97万元减少6278.61万元，主要原因是：人员减少，基本支出减少51.29万元；养老保险基金补助等项目不再安排，项目支出减少6227.32万元。
（一）收入预算情况。2024年收入预算2092.36万元，其中：一般公共预算拨款收入2092.36万元，占100%。
（二）支出预算情况。2024年支出预算2092.36万元，其中：基本支出1475.71万元，占70.53%；项目支出616.65万元，占29.47%。
# 二、财政拨款收支预算情况说明
2024年财政拨款收支预算总数2092.36万元，比2023年财政拨款收支预算总数8370.97万元减少6278.61万元。支出包括：社会保障和就业支出1967.19万元，卫生健康支出34.58万元，住房保障支出90.60万元。
# 三、一般公共预算当年拨款情况说明
（一）规模变化。2024年一般公共预算当年拨款2092.36万元，比2023年预算数8370.97万元减少6278.61万元。
（二）结构。社会保障和就业支出1967.19万元，占94.02%；卫生健康支出34.58万元，占1.65%；住房保障支出90.60万元，占4.33%。
（三）具体使用情况。
1.社会保障和就业支出（类）人力资源和社会保障管理事务（款）行政运行（项）：2024年预算数为1168.17万元，主要用于局机关人员经费和日常公用经费。
2.社会保障和就业支出（类）人力资源和社会保障管理事务（款）综合业务管理（项）：2024年预算数为123.5万元，主要用于局机关综合业务类项目。
3.社会保障和就业支出（类）人力资源和社会保障管理事务（款）信息化建设（项）：2024年预算数为233.15万元，主要用于金保工程、社会保障卡和“一卡通”平台的建设与运行维护。
4.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）：2024年预算数为16.18万元，主要用于离休人员待遇。
5.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：2024年预算数为105.44万元，主要用于单位缴纳基本养老保险费。
6.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）：2024年预算数为52.72万元，主要用于单位缴纳职业年金。
7.社会保障和就业支出（类）就业补助（款）其他就业补助支出（项）：2024年预算数为260万元，主要用于市本级就业创业补助和三支一扶配套。
8.社会保障和就业支出（类）其他社会保障和就业支出（款）其他社会保障和就业支出（项）：2024年预算数为8.02万元，主要用于工伤保险和残疾人就业保障金。
9.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：2024年预算数为27.20万元，主要用于机关基本医疗保险缴费。
10.卫生健康支出（类）行政事业单位医疗（款）公务员医疗补助（项）：2024年预算数为7.38万元，主要用于公务员医疗补助缴费。
11.住房保障支出（类）住房改革支出（款）住房公积金（项）：2024年预算数为90.60万元，主要用于为职工缴存住房公积金。
# 四、一般公共预算基本支出情况说明
2024年一般公共预算基本支出1475.71万元，其中：人员经费1090.46万元，包括工资福利、劳务派遣人员经费和对个人和家庭的补助；公用经费385.25万元，包括办公费、水费、电费、邮电费、差旅费等日常支出。
# 五、“三公”经费财政拨款预算安排情况说明
2024年“三公”经费财政拨款预算数13.80万元，其中：公务接待费2.40万元，公务用车购置及运行维护费11.40万元。2024年年初部门预算暂不编列因公出国（境）经费。
（一）公务接待费2.4万元，较2023年预算2.5万元下降4%，主要原因是调剂0.1万元给新成立的下属单位。
（二）公务用车购置及运行维护费11.4万元，与2023年预算11.4万元持平。单位现有公务用车3辆，其中：轿车3辆。2024年安排公务用车购置费0万元，拟购置公务用车0辆。2024年安排公务用车运行维护费11.4万元，用于3辆公务用车的汽油费、维修费、过路过桥费和保险费。
# 六、政府性基金预算支出情况说明
2024年没有使用政府性基金预算拨款安排的支出。
# 七、国有资本经营预算情况说明
2024年没有使用国有资本经营预算拨款安排的支出。
# 八、其他重要事项的情况说明
（一）机关运行经费情况。2024年机关运行经费财政拨款预算为385.25万元，比2023年预算400.05万元减少14.8万元，减少3.70%，主要原因是人员减少。
（二）政府采购情况。2024年安排政府采购预算174.54万元，其中：政府采购货物预算0万元；政府采购工程预算0万元；政府采购服务预算174.54万元。
（三）国有资产占有使用情况。截至2023年底，{OFFICE}共有车辆1辆；单位价值200万元以上大型设备1套，为中央空调。
（四）预算绩效情况。2024年开展绩效目标管理的项目10个，涉及预算616.65万元。其中：特定目标类项目10个，涉及预算616.65万元。
"""

TERMS = """
（一）一般公共预算拨款收入：指市级财政当年拨给本单位的资金。
（二）上年结转：指以前年度没有用完、今年继续按原来用途使用的资金。
（三）基本支出：指为保障机构正常运转、完成日常工作而发生的人员支出和公用支出。
（四）项目支出：指在基本支出之外，为完成特定行政任务和事业发展目标而发生的支出。
（五）三公经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。
（六）机关运行经费：指为保障机关运行，用于购买货物和服务的各项公用经费。
"""
