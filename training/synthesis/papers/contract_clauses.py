"""The clauses of a 采购合同, after the model contracts that towns hand out."""

from dataclasses import dataclass

from features.records.money import yuan_text
from training.synthesis.papers.dates import chinese_date
from training.synthesis.papers.purchase import Purchase

RETENTION_PERCENT = 5
PAYMENT = "四、付款方式"
GOODS_HEADING = "一、货物名称、规格型号、数量及价格(含13%增值税)"
OPENING = (
    "根据《中华人民共和国民法典》及有关规定，经甲方村民代表会议决议，甲乙双方就上述项目"
    "所需货物的采购事宜协商一致，订立本合同。"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs below it."""

    heading: str
    paragraphs: tuple[str, ...]


def first_page_sections(purchase: Purchase) -> tuple[Section, ...]:
    """Return quality and delivery, which follow the table of goods."""
    agreed = purchase.goods[0].specification
    last_day = chinese_date(purchase.dates.deliver_by)
    quality = Section(
        "二、质量要求",
        (
            f"1. 栏杆立柱、横管均采用{agreed}不锈钢管，主管外径51mm，壁厚不小于1.5mm，"
            "表面无划伤、锈斑，焊缝打磨平整。",
            "2. 乙方应随货提供材质证明书；未经甲方书面同意，不得以其他牌号的材料代替。",
            "3. 所供货物符合国家现行标准，质量保证期为验收合格之日起24个月。",
        ),
    )
    delivery = Section(
        "三、交货与验收",
        (
            f"1. 乙方应于{last_day}前将货物送至{purchase.place}并安装完毕，运费由乙方承担。",
            "2. 到货时由甲方经办人、村务监督委员会成员共同清点，核对规格型号、数量，填写验收单。",
            "3. 验收不合格的，乙方应在7日内无偿更换，由此延误的交货期由乙方负责。",
        ),
    )
    return quality, delivery


def second_page_sections(purchase: Purchase) -> tuple[Section, ...]:
    """Return payment, liability and closing clauses."""
    first = 100 - RETENTION_PERCENT
    paid = yuan_text(purchase.gross_fen * first // 100)
    payment = (
        f"1. 货到并验收合格、乙方开具增值税发票后15日内，甲方支付合同总价的{first}%，即{paid}元；"
        f"其余{RETENTION_PERCENT}%作为质保金，质量保证期满无质量问题后一次性付清，不计利息。",
        "2. 甲方以转账方式支付至本合同所列乙方账户，不支付现金。",
    )
    liability = (
        "1. 乙方逾期交货的，每逾期一日按合同总价的0.5‰支付违约金。",
        "2. 所供货物与约定规格型号不符的，甲方有权拒收或要求退货，并由乙方承担全部损失。",
    )
    dispute = ("本合同履行中发生争议，双方协商解决；协商不成的，向甲方所在地人民法院起诉。",)
    closing = (
        "本合同一式四份，甲乙双方各执一份，镇农村集体资产管理服务中心、村务监督委员会各存一份，"
        "自双方签字盖章之日起生效。",
    )
    return (
        Section(PAYMENT, payment),
        Section("五、违约责任", liability),
        Section("六、争议解决", dispute),
        Section("七、其他", closing),
    )
