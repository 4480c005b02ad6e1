"""Texts of pages that are none of the kinds: minutes, notices, letters, promises, plans.

Words in braces are filled with invented names, days and sums. They speak of the same matters as
the other papers do, so that neither topic nor emptiness gives a page away.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from training.synthesis.papers.kinds.wording import Wordings


@dataclass(frozen=True, slots=True)
class Writing:
    """A page of prose: titles, what precedes the body, sentences to choose from, the ending."""

    titles: Wordings
    leads: tuple[str, ...]
    body: Wordings
    endings: tuple[str, ...]
    sealed: bool = True


WRITINGS: Mapping[str, Writing] = {
    "minutes": Writing(
        Wordings(
            ("会议纪要", "村民代表会议纪要", "村“两委”联席会议记录", "村务监督委员会会议记录"),
            ("议事会商纪实", "党群议事会备忘"),
        ),
        (
            "时间：{date} {hour}",
            "地点：{village}会议室",
            "主持人：{person}",
            "记录人：{person2}",
            "参加人员：{people}",
        ),
        Wordings(
            (
                "{person}通报了{project}的前期准备情况，预算约{amount}元，资金由村集体自筹。",
                "与会人员就{project}的实施方式进行了讨论，一致同意按小型工程招标程序办理。",
                "会议听取了上季度财务收支情况的汇报，本季度收入{amount}元，支出{amount2}元。",
                "{person2}提出应加强对施工质量的监督，由村务监督委员会派人到场。",
                "会议决定对困难家庭{count}户发放慰问物资，名单公示七天。",
                "关于闲置仓库出租一事，会议要求先评估、后上平台公开竞价。",
                "大家认为保洁员的考核办法应当细化，由{person}拿出草案下次再议。",
                "经举手表决，到会代表{count}人，赞成{count}人，反对0人，弃权0人，议题通过。",
                "会议强调，任何合同签订前须经审核，不得先施工后补签。",
                "河道清淤用工按实际天数结算，工资打卡发放，不得以现金支付。",
            ),
            (
                "与会者逐项审阅{project}的概算{amount}元，未提出异议。",
                "{person}就上届遗留欠账作出说明，众人建议另行造册。",
                "议定今后凡支出逾{amount2}元者，须经代表会票决。",
            ),
        ),
        ("参会人员签字：", "记录人：{person2}", "{date}"),
        sealed=False,
    ),
    "notice": Writing(
        Wordings(
            ("公示", "公 示", "通知", "公告", "关于{project}的公示", "村务公开公示"),
            ("周知", "张榜告示"),
        ),
        ("全体村民：", "各村民小组：", "各有关单位："),
        Wordings(
            (
                "经村民代表会议讨论，现将{project}的有关情况公示如下，接受群众监督。",
                "{project}于{date}完成开标，拟定中标候选人为{firm}，报价{amount}元。",
                "公示期自{date}起七个工作日，如有异议请以书面形式向村务监督委员会反映。",
                "本年度拟享受临时救助的家庭共{count}户，名单已张贴于公开栏。",
                "因道路施工，{place}路段将于{date}起封闭，请过往车辆绕行。",
                "请各户于本月{count}日前到村委会登记，逾期不予受理。",
                "根据上级统一部署，现开展集体资产清产核资工作，请予以配合。",
                "监督电话：{phone}，联系人：{person}。",
            ),
            (
                "兹将{project}遴选结果张榜，候选者为{firm}，作价{amount}元。",
                "乡亲如持异议，请于{date}以前具名投书监委会。",
                "垂询请拨{phone}，洽{person}。",
            ),
        ),
        ("特此公示。", "{unit}", "{date}"),
    ),
    "letter": Writing(
        Wordings(
            ("关于拨付资金的请示", "申请报告", "情况说明", "工作联系函", "关于{project}的请示"),
            ("呈文", "商洽函件"),
        ),
        ("镇人民政府：", "尊敬的领导：", "{firm}：", "农村集体资产管理服务中心："),
        Wordings(
            (
                "我村{project}已于{date}完工，经初步验收合格，现申请拨付补助资金{amount}元。",
                "由于连日降雨，{place}路基出现塌陷，为保障村民出行安全，急需修复。",
                "该项目总投资约{amount}元，其中村集体自筹{amount2}元，缺口较大，恳请上级支持。",
                "我单位与贵方就{project}多次沟通，因材料价格上涨，进度有所延迟，特此说明。",
                "现将有关票据、合同和照片一并附上，请予审核。",
                "如有不妥，请批示。",
                "联系人：{person}，联系电话：{phone}。",
                "我村共有农户{count}户，常住人口不足千人，集体经济收入主要来自物业出租。",
            ),
            (
                "敝村{project}业已告竣，拟恳请拨补{amount}元，以解燃眉之急。",
                "所陈各节均属实情，倘有出入，愿承其责。",
                "附呈清册壹份，祈请核夺。",
            ),
        ),
        ("特此报告，请予批复。", "{unit}", "{date}"),
    ),
    "promise": Writing(
        Wordings(
            ("承诺书", "授权委托书", "廉洁承诺书", "安全责任书", "声明"),
            ("具结书", "保证文书"),
        ),
        ("致：{unit}", "本人（单位）郑重承诺如下："),
        Wordings(
            (
                "严格遵守国家法律法规和招标文件的规定，不围标、不串标、不弄虚作假。",
                "授权我单位{person}为代理人，办理{project}的投标、签约等一切事宜。",
                "在{project}实施过程中，按图施工，保证质量，不拖欠工人工资。",
                "本委托书有效期至{date}，代理人无转委托权。",
                "不以任何形式向工作人员赠送礼金、有价证券。",
                "如有违反，愿承担由此产生的一切法律责任。",
                "对所提供资料的真实性、合法性负责。",
            ),
            (
                "兹保证所递文件字字属实，若有虚饰，甘受罚款{amount}元。",
                "凡涉{project}之事，一概委由{person}料理。",
            ),
        ),
        ("承诺人（盖章）：{firm}", "{date}"),
    ),
    "plan": Writing(
        Wordings(
            ("工作总结", "实施方案", "年度工作计划", "施工日志", "调查报告"),
            ("来年筹划纲要", "巡查手记"),
        ),
        ("编制单位：{unit}", "日期：{date}", ""),
        Wordings(
            (
                "今年以来，{village}围绕乡村振兴，推进{project}等重点工作，取得了一定成效。",
                "一季度完成投资{amount}元，二季度计划完成{amount2}元。",
                "存在的问题主要是人手不足，资料归档不及时，部分票据未按期入账。",
                "下一步将加强三资管理，严格执行公开竞价和集体决策制度。",
                "今日天气晴，现场施工人员{count}人，完成{place}段路面浇筑。",
                "由{person}负责牵头，{person2}协助，确保{date}前完成。",
                "走访农户{count}户，反映最多的是路灯和停车问题。",
            ),
            (
                "岁末盘点，{project}耗资{amount}元，尚余尾工若干。",
                "巡至{place}，见水管渗漏，当即告知{person}料理。",
            ),
        ),
        ("{unit}", "{date}"),
        sealed=False,
    ),
}
