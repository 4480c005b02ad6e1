"""The sentences of an award notice: 确定贵单位为…的中标人，中标价…，工期…，由…担任项目经理."""

import re
from collections.abc import Iterator

from features.records.document import Field
from models.recognizer import values
from models.recognizer.clauses import Clause, joined_clause, lines_with, paragraphs_of, prose_field
from models.recognizer.contract_money import read_money
from models.recognizer.evidence import Evidence
from models.recognizer.person_names import SURNAMES
from models.recognizer.values import Normal

_TEXT = r"([^,。;:]{3,40}?)"
_NAME = r"([^,。;:\d()]{2,6}?)"
_PERSON = rf"([{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}?)(?<![人方位])"
_SENTENCES: tuple[tuple[str, Normal, tuple[str, ...]], ...] = (
    (
        "buyer_name",
        values.body,
        (
            rf"受{_TEXT}的?委托",
            rf"(?:采购人|招标人|建设单位|采购单位|招标单位){_TEXT}(?:确认|同意|审核|批准)",
            rf"(?:^|[。:,]){_TEXT}的[^,。;]{{3,40}}?(?:评标|评审|招标|磋商)工作",
        ),
    ),
    (
        "project_name",
        values.body,
        (
            rf"组织了{_TEXT}(?=\(|的招标|招标|的采购|的磋商)",
            rf"参加了?{_TEXT}(?:的)?(?=投标|磋商|谈判|报价|竞标|询价|采购活动)",
            rf"(?:根据|按照){_TEXT}(?=招标文件|磋商文件|采购文件|谈判文件|的招标)",
            rf"(?:贵单位|你单位|贵公司|贵方|你方|你公司)为{_TEXT}的?(?=中标|成交)",
            rf"的{_TEXT}(?=评标工作|评审工作|招标工作|磋商工作)",
            rf"(?:在|就|于){_TEXT}(?:的)?(?=招标中|投标中|采购中|磋商中|评标中)",
            rf"(?:^|[:。,]){_TEXT}\((?:项目|招标|采购)编号",
        ),
    ),
    (
        "project_number",
        values.number_text,
        (r"(?:招标|项目|采购|工程)编号(?:为|:)([^,。;)的]{4,24})",),
    ),
    (
        "duration_days",
        values.decimal,
        (
            r"(?:工期|期限|服务期|交货期)(?:为|:)?[^。;,\d]{0,6}(\d{1,4})个?(?:日历天|天|日)",
            r"(\d{1,4})个?日历[天日]",
        ),
    ),
    (
        "project_manager",
        values.person,
        (
            rf"由{_NAME}(?:同志)?担任(?:项目经理|项目负责人|建造师)",
            rf"(?:项目负责人|项目经理|建造师)(?:为|是|:){_NAME}(?=[,。;(]|$)",
            rf"由{_PERSON}(?=担任|任|负责|主持|牵头|主抓|统筹|负总责|承担|驻)",
        ),
    ),
)


def read_letter(evidence: Evidence) -> Iterator[Field]:
    """Yield what the sentences of the first page say."""
    letter = joined_clause(paragraphs_of(evidence))
    for name, normal, forms in _SENTENCES:
        read = (_read(name, normal, letter, form) for form in forms)
        field = next((field for field in read if field is not None), None)
        if field is not None:
            yield field
    yield from read_money([letter])


def _read(name: str, normal: Normal, letter: Clause, form: str) -> Field | None:
    match = re.search(form, letter.text)
    value = normal(match[1]) if match else None
    if match is None or value is None:
        return None
    return prose_field(name, value, lines_with(letter, match[1]))
