"""The invented departments whose disclosures are bundled."""

from __future__ import annotations

from eval.samples.draw import Profile, ProjectPlan

CULTURE = Profile(
    department="明州市东渚区文化和旅游局",
    short_name="区文旅局",
    main="2070101",
    staff=46,
    plans=(
        ProjectPlan("2070108", "群众文艺汇演专项", 1_860_000, "广场演出、合唱节和戏曲下乡"),
        ProjectPlan("2070104", "图书采购与馆藏数字化", 2_420_000, "图书和报刊购置、古籍扫描与数据库建设"),
        ProjectPlan("2070109", "文化馆修缮工程", 3_150_000, "屋面防水、消防改造和无障碍设施"),
        ProjectPlan("2070102", "旅游市场监管经费", 640_000, "旅行社检查、投诉处理和暗访评估"),
        ProjectPlan("2070199", "非遗传承保护", 920_000, "传承人补助、展演和记录工程"),
        ProjectPlan("2069999", "智慧导览系统建设", 760_000, "景区导览软件开发和终端部署"),
    ),
    unit_code="217001",
    cars=2,
    step=1,
)

WATER = Profile(
    department="望川市水务局",
    short_name="市水务局",
    main="2130301",
    staff=88,
    plans=(
        ProjectPlan("2130306", "城区河道清淤与堤防维护", 12_600_000, "河道清淤、堤防加固和闸站检修"),
        ProjectPlan("2130314", "防汛抢险物资储备", 3_480_000, "编织袋、冲锋舟和排涝泵车的购置与轮换"),
        ProjectPlan("2130311", "节水型社会建设", 2_150_000, "节水载体创建、用水定额评估和宣传"),
        ProjectPlan("2130304", "水资源监测站网运行", 1_720_000, "取水口计量、地下水监测和通信费"),
        ProjectPlan("2130304", "水土保持监督检查", 880_000, "遥感核查和现场复核"),
    ),
    subordinates=("望川市河道管理中心", "望川市防汛物资储备站", "望川市节水技术推广中心"),
    unit_code="332001",
    abroad=120_000,
    cars=9,
    other_income=2_300_000,
)
