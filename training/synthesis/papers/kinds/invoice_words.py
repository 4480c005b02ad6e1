"""What the generations of the VAT invoice print: the national form leaves little choice."""

from training.synthesis.papers.kinds.wording import Vocabulary, Wordings

PARTY: Vocabulary = {
    "name": Wordings(("名　　　　称", "名        称", "名称"), ("名　称",)),
    "tax_id": Wordings(("纳税人识别号", "纳税人识别号"), ("统一社会信用代码",)),
    "address_phone": Wordings(("地 址、电 话", "地址、电话"), ("地　址、电　话",)),
    "bank_account": Wordings(("开户行及账号",), ("开户银行及账号",)),
}
PARTY_DIGITAL: Vocabulary = {
    "name": Wordings(("名称", "名 称"), ("名　称",)),
    "tax_id": Wordings(("统一社会信用代码/纳税人识别号",), ("统一社会信用代码／纳税人识别号",)),
}
HEAD: Vocabulary = {
    "invoice_code": Wordings(("发票代码",), ()),
    "invoice_number": Wordings(("发票号码",), ()),
    "issue_date": Wordings(("开票日期",), ()),
    "check_code": Wordings(("校 验 码", "校验码"), ("校　验　码",)),
    "machine_number": Wordings(("机器编号",), ()),
}
COLUMNS: Vocabulary = {
    "item_name": Wordings(
        ("货物或应税劳务、服务名称", "货物或应税劳务名称", "项目名称"), ("货物、应税劳务及服务",)
    ),
    "specification": Wordings(("规格型号",), ()),
    "unit": Wordings(("单位", "单 位"), ("单　位",)),
    "quantity": Wordings(("数 量", "数量"), ("数　量",)),
    "unit_price": Wordings(("单 价", "单价"), ("单　价",)),
    "amount": Wordings(("金 额", "金额"), ("金　额",)),
    "tax_rate": Wordings(("税率", "税率/征收率"), ("征收率",)),
    "tax": Wordings(("税 额", "税额"), ("税　额",)),
}
FOOT: Vocabulary = {
    "payee": Wordings(("收 款 人", "收款人"), ("收　款　人",)),
    "reviewer": Wordings(("复 核", "复核"), ("复　核", "复核人")),
    "drawer": Wordings(("开 票 人", "开票人"), ("开　票　人",)),
}
TITLES = {
    "01": "增值税专用发票",
    "04": "增值税普通发票",
    "10": "增值税电子普通发票",
    "31": "电子发票（增值税专用发票）",
    "32": "电子发票（普通发票）",
}
TOTAL = Wordings(("合 计", "合      计", "合计"), ("合　　计",))
IN_WORDS = Wordings(("价税合计（大写）", "价税合计(大写)"), ("价税合计 (大写)",))
IN_FIGURES = Wordings(("（小写）", "(小写)"), ("( 小写 )",))
LISTED = "（详见销货清单）"
LIST_TITLES = Wordings(
    ("销售货物或者提供应税劳务、服务清单", "销售货物或者提供应税劳务清单"), ("销货清单明细",)
)
