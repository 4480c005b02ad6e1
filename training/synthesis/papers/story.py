"""The two purchases of ``data_samples``: railings for a village basketball court, told twice.

In one the contract says 304 and the delivery note 202; in its clean twin, another village of
the same town, the delivery note names the agreed grade by an alias. City, town, villages,
firm, people, codes, accounts and telephone numbers are invented: region 330498 is unassigned,
no telephone number begins with 100 or 0000, no city is called 云澜.
"""

from dataclasses import replace
from datetime import date

from training.synthesis.papers.purchase import Dates, Firm, Goods, Purchase, credit_code

REGION = "330498"
AGREED = "304(06Cr19Ni10)"
_TOWN = "浙江省云澜市青禾镇"


def _village(name: str, organisation: str, agent: str, account: str) -> Firm:
    return Firm(
        name=f"云澜市青禾镇{name}股份经济合作社",
        credit_code=credit_code("N2", REGION, organisation),
        address=f"{_TOWN}{name}1号",
        phone="0570-00001" + account[-3:],
        bank="云澜农村商业银行青禾支行",
        account=account,
        agent=agent,
    )


SELLER = Firm(
    name="云澜市砺岚金属制品有限公司",
    credit_code=credit_code("91", REGION, "MAD0LL7K"),
    address=f"{_TOWN}工业集聚区铸新路00号",
    phone="10055500137",
    bank="云澜农村商业银行城东支行",
    account="2010000000550137008",
    agent="沈砚青",
)
_GOODS = (
    Goods("不锈钢栏杆", AGREED, "米", 120, 24_000),
    Goods("膨胀螺栓", "M10×100", "套", 248, 500),
)
SUBSTITUTED = Purchase(
    case_id="case-railings-luting",
    project="芦汀村篮球场围栏采购",
    place="青禾镇芦汀村文化广场",
    contract_number="QHLT-CG-2025-0917",
    delivery_number="0042817",
    invoice_number="25332000000900417263",
    buyer=_village("芦汀村", "MF0LT0A3", "陆闻舟", "2010000000310026114"),
    seller=SELLER,
    goods=_GOODS,
    delivered_specifications=("202(12Cr18Mn9Ni5N)", "M10×100"),
    dates=Dates(
        signed=date(2025, 9, 17),
        deliver_by=date(2025, 10, 20),
        delivered=date(2025, 10, 14),
        invoiced=date(2025, 10, 22),
        paid=date(2025, 10, 29),
    ),
    seed=304_202,
)
CLEAN = replace(
    SUBSTITUTED,
    case_id="case-railings-xingwu",
    project="杏坞村篮球场围栏采购",
    place="青禾镇杏坞村健身公园",
    contract_number="QHXW-CG-2025-0918",
    delivery_number="0042836",
    invoice_number="25332000000900418055",
    buyer=_village("杏坞村", "MF0XW0B7", "顾望川", "2010000000310026207"),
    delivered_specifications=("SUS304(S30408)", "M10×100"),
    dates=Dates(
        signed=date(2025, 9, 18),
        deliver_by=date(2025, 10, 21),
        delivered=date(2025, 10, 16),
        invoiced=date(2025, 10, 23),
        paid=date(2025, 10, 30),
    ),
    seed=304_304,
)
