"""Sentences of contracts, by clause and sort; a field in braces is a value of the paper.

Every pool keeps sentences for held-out layouts that no training layout uses.
"""

from collections.abc import Mapping

from training.synthesis.papers.kinds.contract_words import Sort
from training.synthesis.papers.kinds.wording import Wordings

OPENING = Wordings(
    (
        "根据《中华人民共和国民法典》及有关规定，甲乙双方在平等、自愿、协商一致的基础上，订立本合同。",
        "经甲方村民代表会议决议，双方本着诚实信用的原则，就有关事项达成如下协议。",
        "为明确双方的权利和义务，经友好协商，签订本合同，共同遵守。",
        "依照《中华人民共和国民法典》，遵循平等、公平和诚信的原则，双方协商达成一致，签订本合同。",
        "按照村务民主决策程序，甲方确定由乙方承担下述事项，现就有关条款约定如下：",
    ),
    (
        "鉴于甲方已履行“五议两公开”程序并选定乙方，双方现依法缔结本协议，条款如下。",
        "兹因业务需要，当事人双方依据现行法律，经充分磋商，同意按下列条款执行：",
    ),
)

SUBJECT: Mapping[Sort, Wordings] = {
    Sort.WORKS: Wordings(
        (
            "甲方将{project_name}发包给乙方施工，施工地点为{project_place}，承包方式为包工包料。",
            "乙方承建位于{project_place}的{project_name}，承包范围以施工图纸和工程量清单为准。",
            "本工程为{project_name}，地点在{project_place}，采用固定总价方式承包。",
        ),
        ("兹由乙方承做{project_name}，施工现场设于{project_place}，含全部人工、材料、机械。",),
    ),
    Sort.PURCHASE: Wordings(
        (
            "甲方因{project_name}需要，向乙方采购下列货物，交货地点为{project_place}。",
            "乙方为{project_name}供应货物，送至{project_place}并负责卸货，运费由乙方承担。",
            "双方就{project_name}所需物资达成买卖，货物应运抵{project_place}。",
        ),
        ("甲方购买用于{project_name}的物资，乙方负责运抵{project_place}并就位。",),
    ),
    Sort.LEASE: Wordings(
        (
            "甲方将坐落于{project_place}的{project_name}出租给乙方使用，乙方应按约定用途使用。",
            "乙方承租甲方{project_name}，位置在{project_place}，现状交付。",
            "租赁标的为{project_name}，坐落位置为{project_place}，未经甲方同意不得转租。",
        ),
        ("甲方同意把{project_name}交乙方有偿使用，该资产处于{project_place}，四至见附图。",),
    ),
    Sort.SERVICE: Wordings(
        (
            "甲方委托乙方承担{project_name}，服务地点为{project_place}。",
            "乙方按甲方要求在{project_place}提供{project_name}，服务人员由乙方聘用并管理。",
            "服务内容为{project_name}，服务区域包括{project_place}及其周边。",
        ),
        ("甲方向乙方购买{project_name}这一服务，履行区域以{project_place}为限。",),
    ),
}

PRICE: Mapping[Sort, Wordings] = {
    Sort.WORKS: Wordings(
        (
            "本合同总价为人民币{amount_in_words}（¥{amount}元），该价格包含人工、材料、机械、税金等一切费用。",
            "工程合同价款：人民币（大写）{amount_in_words}，（小写）{amount}元。",
            "双方确认工程价款为{amount}元（大写：{amount_in_words}），结算时按实际工程量审定。",
        ),
        (
            "经审定，包干造价计{amount_in_words}，折合¥{amount}，除设计变更外一律不予调整。",
            "签约造价¥{amount}（{amount_in_words}），含安全文明施工费及全部税费。",
        ),
    ),
    Sort.PURCHASE: Wordings(
        (
            "合同总价款为人民币{amount_in_words}（¥{amount}），含运费、装卸费、安装费和增值税。",
            "上述货物合计金额为{amount}元，大写：{amount_in_words}。",
            "本合同货款总额（大写）{amount_in_words}，（小写）¥{amount}元，价格在合同期内不作调整。",
        ),
        (
            "货款共计¥{amount}（{amount_in_words}），为到场完税价。",
            "全部货物作价{amount_in_words}，即¥{amount}，不再另计任何附加费用。",
        ),
    ),
    Sort.LEASE: Wordings(
        (
            "租赁期内租金总额为人民币{amount_in_words}（¥{amount}元），水电费由乙方自理。",
            "租金总计{amount}元（大写：{amount_in_words}），不含物业费和水电费。",
            "双方约定租金合计人民币（大写）{amount_in_words}，（小写）{amount}元。",
        ),
        ("全部租期应缴租金¥{amount}，即{amount_in_words}，其间产生的水、电、气费另计。",),
    ),
    Sort.SERVICE: Wordings(
        (
            "服务费总额为人民币{amount_in_words}（¥{amount}元），已含人员工资、工具、保险和税金。",
            "甲方应付乙方服务费共计{amount}元，大写：{amount_in_words}。",
            "本项目服务费用（大写）{amount_in_words}，（小写）¥{amount}元，实行总价包干。",
        ),
        ("购买服务的价款核定为¥{amount}（{amount_in_words}），任何一方不得单方调整。",),
    ),
}

PERIOD_DATES = Wordings(
    (
        "合同期限自{start_date}起至{end_date}止。",
        "本合同履行期为{start_date}至{end_date}，期满自行终止。",
        "自{start_date}开始，至{end_date}结束。",
        "计划于{start_date}开始履行，{end_date}前全部完成。",
    ),
    ("履行起止：起于{start_date}，讫于{end_date}。", "约定由{start_date}起算，{end_date}届满。"),
)
PERIOD_DAYS = Wordings(
    (
        "工期为{duration_days}日历天，以甲方开工通知为准。",
        "总工期{duration_days}天，因不可抗力造成延误的，工期相应顺延。",
        "乙方应在合同签订后{duration_days}日内完成全部内容。",
        "合同工期：{duration_days}个日历天。",
        "本合同期限共计{duration_days}天。",
        "合同有效期为{duration_days}天，自交付之日起算。",
    ),
    ("自进场之日计满{duration_days}天为限。", "全部工作须于{duration_days}个日历日之内告竣。"),
)
PERIOD_BOTH = Wordings(
    (
        "工期{duration_days}天，自{start_date}起至{end_date}止。",
        "开工日期为{start_date}，竣工日期为{end_date}，总工期{duration_days}日历天。",
        "履行期限共{duration_days}天，即{start_date}至{end_date}。",
        "期限为{duration_days}天，自{start_date}起，至{end_date}止，期满另议。",
    ),
    ("起于{start_date}，讫于{end_date}，合计{duration_days}个日历日。",),
)

QUALITY = Wordings(
    (
        "质量应符合国家现行标准和甲方要求，达到合格等级。",
        "所用材料须有合格证和检测报告，未经甲方书面同意不得更换品牌、规格。",
        "质量保证期为验收合格之日起{months}个月，保证期内出现质量问题由乙方无偿处理。",
        "隐蔽部分须经甲方代表检查签字后方可进入下一道工序。",
        "乙方对所提供内容的质量负责，不合格的应在{days}日内返工或更换，费用自理。",
    ),
    (
        "成果应一次达到合格，主要材料进场前须报甲方核验。",
        "保修责任存续{months}个月，其间接到通知须在{days}日内到场处置。",
    ),
)
DUTY_A = Wordings(
    (
        "甲方负责提供必要的场地和资料，协调与周边村民的关系。",
        "甲方指派{agent_a}为现场代表，负责监督质量、进度和安全。",
        "甲方应按约定及时支付款项，逾期的承担相应责任。",
        "甲方有权对乙方的履行情况进行检查，提出整改意见。",
    ),
    (
        "甲方须在{days}日内交付场地，并安排{agent_a}配合。",
        "甲方保留随时抽查并要求纠正的权利。",
    ),
)
DUTY_B = Wordings(
    (
        "乙方指派{agent_b}为项目负责人，未经甲方同意不得更换。",
        "乙方不得将本合同内容转包或者违法分包，一经发现甲方有权解除合同。",
        "乙方应按时足额支付工人工资，不得拖欠。",
        "乙方应服从甲方管理，做好现场清洁，做到工完场清。",
        "乙方应购买必要的保险，履行期间发生的意外由乙方负责。",
    ),
    (
        "由{agent_b}常驻现场，任何变动须书面报备。",
        "严禁以任何形式转手他人，工人报酬须按月结清。",
    ),
)
ACCEPTANCE = Wordings(
    (
        "完成后乙方应书面通知甲方，甲方在{days}日内会同村务监督委员会组织验收。",
        "验收以本合同、图纸和国家标准为依据，验收合格后双方签署验收单。",
        "验收不合格的，乙方应在{days}日内整改，整改后重新验收。",
    ),
    ("完工后{days}日内由村监委、甲方、乙方三方到场核验并签认。",),
)
SAFETY = Wordings(
    (
        "乙方应遵守安全生产规定，采取防护措施，发生事故由乙方承担全部责任。",
        "施工现场应设置明显的警示标志，夜间设红灯警示。",
        "乙方人员应持证上岗，特种作业人员须具备相应资格。",
    ),
    ("一切人身、财产损害概由乙方承担，甲方不负连带责任。",),
)
BREACH = Wordings(
    (
        "乙方逾期完成的，每逾期一日按合同总价的{permille}‰支付违约金。",
        "任何一方不履行合同义务的，应赔偿对方因此受到的损失。",
        "甲方无正当理由逾期付款的，每日按应付款项的{permille}‰支付违约金。",
        "因乙方原因造成合同解除的，乙方应退还已收款项并支付合同总价{penalty}%的违约金。",
    ),
    (
        "迟延一日，罚金按总价的{permille}‰计，自应付款中抵扣。",
        "根本违约的一方须向对方偿付总价{penalty}%作为赔偿。",
    ),
)
DISPUTE = Wordings(
    (
        "本合同在履行中发生争议，双方应协商解决；协商不成的，向甲方所在地人民法院起诉。",
        "因本合同产生的纠纷，由双方协商或请镇人民调解委员会调解，调解不成的依法诉讼。",
        "争议由双方友好协商，协商不成的提交仲裁委员会仲裁。",
    ),
    ("如生分歧，先行磋商，磋商未果者，任一方得向合同履行地法院提起诉讼。",),
)
CLOSING = Wordings(
    (
        "本合同一式{copies}份，甲乙双方各执两份，自双方签字盖章之日起生效。",
        "未尽事宜由双方另行签订补充协议，补充协议与本合同具有同等效力。",
        "本合同附件为合同组成部分，与正文具有同等法律效力。",
        "本合同{copies}份，双方各执一份，其余报镇农村集体“三资”管理服务中心备案。",
    ),
    (
        "本协议共{copies}份，效力等同，签章后即告生效。",
        "倘有遗漏，以双方书面补充为准。",
    ),
)
