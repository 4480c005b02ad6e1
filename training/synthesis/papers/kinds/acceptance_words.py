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
    "project_name": Wordings(("项目名称", "工程名称", "采购项目名称"), ("验收项目", "工程项目")),
    "project_place": Wordings(
        ("项目地点", "工程地点", "建设地点", "施工地点"), ("实施地点", "坐落")
    ),
    "contract_number": Wordings(("合同编号", "合同号", "采购合同编号"), ("合约号", "合同序号")),
    "buyer_name": Wordings(
        ("采购单位", "建设单位", "采购人", "业主单位", "验收单位"), ("使用单位", "发包单位")
    ),
    "seller_name": Wordings(
        ("供货单位", "施工单位", "供应商", "承包单位", "中标单位"),
        ("承建单位", "供货方", "实施单位"),
    ),
    "acceptance_date": Wordings(("验收日期", "验收时间", "日期"), ("核验日期", "组织验收日期")),
    "amount": Wordings(
        ("合同金额", "结算金额", "验收金额", "工程造价", "金额"), ("核定造价", "决算金额")
    ),
    "amount_in_words": Wordings(("金额大写", "大写", "人民币（大写）"), ("造价大写", "大写金额数")),
    "conclusion": Wordings(
        ("验收结论", "验收意见", "质量评定", "验收结果"), ("核验结论", "验收组意见")
    ),
    "receiver": Wordings(
        ("验收人", "验收人员", "验收小组成员", "验收负责人"), ("核验人", "参加人员")
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
)
SENTENCES = (
    "验收小组查看了现场，核对了图纸、材料合格证和施工记录，资料齐全。",
    "经实地丈量，工程量与结算清单一致，未发现超出合同范围的内容。",
    "主要材料的品牌、规格与合同约定相符，外观完好，安装牢固。",
    "施工期间未发生安全事故，场地已清理，村民代表无异议。",
    "个别部位存在轻微划痕，施工单位已当场整改到位。",
    "质量保修期按合同约定执行，保修期内出现的问题由施工单位负责处理。",
)
