"""What receipts call their fields, and the words printed on their forms."""

from training.synthesis.papers.kinds.wording import Vocabulary, Wordings

TITLES = Wordings(
    ("收据", "收 据", "收款收据", "统一收款收据", "现金收据", "专用收款收据"),
    ("收讫凭单", "款项收受单"),
)
SLIP_TITLES = Wordings(
    ("领条", "收条", "领 条", "收 条", "领款单", "领款凭证"), ("领讫便条", "受领单")
)
FISCAL_TITLES = Wordings(
    (
        "{province}非税收入统一票据（电子）",
        "{province}财政电子票据",
        "非税收入一般缴款书（电子）",
        "{province}农村集体经济组织专用票据（电子）",
        "公益事业捐赠统一票据（电子）",
        "资金往来结算票据（电子）",
    ),
    ("{province}政府性基金电子票据", "村集体往来电子结算票据"),
)
LABELS: Vocabulary = {
    "receipt_number": Wordings(("No.", "编号", "№", "单据号", "NO:"), ("存根号", "本次序号")),
    "receipt_date": Wordings(("日期", "收款日期", "开具日期", "填制日期"), ("填开日", "收讫日期")),
    "payer_name": Wordings(
        ("今收到", "交款单位", "缴款人", "交款人", "付款单位", "兹收到"), ("款项来自", "交款方")
    ),
    "reason": Wordings(
        ("收款事由", "交来", "摘要", "系付", "款项内容", "收费项目", "事由"),
        ("因何而收", "款项性质"),
    ),
    "amount": Wordings(("小写", "金额（小写）", "金额", "人民币（小写）"), ("计数字", "小写数额")),
    "amount_in_words": Wordings(
        ("人民币（大写）", "大写", "金额（大写）", "合计人民币（大写）", "计人民币"),
        ("大写数额", "共计大写"),
    ),
    "payee_name": Wordings(
        ("收款单位", "收款单位（盖章）", "收款人", "收款单位（公章）"), ("受款方", "受领单位签章")
    ),
    "handler": Wordings(("经手人", "经办人", "收款人", "经手", "出纳"), ("承办", "当事经手")),
}
SLIP_LABELS: Vocabulary = {
    "handler": Wordings(("经手人", "经办人", "证明人"), ("在场证明", "过手人")),
    "payee_name": Wordings(("领款人", "收款人", "领款人（签字）"), ("受领者", "领受签名")),
}
SLIP_SENTENCES = Wordings(
    (
        "今领到{payer_name}发给的{reason}，计人民币{amount_in_words}（¥{amount}元）。",
        "今收到{payer_name}付来{reason}人民币{amount_in_words}，小写{amount}元整。",
        "兹领取{payer_name}{reason}共计{amount}元（大写：{amount_in_words}）。",
        "今领{payer_name}{reason}款，金额{amount_in_words}，￥{amount}。",
        "收到{payer_name}支付的{reason}¥{amount}元，大写{amount_in_words}，款已当面点清。",
    ),
    (
        "本人自{payer_name}处受领{reason}，数额为{amount_in_words}，计{amount}元，立此为据。",
        "{payer_name}拨来{reason}{amount}元（{amount_in_words}）业已悉数收讫。",
    ),
)
SLIP_ENDS = Wordings(("此据。", "特立此据。", "此据", "以此为凭。", ""), ("空口无凭，立字存照。",))
INCOME = Wordings(
    (
        "鱼塘承包款",
        "摊位租金",
        "土地流转费",
        "卫生费",
        "集体林地承包费",
        "仓库租赁费",
        "自来水费",
        "旧设备变卖款",
        "投标保证金",
        "履约保证金",
        "公墓维护费",
        "店面租金",
    ),
    ("晒场占用费", "祠堂修葺捐款", "废旧木料折价款"),
)
PAYOUTS = Wordings(
    (
        "村道修缮误工补贴",
        "河道清淤人工费",
        "临时救助金",
        "巡逻补贴",
        "农机作业费",
        "青苗补偿费",
        "保洁员工资",
        "困难慰问金",
        "搬运工钱",
        "退押金",
    ),
    ("机埠看管报酬", "苗木补种工钱", "坟墓迁移贴补"),
)
COPIES = ("第一联 存根", "第二联 收据", "第三联 记账", "②交款人", "第二联交付款单位")
OTHERS = ("会计", "出纳", "复核", "主管", "记账")
PLACES = "亿千百十万千百十元角分"
FISCAL_LABELS: Vocabulary = {
    "receipt_code": Wordings(("票据代码", "电子票据代码", "代码"), ("凭证代码", "票证代码")),
    "receipt_number": Wordings(("票据号码", "电子票据号码", "号码"), ("凭证号码", "票证号码")),
    "check_code": Wordings(("校验码", "票据校验码"), ("验真码", "防伪校验")),
    "receipt_date": Wordings(("开票日期", "开具日期", "缴款日期"), ("制票日", "填发日期")),
    "payer_name": Wordings(("交款人", "缴款人", "交款单位", "缴费人"), ("交费者名称", "缴付方")),
    "amount": Wordings(("（小写）", "小写", "金额合计（小写）"), ("合计数字", "总额小写")),
    "amount_in_words": Wordings(
        ("金额合计（大写）", "合计大写", "（大写）"), ("总额大写", "合计计大写")
    ),
    "payee_name": Wordings(
        ("收款单位（章）", "收款单位", "执收单位（章）"), ("开票机构签章", "收费机构")
    ),
    "handler": Wordings(("收款人", "开票人", "经办人"), ("填票员", "制票人")),
}
FISCAL_HEADINGS: Vocabulary = {
    "code": Wordings(("项目编码", "编码", "收费项目编码"), ("科目编码",)),
    "item_name": Wordings(("项目名称", "收费项目", "收入项目名称"), ("科目名称",)),
    "unit": Wordings(("单位", "计量单位"), ("计费单位",)),
    "quantity": Wordings(("数量", "计费数量"), ("计费量",)),
    "unit_price": Wordings(("标准", "收费标准", "单价（元）"), ("计费标准",)),
    "amount": Wordings(("金额（元）", "金额", "金额(元)"), ("应缴额",)),
    "total": Wordings(("合计", "合 计", "金额合计"), ("共计数",)),
}
FISCAL_ITEMS = (
    ("集体资产租金收入", "间", 80_000, 600_000),
    ("水面承包收入", "亩", 20_000, 90_000),
    ("生活垃圾处理费", "户", 1_000, 9_600),
    ("停车管理收入", "车位", 6_000, 60_000),
    ("公共设施使用费", "次", 5_000, 50_000),
    ("村级捐赠收入", "笔", 50_000, 2_000_000),
    ("不动产登记费", "件", 8_000, 55_000),
    ("水土保持补偿费", "平方米", 60, 180),
    ("宅基地有偿使用费", "平方米", 500, 2_500),
    ("农村公益金", "人", 1_000, 20_000),
)
