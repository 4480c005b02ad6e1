"""Sentences of contracts, by clause and sort; a field in braces is a value of the paper.

Every pool keeps sentences for held-out layouts that no training layout uses.
"""

from collections.abc import Mapping

from training.synthesis.papers.kinds.contract_words import Sort
from training.synthesis.papers.kinds.wording import Wordings


def _prices(nouns: str) -> tuple[str, ...]:
    """Return the ways in which sampled layouts state a price; ``nouns`` are what it may be of."""
    spelt = "大写|大写：|大写金额：|人民币大写："
    return (
        f"[{nouns}][总价|价款|总额|总金额][为|计|定为|共计]人民币{{amount_in_words}}"
        "（[¥|￥|小写：|小写¥|小写：¥]{amount}[元|]）[。|，一次包死。|，含税。]",
        f"[{nouns}][总价|价款|金额][为|计|：][¥|￥|人民币|]{{amount}}元，[{spelt}]{{amount_in_words}}"
        "[。|，据实结算。]",
        f"[{nouns}|双方约定的][总价款|包干价|金额][（大写）|大写][：|]{{amount_in_words}}"
        "[，|；|　][（小写）|小写][：|]{amount}[元|]。",
        f"[{nouns}]按¥{{amount}}[元|]（[{spelt}|人民币]{{amount_in_words}}）[计算|执行|包干]。",
    )


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
        (
            "[甲方|发包人|本村|发包方][将|把|拟将|现将]{project_name}[发包给|交由|委托|承包给]乙方[施工|承建|实施|负责施工]，[施工地点|工程地点|建设地点|地点|项目地址][为|在|位于|：|设在]{project_place}[。|，承包范围见附件。|，包工包料。|，工程量以实际验收为准。]",
            "[工程名称|项目名称|工程项目名称]：{project_name}[；|。|，][工程地点|施工地点|建设地点]：{project_place}。",
            "[经协商|经村民代表会议讨论|经公开招标|经比选]，[甲方同意|同意|决定]由乙方[承包|承建|实施]{project_name}，[工程|项目|施工现场][位于|坐落于|地处|在]{project_place}。",
            "乙方[承包|负责|承接|中标]{project_place}[的|境内的|范围内的]{project_name}[施工任务|建设任务|]，[工程内容详见施工图|具体内容见清单|按图施工]。",
            "[为改善村民生活条件|根据村庄建设需要|为提升村容村貌]，[甲方决定|双方同意]在{project_place}[实施|建设|开展]{project_name}[，由乙方组织施工|，乙方愿意承建]。",
            "[现有|今有|现拟建]{project_name}[一处|一项|]，[在|地处|设于]{project_place}[一带|附近|]，[交|包给|委托]乙方[做|施工|完成|组织实施][，包人工材料|，按图做|]。",
            "[施工范围|承包内容|作业内容][：|为|包括]{project_name}[全部工作|及附属|]，[现场|场地|工地][：|在|位置]{project_place}[周边|处|]。",
            "{project_name}[位于|坐落在|地点为]{project_place}，[由乙方承包施工|经招标由乙方中标承建|甲方委托乙方施工]。",
        ),
    ),
    Sort.PURCHASE: Wordings(
        (
            "甲方因{project_name}需要，向乙方采购下列货物，交货地点为{project_place}。",
            "乙方为{project_name}供应货物，送至{project_place}并负责卸货，运费由乙方承担。",
            "双方就{project_name}所需物资达成买卖，货物应运抵{project_place}。",
        ),
        ("甲方购买用于{project_name}的物资，乙方负责运抵{project_place}并就位。",),
        (
            "[甲方|需方|采购方|买方][因|为|根据]{project_name}[需要|建设需要|之需|使用]，向[乙方|供方][订购|采购|购买|购置][下列|以下|如下][货物|物资|材料|产品]，[交货地点|送货地点|送货地址|到货地点][为|：|在|定于]{project_place}。",
            "[乙方|供方|卖方][向甲方|为甲方][供应|提供]{project_name}[所需|所用]的[货物|材料|设备]，[并|][运至|送到|送达|运送至]{project_place}[交货|交付|卸货|][。|，运费已含在总价内。]",
            "[货物|材料|物资|产品][用途|使用项目]：{project_name}[；|。|，][交货地址|交付地点|收货地点]：{project_place}。",
            "[就|关于]{project_name}[物资采购|材料采购|货物采购|设备采购][事宜|一事]，[双方约定|甲乙双方商定]乙方[将货物|负责把货物]送至{project_place}[，由甲方签收|，费用由乙方承担]。",
            "[本批|此批|全部][货物|材料|物资][用于|供]{project_name}[使用|]，[由乙方|乙方][发往|运往|配送至|运到]{project_place}[安装调试|入库|验货|卸车|并安装到位]。",
            "[乙方|供方][按期|按要求|分批][将|把]{project_name}[的物资|的材料|货物][运到|交到|配送到]{project_place}[，装卸自理|现场|，保证完好]。",
            "{project_name}[所需|所用][货物|材料]由乙方[提供|供应]，[收货地点|交货地点|卸货点][为|是]{project_place}。",
        ),
    ),
    Sort.LEASE: Wordings(
        (
            "甲方将坐落于{project_place}的{project_name}出租给乙方使用，乙方应按约定用途使用。",
            "乙方承租甲方{project_name}，位置在{project_place}，现状交付。",
            "租赁标的为{project_name}，坐落位置为{project_place}，未经甲方同意不得转租。",
        ),
        ("甲方同意把{project_name}交乙方有偿使用，该资产处于{project_place}，四至见附图。",),
        (
            "[甲方|出租方][将|愿将|自愿将|同意将][其所有的|集体所有的|]{project_name}[出租|租赁|发包|租][给|予]乙方[使用|经营|]，[该资产|租赁物|该标的][位于|坐落于|坐落在|座落于]{project_place}[。|，面积以现状为准。]",
            "[租赁物|出租标的|标的物|承租资产][为|：|名称：]{project_name}[，|；|。][坐落|位置|地址|座落][于|：|在|为]{project_place}。",
            "乙方[租用|承包|租赁]甲方[位于|坐落于|在]{project_place}的{project_name}[，用于合法经营|，按现状使用]。",
            "[经民主程序|经公开竞价|经公开招租]，乙方[取得|竞得|获得]{project_name}[的承租权|的经营权|的使用权]，[资产坐落|标的位于|位置在]{project_place}。",
            "[出租|发包]{project_name}[一处|一块|一间|]，[四至|范围|位置][见图|如附图|详见平面图]，[在|地处]{project_place}[旁|处|一带|]。",
            "[甲方把|甲方以][现有的|闲置的|]{project_name}[提供给|让与|转给]乙方[经营|耕种|使用]，[资产|场地|该处][处在|地点是|在]{project_place}[范围|处|]。",
            "位于{project_place}的{project_name}[由甲方出租给乙方|，甲方同意由乙方承租]。",
        ),
    ),
    Sort.SERVICE: Wordings(
        (
            "甲方委托乙方承担{project_name}，服务地点为{project_place}。",
            "乙方按甲方要求在{project_place}提供{project_name}，服务人员由乙方聘用并管理。",
            "服务内容为{project_name}，服务区域包括{project_place}及其周边。",
        ),
        ("甲方向乙方购买{project_name}这一服务，履行区域以{project_place}为限。",),
        (
            "[甲方|采购人|委托方][委托|聘请]乙方[负责|承担|提供|实施]{project_name}[工作|任务|]，[服务地点|服务区域|服务范围|工作地点][为|在|是|：]{project_place}[。|，服务标准见附件。]",
            "[服务名称|服务项目|委托事项]：{project_name}[；|。|，][服务地点|服务区域|实施区域]：{project_place}。",
            "[由乙方|乙方负责]在{project_place}[开展|实施|承担|进行]{project_name}[，服务期内不得转包|，人员由乙方自行安排]。",
            "[甲方|业主][需要|购买|采购]{project_name}[服务|项目|]，[乙方|受托方][同意|愿意]在{project_place}[一带|范围|]提供[服务|]。",
            "{project_name}[这项工作|任务|][由|归]乙方[完成|负责到底]，[区域|范围|路段][是|：|包括]{project_place}[等处|沿线|]。",
            "{project_place}[的|范围内的|辖区内的]{project_name}[由乙方承接|交由乙方负责|委托乙方实施]。",
            "[经比选|经询价|经村两委商议]，[甲方确定|确定]乙方为{project_name}[服务单位|承接主体|服务商]，[服务范围|作业范围][为|涵盖]{project_place}。",
        ),
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
        _prices("合同|工程|承包|本工程"),
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
        _prices("合同|货物|货款|采购|本批货物"),
    ),
    Sort.LEASE: Wordings(
        (
            "租赁期内租金总额为人民币{amount_in_words}（¥{amount}元），水电费由乙方自理。",
            "租金总计{amount}元（大写：{amount_in_words}），不含物业费和水电费。",
            "双方约定租金合计人民币（大写）{amount_in_words}，（小写）{amount}元。",
        ),
        ("全部租期应缴租金¥{amount}，即{amount_in_words}，其间产生的水、电、气费另计。",),
        _prices("合同|租金|承包款|租赁费"),
    ),
    Sort.SERVICE: Wordings(
        (
            "服务费总额为人民币{amount_in_words}（¥{amount}元），已含人员工资、工具、保险和税金。",
            "甲方应付乙方服务费共计{amount}元，大写：{amount_in_words}。",
            "本项目服务费用（大写）{amount_in_words}，（小写）¥{amount}元，实行总价包干。",
        ),
        ("购买服务的价款核定为¥{amount}（{amount_in_words}），任何一方不得单方调整。",),
        _prices("合同|服务费|服务|委托费用"),
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
    (
        "[合同期限|服务期|租赁期|承包期限|履行期间|施工期间|租期][为|：|][自|从|]{start_date}[起|][至|到|起至|—]{end_date}[止|为止|]。",
        "[从|自]{start_date}[开始|起算|起][，|][至|到]{end_date}[结束|止|终止]。",
        "[开工|开始|起租|进场]时间[为|：]{start_date}[，|；|。][完工|结束|到期|竣工]时间[为|：]{end_date}。",
        "[乙方|承包人][须|应|应当]于{start_date}[进场|开工|开始履行]，[并|][于|在]{end_date}[前|之前|以前][完成|竣工|交付|撤场]。",
    ),
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
    (
        "[施工|合同|交货|服务|完成][期限|工期|周期][为|：|共|计]{duration_days}[天|日|个日历天|日历天]。",
        "[须|应|要求][在|于]{duration_days}[天|日][内|之内|以内][完成|交付|完工|竣工]。",
        "[总|计划]工期[控制在|不超过|为]{duration_days}[个|][日历天|日历日|天]，[雨天顺延|节假日不除|遇不可抗力顺延]。",
        "自[开工|签订合同|接到通知]之日起{duration_days}[天|日|个日历天][内|][完成|竣工|完工|交付使用]。",
    ),
)
PERIOD_BOTH = Wordings(
    (
        "工期{duration_days}天，自{start_date}起至{end_date}止。",
        "开工日期为{start_date}，竣工日期为{end_date}，总工期{duration_days}日历天。",
        "履行期限共{duration_days}天，即{start_date}至{end_date}。",
        "期限为{duration_days}天，自{start_date}起，至{end_date}止，期满另议。",
    ),
    ("起于{start_date}，讫于{end_date}，合计{duration_days}个日历日。",),
    (
        "[工期|期限|合同期][为|共|：]{duration_days}[天|日|个日历天]（{start_date}[至|—|到]{end_date}）。",
        "自{start_date}[起|]至{end_date}[止|]，[共|计|共计|总计]{duration_days}[天|日|日历天]。",
        "[开工|起始]日期：{start_date}[，|；][竣工|终止]日期：{end_date}[，|；][工期|天数|合同天数]：{duration_days}[天|日历天]。",
    ),
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
