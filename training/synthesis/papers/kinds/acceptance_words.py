"""What acceptance records call themselves and their fields, and what they say."""

from training.synthesis.papers.kinds.wording import Vocabulary, Wordings

TITLES = {
    "goods": Wordings(
        ("货物验收单", "验收单", "采购验收单", "物资验收入库单", "政府采购项目验收单"),
        ("履约验收书", "到货验收表"),
    ),
    "works": Wordings(
        ("工程竣工验收单", "竣工验收证明书", "工程验收单", "竣工验收报告", "小型工程验收表"),
        ("完工核验表", "工程交工验收证书"),
    ),
    "report": Wordings(
        ("验收报告", "项目验收报告", "工程验收报告", "验收意见书"), ("验收情况说明", "核验报告书")
    ),
}
FIELDS: Vocabulary = {
    "project_name": Wordings(
        ("项目名称", "工程名称", "采购项目名称"),
        ("验收项目", "工程项目"),
        (
            "[采购|建设|单位|维修|验收|中标][工程|项目]名称",
            "[工程|项目]全称",
            "标的名称",
        ),
    ),
    "project_place": Wordings(
        ("项目地点", "工程地点", "建设地点", "施工地点"),
        ("实施地点", "坐落"),
        ("[项目|工程|建设|施工|作业|安装|验收|交货][地点|地址|位置|所在地]",),
    ),
    "contract_number": Wordings(
        ("合同编号", "合同号", "采购合同编号"),
        ("合约号", "合同序号"),
        (
            "[合同|协议|采购合同|施工合同][编号|号码|文号]",
            "对应合同[号|编号]",
        ),
    ),
    "buyer_name": Wordings(
        ("采购单位", "建设单位", "采购人", "业主单位", "验收单位"),
        ("使用单位", "发包单位"),
        (
            "[采购|建设|业主|验收|招标|购货][单位|方|人][|（盖章）|（甲方）]",
            "甲方[单位|名称|]",
        ),
    ),
    "seller_name": Wordings(
        ("供货单位", "施工单位", "供应商", "承包单位", "中标单位"),
        ("承建单位", "供货方", "实施单位"),
        (
            "[施工|承包|中标|成交|安装][单位|方|企业][|（盖章）|（乙方）]",
            "供货[商|企业|厂家]",
            "供应[单位|方]",
            "乙方[单位|名称|]",
        ),
    ),
    "acceptance_date": Wordings(
        ("验收日期", "验收时间", "日期"),
        ("核验日期", "组织验收日期"),
        ("[竣工|完工|到货|现场|实际|初步|]验收[日期|时间|日]",),
    ),
    "amount": Wordings(
        ("合同金额", "结算金额", "验收金额", "工程造价", "金额"),
        ("核定造价", "决算金额"),
        ("[合同|结算|验收|审定|工程|项目|采购|货物][金额|总价|价款|造价|总额][|（元）|（小写）]",),
    ),
    "amount_in_words": Wordings(
        ("金额大写", "大写", "人民币（大写）"),
        ("造价大写", "大写金额数"),
        (
            "[合同|结算|验收|审定][金额|总价]（大写）",
            "人民币大写",
            "[金额（大写）|大写金额|合计（大写）]",
        ),
    ),
    "conclusion": Wordings(
        ("验收结论", "验收意见", "质量评定", "验收结果"),
        ("核验结论", "验收组意见"),
        (
            "[验收|质量|综合|检查|总体|竣工验收][结论|意见|结果|评价]",
            "验收小组[意见|结论|评语]",
        ),
    ),
    "receiver": Wordings(
        ("验收人", "验收人员", "验收小组成员", "验收负责人"),
        ("核验人", "参加人员"),
        (
            "[验收|参加验收|参与验收|现场验收][人员|人|代表|组成员][|签字|（签字）|签名]",
            "验收[小组|组]签[字|名]",
        ),
    ),
    "_start": Wordings(("开工日期",), ("动工日期",)),
    "_end": Wordings(("完工日期", "竣工日期"), ("完成日期",)),
    "_number": Wordings(("编号", "验收单编号"), ("序号",)),
}
CONCLUSIONS = (
    "合格",
    "验收合格",
    "同意验收",
    "质量合格，同意验收",
    "符合合同要求，验收合格",
    "数量相符，质量合格",
    "经验收小组现场查看，工程质量合格，同意交付使用",
    "货物规格、数量与合同一致，验收合格",
    "基本合格，个别部位整改后同意验收",
    "不合格，退货处理",
)
SIDES = Wordings(
    ("建设单位（盖章）", "施工单位（盖章）", "监理单位（盖章）"), ("业主代表", "承建方", "监督方")
)

OPENINGS = Wordings(
    (
        "{acceptance_date}，{buyer_name}组织有关人员对{project_name}进行验收。该项目由{seller_name}承建，"
        "结算金额{amount}。",
        "{project_name}由{seller_name}负责实施，合同编号{contract_number}，合同金额{amount}。"
        "现已完工，{buyer_name}于{acceptance_date}组织验收。",
        "根据合同（编号：{contract_number}）约定，{buyer_name}验收小组于{acceptance_date}对{seller_name}"
        "承接的{project_name}进行了验收，项目总价为{amount}（大写：{amount_in_words}）。",
    ),
    (
        "受{buyer_name}委托，核验组于{acceptance_date}赴现场核验{project_name}，承建方为{seller_name}，"
        "核定造价{amount}。",
        "{seller_name}承接{buyer_name}的{project_name}已告完工，双方于{acceptance_date}共同到场核验，"
        "决算{amount}，依据合约{contract_number}。",
    ),
    (
        "[验收小组|验收组|村务监督委员会会同各方]于{acceptance_date}[对|就]{seller_name}[承建|实施|施工|供货|承接]的{project_name}[进行|开展|组织]了[现场|竣工|全面|]验收[，|。][合同编号|合同号]{contract_number}，[合同价|工程造价|结算价|合同金额][为|计|]{amount}。",
        "[根据|按照|依照]{buyer_name}[与|和|同]{seller_name}[签订|签署]的[合同|施工合同|采购合同]（[编号|合同编号|合同号][：|]{contract_number}），{project_name}[已|现已|业已][完成|竣工|完工|供货完毕]，[于|并于]{acceptance_date}[组织验收|进行验收|验收][，造价{amount}|，合同价款{amount}|，金额为{amount}（大写{amount_in_words}）]。",
        "{project_name}，[建设单位|业主|采购单位][为|：]{buyer_name}，[施工单位|承包单位|供货单位][为|：]{seller_name}，[合同总价|合同金额|总造价][为|：]{amount}[，|；]{acceptance_date}[组织竣工验收|验收|经各方验收]。",
        "{buyer_name}[于|在]{acceptance_date}[召集|会同|组织]{seller_name}[及监理|及村民代表|等单位][，|]对{project_name}[进行验收|作了验收|逐项验收]，[结算价|审定金额|工程款]{amount}（[大写|人民币]{amount_in_words}）。",
        "[应|经]{seller_name}[申请|要求|请求]，{buyer_name}[派员|安排人员|组织验收组]于{acceptance_date}[到现场|赴工地|到库房][查验|验收|检查]{project_name}，[费用|总价|金额]{amount}。",
        "[本次|此次]验收[对象|项目|内容][为|是|：]{project_name}，[业主|甲方|建设方]{buyer_name}，[承包方|施工方|供方|乙方]{seller_name}，[时间|日期]{acceptance_date}，[工程款|合同款|价款]{amount}[，合同{contract_number}|]。",
        "[兹有|现有]{seller_name}[交付|完成|移交]{project_name}[一项|一批|]，[合同号|编号]{contract_number}，[价款|金额]{amount}（{amount_in_words}），[经|由]{buyer_name}于{acceptance_date}[查收|验收|检查]。",
        "{acceptance_date}，[各方代表|有关人员|村民代表][在|到]现场[查看|检查|检验]了{project_name}，[施工方|供货方]{seller_name}[介绍|汇报]了[情况|施工过程]，[工程|项目|货物][造价|价款]{amount}。",
        "{seller_name}[施工|承建|供应|承包]的{project_name}（[合同|合同编号]{contract_number}）[于{acceptance_date}通过验收|经{buyer_name}于{acceptance_date}验收]，[总金额|造价|合同额][为|]{amount}。",
    ),
)
SENTENCES = (
    "验收小组查看了现场，核对了图纸、材料合格证和施工记录，资料齐全。",
    "经实地丈量，工程量与结算清单一致，未发现超出合同范围的内容。",
    "主要材料的品牌、规格与合同约定相符，外观完好，安装牢固。",
    "施工期间未发生安全事故，场地已清理，村民代表无异议。",
    "个别部位存在轻微划痕，施工单位已当场整改到位。",
    "质量保修期按合同约定执行，保修期内出现的问题由施工单位负责处理。",
)
