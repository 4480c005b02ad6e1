from features.records.document import Source
from models.recognizer.clauses import clauses
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from models.recognizer.paragraphs import in_paragraphs, lines_of
from tests.models.recognizer.drawn_words import word

A4 = 1.414
S = 0.6
PROSE = (
    "　　编号：HT-25-0917，甲方：青禾镇芦汀村股份经济合作社，乙方：云澜市砺岚金属制品有限公司，工",
    "程名称：芦汀村篮球场围栏项目，合同总价：44748.00元，签订日期：二〇二五年九月十七日，付款方式：",
    "验收合格后一次付清。",
    "　　双方本着诚实信用的原则，就有关事项达成如下协议。",
)


def _lines(texts, top=0.2, x=0.06):
    return [word(text, x, top + 0.03 * i, size=S) for i, text in enumerate(texts)]


def _sheet(words):
    return lay_out(words, A4)


def test_a_paragraph_over_three_lines_is_one_run_and_the_next_begins_anew():
    runs = in_paragraphs(_sheet(_lines(PROSE))).runs
    assert [run.text for run in runs] == ["".join(PROSE[:3]), PROSE[3]]
    assert [line.text for line in lines_of(runs[0])] == list(PROSE[:3])


def test_a_part_keeps_the_place_of_its_line():
    sheet = in_paragraphs(_sheet(_lines(PROSE)))
    whole = sheet.runs[0]
    start = whole.text.index("44748.00")
    part = whole.part(start, start + 8)
    second = lines_of(whole)[1]
    assert (part.text, part.y0, part.y1) == ("44748.00", second.y0, second.y1)
    broken = whole.part(whole.text.index("工程名称"), whole.text.index("工程名称") + 4)
    assert broken.text == "工程名称"
    assert (broken.y0, broken.y1) == (lines_of(whole)[0].y0, second.y1)


def test_pairs_of_a_form_stay_apart():
    pairs = [
        word("甲方：青禾镇芦汀村", 0.06, 0.2, size=S),
        word("乙方：某公司", 0.5, 0.2, size=S),
        word("项目：围栏", 0.06, 0.24, size=S),
    ]
    assert len(in_paragraphs(_sheet(pairs)).runs) == 3


def test_headings_are_those_of_the_way_to_number_that_has_most():
    texts = (
        "第一条 标的",
        "1. 栏杆一批；",
        "2. 螺栓一批。",
        "第二条 付款办法",
        "1. 预付30%；",
        "2. 验收后付70%。",
    )
    prose = clauses([Evidence(_sheet(_lines(texts)), Source.OCR)])
    assert [clause.title for clause in prose] == ["标的", "付款办法"]
    assert prose[1].text == "1.预付30%;2.验收后付70%。"


def test_bare_figures_are_headings_where_nothing_else_is():
    texts = ("1. 费用", "总价100元。", "2. 付款", "3日内付清。")
    prose = clauses([Evidence(_sheet(_lines(texts)), Source.OCR)])
    assert [clause.title for clause in prose] == ["费用", "付款"]
