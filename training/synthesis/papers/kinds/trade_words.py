"""What delivery notes call their fields, and what all tables of goods call their columns."""

from training.synthesis.papers.kinds.wording import Vocabulary, Wordings

GOODS: Vocabulary = {
    "item_name": Wordings(
        ("货物名称", "品名", "产品名称", "名称", "商品名称", "材料名称", "品名及规格"),
        ("货名", "物资名称", "货品名目"),
    ),
    "specification": Wordings(
        ("规格型号", "规格", "型号规格", "规格/型号", "型号"), ("规格参数", "型号与规格")
    ),
    "unit": Wordings(("单位", "计量单位", "单 位"), ("计价单位", "量词")),
    "quantity": Wordings(("数量", "数 量", "实收数量", "发货数量", "送货数量"), ("实送数", "件数")),
    "unit_price": Wordings(("单价", "单价（元）", "单 价", "含税单价"), ("价格", "每件单价")),
    "amount": Wordings(("金额", "金额（元）", "金 额", "小计", "合价"), ("价款", "货款")),
    "_note": Wordings(("备注", "备 注", "说明"), ("附言",)),
    "_total": Wordings(("合计", "合  计", "总计", "合计金额"), ("总金额", "累计")),
}
DELIVERY_TITLES = Wordings(
    ("送货单", "发货单", "出库单", "销货清单", "送货清单", "产品送货单", "材料送货单"),
    ("随货同行单", "物资交接单", "配送单"),
)
DELIVERY: Vocabulary = {
    "delivery_number": Wordings(
        ("单号", "送货单号", "编号", "No.", "NO", "单据编号", "出库单号"),
        ("流水号", "票号", "单证号"),
    ),
    "delivery_date": Wordings(
        ("送货日期", "日期", "发货日期", "开单日期", "出库日期"), ("送达日期", "交货日", "制单日期")
    ),
    "buyer_name": Wordings(
        ("收货单位", "客户名称", "购货单位", "客户", "收货方", "购货单位（人）"),
        ("买方", "收货方名称", "提货单位"),
    ),
    "seller_name": Wordings(
        ("供货单位", "送货单位", "供货商", "发货单位", "供应商"), ("卖方", "供方单位", "销货方")
    ),
    "contract_number": Wordings(("合同编号", "合同号", "订单合同号"), ("依据合同", "合约编号")),
    "project_name": Wordings(("项目名称", "工程名称", "使用项目"), ("用于工程", "所属项目")),
    "project_place": Wordings(
        ("送货地址", "收货地址", "交货地点", "送货地点", "地址"), ("卸货地点", "送达地点")
    ),
    "amount": Wordings(
        ("合计金额", "小写", "合计", "金额合计（小写）", "总金额"), ("总价（小写）", "应付货款")
    ),
    "amount_in_words": Wordings(
        ("合计金额（大写）", "大写", "合计人民币（大写）", "金额大写", "人民币大写"),
        ("总价（大写）", "货款大写"),
    ),
    "deliverer": Wordings(("送货人", "发货人", "送货人签字", "经办人"), ("承运人", "送达人")),
    "receiver": Wordings(
        ("收货人", "收货人签字", "签收人", "收货单位及经手人"), ("接收人", "点收人")
    ),
    "_phone": Wordings(("联系电话", "电话"), ("联系方式",)),
    "_address": Wordings(("厂址", "公司地址"), ("店址",)),
    "_plate": Wordings(("车号", "车牌号"), ("运输车辆",)),
}
DELIVERY_SMALL = (
    "白联存根  红联客户  黄联回单",
    "第一联：存根  第二联：客户  第三联：财务",
    "货物请当面点清，签字后即视为数量、质量无异议",
    "注：收到货物后如有质量问题请于三日内提出",
    "本单一式三联，签字有效",
)
