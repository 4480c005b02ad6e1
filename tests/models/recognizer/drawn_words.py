"""Words placed by hand, as a reader would return them: papers without pixels."""

import math

from features.records.document import Box, Word

ASPECT = 0.65
"""Height of the 241x140 invoice form, and of the pictures of it, divided by its width."""
HEIGHT = 0.03


def word(text: str, x: float, y: float, confidence: float = 0.99, size: float = 1.0) -> Word:
    """Place a text with its left end at x and its middle at y; 100 narrow letters fill a page."""
    width = size * 0.01 * sum(1 if character.isascii() else 2 for character in text)
    return Word(
        text, confidence, Box(x, y - HEIGHT / 2, min(x + width, 1.0), min(y + HEIGHT / 2, 1.0))
    )


def turned(words: list[Word], degrees: float, aspect: float) -> list[Word]:
    """Turn words around the middle of the page and shrink it so that all stay on it."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def place(x: float, y: float) -> tuple[float, float]:
        u, v = (x - 0.5) * 0.7, (y - 0.5) * aspect * 0.7
        return u * c - v * s + 0.5, (u * s + v * c) / aspect + 0.5

    result = []
    for one in words:
        box = one.box
        corners = [place(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        result.append(Word(one.text, one.confidence, Box(min(xs), min(ys), max(xs), max(ys))))
    return result


def vat_form() -> list[Word]:
    """Return an e-invoice of the 241x140 form; parties, numbers and people are invented."""
    return [
        word("浙江增值税电子普通发票", 0.36, 0.08),
        word("发票代码：033002300611", 0.70, 0.05),
        word("发票号码：48213007", 0.70, 0.09),
        word("开票日期：2023年03月09日", 0.70, 0.13),
        word("校验码：11223 34455 66778 89900", 0.66, 0.17),
        word("机器编号：661911902155", 0.03, 0.17),
        word("名", 0.07, 0.22),
        word("称：云澜市青禾镇芦汀村股份经济合作社", 0.14, 0.22),
        word("纳税人识别号：N2330498MF0LT0A30D", 0.07, 0.26),
        word("地址、电话：", 0.07, 0.30),
        word("开户行及账号：", 0.07, 0.34),
        word("0371>2+9-*44/1<88>2-*7/1+", 0.61, 0.22),
        word("9>/3-*2-8/07+88+101**+881", 0.61, 0.26),
        word("货物或应税劳务、服务名称", 0.03, 0.38),
        word("规格型号", 0.30, 0.38),
        word("单位", 0.41, 0.38),
        word("数量", 0.48, 0.38),
        word("单价", 0.57, 0.38),
        word("金额", 0.68, 0.38),
        word("税率", 0.79, 0.38),
        word("税额", 0.88, 0.38),
        word("*金属制品*不锈钢", 0.03, 0.42),
        word("304(06Cr19Ni10)", 0.25, 0.42),
        word("米", 0.42, 0.42),
        word("12", 0.52, 0.42),
        word("330.00", 0.60, 0.42),
        word("3960.00", 0.71, 0.42),
        word("13%", 0.80, 0.42),
        word("514.80", 0.92, 0.42),
        word("栏杆", 0.03, 0.46),
        word("*金属制品*膨胀螺栓", 0.03, 0.50),
        word("M10x100", 0.27, 0.50),
        word("套", 0.42, 0.50),
        word("8", 0.53, 0.50),
        word("5.00", 0.62, 0.50),
        word("40.00", 0.73, 0.50),
        word("13%", 0.80, 0.50),
        word("5.20", 0.94, 0.50),
        word("合", 0.10, 0.66),
        word("计", 0.16, 0.66),
        word("￥4000.00", 0.69, 0.66),
        word("￥520.00", 0.91, 0.66),
        word("价税合计（大写）", 0.09, 0.71),
        word("⊗肆仟伍佰贰拾圆整", 0.28, 0.71),
        word("（小写）￥4520.00", 0.76, 0.71),
        word("名", 0.07, 0.76),
        word("称：云澜市砺岚金属制品有限公司", 0.14, 0.76),
        word("纳税人识别号：91330498MAD0LL7K02", 0.07, 0.80),
        word("地址、电话：云澜市铸新路00号 10055500137", 0.07, 0.84),
        word("开户行及账号：云澜农商银行 201000000055", 0.07, 0.88),
        word("备", 0.57, 0.77),
        word("注", 0.57, 0.86),
        word("芦汀村篮球场", 0.62, 0.80),
        word("收款人：秦未名", 0.04, 0.93),
        word("复核：宋可期", 0.32, 0.93),
        word("开票人：沈砚青", 0.52, 0.93),
        word("销售方：（章）", 0.74, 0.93),
    ]


def digital_form() -> list[Word]:
    """Return a fully digital invoice: the parties stand side by side."""
    return [
        word("电子发票（普通发票）", 0.37, 0.10),
        word("发票号码：25332000000900417263", 0.68, 0.09),
        word("开票日期：2025年10月22日", 0.68, 0.13),
        *(word(c, 0.035, 0.22 + 0.025 * i) for i, c in enumerate("购买方信息")),
        word("名称：云澜市青禾镇芦汀村股份经济合作社", 0.06, 0.25, size=0.8),
        word("统一社会信用代码/纳税人识别号：N2330498MF0LT0A30D", 0.06, 0.31, size=0.8),
        *(word(c, 0.51, 0.22 + 0.025 * i) for i, c in enumerate("销售方信息")),
        word("名称：云澜市砺岚金属制品有限公司", 0.54, 0.25, size=0.8),
        word("统一社会信用代码/纳税人识别号：91330498MAD0LL7K02", 0.54, 0.31, size=0.8),
        word("项目名称", 0.10, 0.38),
        word("规格型号", 0.27, 0.38),
        word("单 位", 0.39, 0.38),
        word("数 量", 0.48, 0.38),
        word("单 价", 0.59, 0.38),
        word("金 额", 0.70, 0.38),
        word("税率/征收率", 0.79, 0.38, size=0.8),
        word("税 额", 0.92, 0.38),
        word("*金属制品*不锈钢栏杆", 0.03, 0.42, size=0.8),
        word("202(12Cr18Mn9Ni5N)", 0.22, 0.42, size=0.8),
        word("米", 0.40, 0.42),
        word("120", 0.52, 0.42),
        word("330.00", 0.61, 0.42),
        word("39600.00", 0.71, 0.42),
        word("13%", 0.84, 0.42),
        word("5148.00", 0.91, 0.42),
        word("合", 0.10, 0.64),
        word("计", 0.14, 0.64),
        word("¥39600.00", 0.70, 0.64),
        word("¥5148.00", 0.90, 0.64),
        word("价税合计（大写）", 0.08, 0.70, size=0.8),
        word("⊗肆万肆仟柒佰肆拾捌圆整", 0.25, 0.70),
        word("（小写）", 0.66, 0.70),
        word("¥44748.00", 0.74, 0.70),
        word("备", 0.034, 0.78),
        word("注", 0.034, 0.82),
        word("合同编号：QHLT-CG-2025-0917", 0.06, 0.77),
        word("开票人：沈砚青", 0.10, 0.91),
    ]
