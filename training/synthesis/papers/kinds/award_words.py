"""What award notices say: their titles, labels, and the prose of the letter."""

from training.synthesis.papers.kinds.wording import Vocabulary, Wordings

TITLES = Wordings(
    ("中标通知书", "成交通知书", "中标（成交）通知书", "中 标 通 知 书", "成 交 通 知 书"),
    ("中选通知书", "定标通知书"),
)
LABELS: Vocabulary = {
    "notice_number": Wordings(
        ("编号", "通知书编号", "中标通知书编号", "文号"), ("通知文号", "存档编号")
    ),
    "project_name": Wordings(
        ("项目名称", "工程名称", "招标项目名称", "采购项目名称"), ("标段名称", "招标标的")
    ),
    "project_number": Wordings(
        ("项目编号", "招标编号", "采购编号", "工程编号"), ("标段编号", "招标备案号")
    ),
    "buyer_name": Wordings(
        ("招标人", "采购人", "建设单位", "招标单位", "采购单位"), ("发标单位", "项目业主")
    ),
    "agency_name": Wordings(
        ("招标代理机构", "代理机构", "采购代理机构", "招标代理单位"), ("交易代理", "受托代理单位")
    ),
    "winner_name": Wordings(
        ("中标人", "中标单位", "成交供应商", "中标供应商", "成交人"), ("中选人", "中选单位")
    ),
    "amount": Wordings(
        ("中标价", "中标金额（小写）", "成交金额", "中标价（元）", "小写"),
        ("中选价", "定标价（小写）"),
    ),
    "amount_in_words": Wordings(
        ("中标价（大写）", "大写", "成交金额（大写）", "人民币大写"),
        ("定标价（大写）", "计大写金额"),
    ),
    "duration_days": Wordings(
        ("中标工期", "工期", "工期（日历天）", "交货期", "服务期限"), ("承诺工期", "完工时限")
    ),
    "project_manager": Wordings(
        ("项目负责人", "项目经理", "项目经理（负责人）", "建造师"), ("拟派负责人", "现场主管")
    ),
    "award_date": Wordings(
        ("日期", "签发日期", "发出日期", "中标日期"), ("定标时间", "通知签发日")
    ),
}

SALUTATIONS = Wordings(
    ("{winner_name}：", "致：{winner_name}", "{winner_name}："), ("送达：{winner_name}",)
)

DECISIONS = Wordings(
    (
        "{project_name}（项目编号：{project_number}）于{opened}开标后，经评标委员会评定，"
        "招标人确认，现确定贵单位为中标人，中标价为人民币{amount_in_words}（¥{amount}）。",
        "根据{project_name}招标文件和贵单位于{opened}递交的投标文件，经评标委员会评审并公示无异议，"
        "确定贵单位为本项目中标单位，中标金额：{amount}元（大写：{amount_in_words}）。",
        "贵单位参加了{project_name}的投标，经评标委员会综合评审，"
        "确定贵公司中标，中标价为¥{amount}元，大写人民币{amount_in_words}。",
        "受{buyer_name}委托，我单位组织了{project_name}（招标编号：{project_number}）的招标，"
        "评标委员会推荐并经招标人确认，贵单位中标，中标价（大写）{amount_in_words}，（小写）¥{amount}。",
        "{buyer_name}的{project_name}评标工作已经结束，根据评标委员会的评审结果，"
        "确定你单位为中标人，中标总价：人民币{amount}元（{amount_in_words}）。",
        "经竞争性磋商小组评审，采购人{buyer_name}确认，贵单位为{project_name}的成交供应商，"
        "成交金额为人民币（大写）{amount_in_words}（小写：{amount}元）。",
    ),
    (
        "兹就{project_name}（备案号{project_number}）一事函告：评标结果业经公示期满，"
        "贵方入选，核定价款¥{amount}，计{amount_in_words}。",
        "{buyer_name}对{project_name}组织了比选，议定由贵方承接，"
        "承接价格{amount_in_words}，即{amount}元。",
    ),
)
PROMISES = Wordings(
    (
        "工期为{duration_days}日历天，项目负责人：{project_manager}。",
        "中标工期：{duration_days}天；项目经理：{project_manager}；质量标准：合格。",
        "工程质量达到合格标准，工期{duration_days}日历天，由{project_manager}担任项目经理。",
        "交货（完工）期限为{duration_days}天，贵方项目负责人为{project_manager}。",
    ),
    (
        "贵方承诺{duration_days}个日历日内告竣，由{project_manager}主持现场。",
        "期限{duration_days}天，现场由{project_manager}负总责。",
    ),
)
ORDERS = Wordings(
    (
        "请贵单位在收到本通知书之日起{days}日内，到招标人处签订合同，并按招标文件规定提交履约保证金。",
        "请于本通知书发出后{days}日内与招标人签订书面合同，逾期视为放弃中标资格。",
        "请你方在接到本通知书后的{days}日内，持本通知书与我方洽谈签订承包合同。",
        "接此通知后，请在{days}日内办理合同签订手续，在此之前按招标文件的规定提交履约担保。",
    ),
    ("望于{days}日之内携带资质原件前来缔约，过期不候。",),
)
ENDINGS = Wordings(("特此通知。", "特此通知！", "此通知。", "专此通知。"), ("特此函达。",))
BASES = Wordings(
    (
        "依据《中华人民共和国招标投标法》及有关规定，",
        "根据镇小型工程招投标管理办法，",
        "按照公开、公平、公正和诚实信用的原则，",
        "",
        "",
    ),
    ("遵照小额工程交易规程，", "经村级民主议事，"),
)
TABLE_LEADS = Wordings(
    (
        "贵单位在下列项目的投标中，经评标委员会评定为中标人：",
        "下列项目经评审，确定贵单位为中标单位，主要内容如下表。",
        "现将中标结果通知如下：",
        "经评标委员会评定、招标人确认，中标内容如下：",
    ),
    ("评审既毕，定标结果列后：",),
)
SCOPES = Wordings(
    (
        "施工图范围内的全部内容",
        "招标文件规定的全部货物及安装",
        "招标文件载明的全部内容",
        "包工包料",
    ),
    ("清单所列事项之全部",),
)
