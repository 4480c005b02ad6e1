"""The frozen results as one table, for the READMEs; ``python -m experiments.summary`` writes it in.

A test compares, so no README can quote a number that no experiment froze.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from experiments.page_marks import marks_of, with_table

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parent
_MARK = "results"
START, END = marks_of(_MARK)
HEADS = {"en": ("what was measured", "result", "experiment"), "zh": ("测了什么", "结果", "实验")}
PAGES = {
    _ROOT / "README.md": ("en", "experiments/"),
    _ROOT / "README.zh-CN.md": ("zh", "experiments/"),
    _HERE / "README.md": ("en", ""),
}
DRAWN_PAGES, REAL_INVOICES = "drawn pages, boxes of the drawing", "20 real VAT invoices"
CONDITIONS = {
    "as scanned": "原图",
    "blurred (radius 1.5)": "模糊",
    "turned by 7 degrees": "旋转 7 度",
    "dark (35 %)": "昏暗",
    "60 % size": "60 % 尺寸",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing in both languages, and the experiment that froze it."""

    en: tuple[str, str]
    zh: tuple[str, str]
    experiment: str


def main() -> None:
    """Write the table between the marks of each page."""
    for page, (language, folder) in PAGES.items():
        text = with_table(page.read_text("utf-8"), _MARK, table(language, folder))
        page.write_text(text, "utf-8")


def table(language: str, folder: str) -> str:
    """Return the Markdown table in one language; links go through ``folder``."""
    heads = HEADS[language]
    lines = [f"| {' | '.join(heads)} |", "|---|---|---|"]
    for row in rows():
        what, result = row.en if language == "en" else row.zh
        link = f"[{row.experiment}]({folder}{row.experiment}.py)"
        lines.append(f"| {what} | {result} | {link} |")
    return "\n".join(lines)


def rows() -> Iterator[Row]:
    """Yield the rows in reading order."""
    yield from _recognition(_frozen("recognition_accuracy"))
    yield _price(_frozen("reader_speed"))
    yield _degraded(_frozen("degraded_invoices"))
    yield from _drawn(_frozen("drawn_papers"))
    yield _tagger(_frozen("tagger_against_anchors"))
    yield _upright(_frozen("which_way_up"))
    yield _on_desk(_frozen("papers_on_desk"))
    yield _seals(_frozen("marks_on_pages"))
    yield _rings(_frozen("seal_texts"))
    yield _missing_seals(_frozen("missing_seals"))
    yield from _signals(_frozen("tamper_signals"))
    yield _reused(_frozen("reused_pictures"))
    yield _damaged(_frozen("damaged_files"))
    yield _quality(_frozen("score_quality"))
    yield from _latency(_frozen("serving_latency"))


def _frozen(name: str) -> dict[str, Any]:
    frozen: dict[str, Any] = json.loads((_HERE / "results" / f"{name}.json").read_text("utf-8"))
    return frozen


def _recognition(frozen: dict[str, Any]) -> Iterator[Row]:
    found = {
        name: f"{sum(measured['right'].values())}/{measured['of']}"
        for name, measured in frozen["conditions"].items()
    }
    yield Row(
        (
            "five fields of 20 real VAT invoice images, QR painted out, so OCR alone",
            ", ".join(f"{count} {name}" for name, count in found.items()),
        ),
        (
            "20 张真实增值税发票图片的五个字段，二维码涂去，只靠 OCR",
            "，".join(f"{CONDITIONS[name]} {count}" for name, count in found.items()),
        ),
        "recognition_accuracy",
    )
    seconds = frozen["conditions"]["as scanned"]["processor_seconds_a_page_median"]
    yield Row(
        ("processor time to recognise one of these pages, median", f"{seconds} s"),
        ("识别其中一页的处理器时间，中位数", f"{seconds} 秒"),
        "recognition_accuracy",
    )


def _price(frozen: dict[str, Any]) -> Row:
    ours = frozen["readers"]["pp"]
    share, memory = ours["processor_share_of_plain_rapidocr"]["median"], ours["peak_memory_mib"]
    told = f"{share:.2f} x, {memory:.0f} MiB"
    return Row(
        ("processor to read a page, of plain RapidOCR 3.10 as shipped; peak memory", told),
        ("读一页的处理器时间，与原装 RapidOCR 3.10 之比；内存峰值", told),
        "reader_speed",
    )


def _degraded(frozen: dict[str, Any]) -> Row:
    right, of = frozen["right"], frozen["values"]
    limits = frozen["by_limit_of_confidence"]
    sure = {limit: (limits[limit]["coverage"], limits[limit]["wrong_but_confident"])
            for limit in ("0.90", "0.75")}  # fmt: skip
    return Row(
        (
            "the same under two or three of seal, fold, shadow, 45 % size, motion, 15°, JPEG 30",
            f"{right}/{of} right; wrong but confident: "
            + ", ".join(f"{w} at {c:.0%} coverage (limit {n})" for n, (c, w) in sure.items()),
        ),
        (
            "同上，叠加印章、折痕、阴影、45 % 尺寸、抖动、15 度、JPEG 30 中的两三种",
            f"{right}/{of} 正确；错而不疑："
            + "，".join(f"采信 {c:.0%}（限 {n}）时 {w} 个" for n, (c, w) in sure.items()),
        ),
        "degraded_invoices",
    )


def _drawn(frozen: dict[str, Any]) -> Iterator[Row]:
    header, cells = frozen["header_f1"], frozen["line_cells_f1"]
    counts = f"{frozen['header_values']}, {frozen['line_cells']}"
    rosters, kinds = frozen["rosters_reconciled"], frozen["kind_right"]
    rows = frozen["roster_rows_with_all_figures_right"]
    sure = frozen["confidence"]
    yield Row(
        (
            f"drawn papers of unseen layouts, photographed: header and line cells ({counts})",
            f"F1 {header:.3f}, {cells:.3f}; "
            f"roster rows with all figures right {rows[0]}/{rows[1]}, "
            f"rosters that reconcile {rosters[0]}/{rosters[1]}; "
            f"kind {kinds[0]}/{kinds[1]}",
        ),
        (
            f"未见过版式的绘制样张，拍照：表头与明细（{counts}）",
            f"F1 {header:.3f}、{cells:.3f}；名册各数全对的行 {rows[0]}/{rows[1]}，"
            f"合计相符的名册 {rosters[0]}/{rosters[1]}；"
            f"种类 {kinds[0]}/{kinds[1]}",
        ),
        "drawn_papers",
    )
    error = sure["expected_calibration_error"]
    yield Row(
        (
            f"calibration of the confidence of {sure['values']} values on them",
            f"expected calibration error {error:.3f}",
        ),
        (f"其上 {sure['values']} 个值的置信度校准", f"期望校准误差 {error:.3f}"),
        "drawn_papers",
    )


def _tagger(frozen: dict[str, Any]) -> Row:
    better = [row["better"] for row in frozen["kinds"].values()].count("tagger")
    of = len(frozen["kinds"])
    return Row(
        (
            "the line tagger against printed labels on unseen layouts",
            f"better on {better} of {of} kinds",
        ),
        ("行标注网络与印刷标签法相比，未见过的版式", f"{of} 类中 {better} 类更好"),
        "tagger_against_anchors",
    )


def _upright(frozen: dict[str, Any]) -> Row:
    drawn, real = frozen["drawn_pages"], frozen["real_invoices_in_four_turns"]
    told = f"{drawn[0]}/{drawn[1]}, {real[0]}/{real[1]}"
    return Row(
        ("which way up: drawn pages of unseen layouts, real invoices in four turns", told),
        ("页面朝向：未见过版式的绘制页，真实发票四个方向", told),
        "which_way_up",
    )


def _on_desk(frozen: dict[str, Any]) -> Row:
    photographs = frozen["photographs"].values()
    found, whole, wrong = (
        sum(one[name] for one in photographs) for name in ("found", "left whole", "wrong")
    )
    scans = frozen["scans_left_whole"]
    return Row(
        (
            "photographs of one to four papers on a desk",
            f"all found on {found} of {found + whole + wrong}, left whole {whole}, wrong {wrong};"
            f" scans left alone {scans['left']} of {scans['of']}",
        ),
        (
            "桌上一至四张票据的照片",
            f"{found + whole + wrong} 张中全部找到 {found}，保持整张 {whole}，有误 {wrong}；"
            f"扫描件保持原样 {scans['left']}/{scans['of']}",
        ),
        "papers_on_desk",
    )


def _seals(frozen: dict[str, Any]) -> Row:
    seals = [frozen["marks"][look]["round_seal"] for look in ("in colour", "grey copy")]
    found = ", ".join(f"{one['right']}/{one['real']}" for one in seals)
    wrong = ", ".join(str(one["found"] - one["right"]) for one in seals)
    invoices = frozen["real_invoices_with_just_two_oval_seals"].values()
    real = ", ".join(f"{right}/{of}" for right, of in invoices)
    return Row(
        (
            "round seals on drawn pages of unseen layouts, in colour and as grey copies; "
            "real invoices on which just their two oval seals are found",
            f"found {found}, wrong {wrong}; {real}",
        ),
        (
            "未见过版式绘制页上的圆章，彩色与灰度复印；恰好找到两枚椭圆章的真实发票",
            f"找到 {found}，误报 {wrong}；{real}",
        ),
        "marks_on_pages",
    )


def _rings(frozen: dict[str, Any]) -> Row:
    looks = [frozen[look] for look in ("in colour", "grey copy")]
    alike = ", ".join(f"{one['characters_agree_mean']:.2f}" for one in looks)
    alarms = ", ".join(f"{one['PAP-16'].get('failed', 0)}/{one['pages']}" for one in looks)
    return Row(
        (
            "names around round seals, in colour and grey: characters right, false PAP-16",
            f"{alike}; {alarms}",
        ),
        ("圆章环文，彩色与灰度：正确的字、PAP-16 误报", f"{alike}；{alarms}"),
        "seal_texts",
    )


def _missing_seals(frozen: dict[str, Any]) -> Row:
    looks = [frozen[look]["two bodies"] for look in ("in colour", "grey copy")]
    of = sum(looks[0]["whole"].values())
    missing, alarms = (
        ", ".join(f"{look[state].get('failed', 0)}/{of}" for look in looks)
        for state in ("second party's marks missing", "whole")
    )
    return Row(
        (
            "PAP-15 on contracts between bodies, in colour and grey",
            f"names the missing seal on {missing}; false on {alarms}",
        ),
        ("单位之间合同的 PAP-15，彩色与灰度", f"指出缺章 {missing}；误报 {alarms}"),
        "missing_seals",
    )


def _signals(frozen: dict[str, Any]) -> Iterator[Row]:
    drawn, real = (frozen["sets"][name] for name in (DRAWN_PAGES, REAL_INVOICES))
    for zh, en, pages in (("绘制页", "drawn pages", drawn), ("真实发票", "real invoices", real)):
        alarms, of = pages["clean_pages_pointed_at"], pages["clean_pages"]
        found = sum(way["found"] for way in pages["changed"].values())
        tried = sum(way["pages"] for way in pages["changed"].values())
        yield Row(
            (
                f"DOC-12 (look here) on {en}: clean pages, sums changed in three ways",
                f"points at {alarms} of {of} clean pages, at {found} of {tried} changed sums",
            ),
            (
                f"DOC-12（请看此处）在{zh}上：原样页面，三种方式改动的金额",
                f"原样 {of} 页中指出 {alarms} 页，改动的 {tried} 处金额中指出 {found} 处",
            ),
            "tamper_signals",
        )


def _reused(frozen: dict[str, Any]) -> Row:
    copies = frozen["copies"].values()
    found, of = (sum(copy[name] for copy in copies) for name in ("found", "of"))
    pairs = [frozen[name] for name in ("drawn_papers", REAL_INVOICES)]
    hits, tried = (
        sum(pair[name] for pair in pairs) for name in ("pointed_at", "pairs_of_different_papers")
    )
    return Row(
        (
            "DOC-14: copies of a picture (smaller, darker, turned, JPEG); other papers of one form",
            f"{found} of {of} copies found, {hits} of {tried} pairs of other papers pointed at",
        ),
        (
            "DOC-14：同一图片的副本（缩小、变暗、旋转、JPEG）；同一版式的不同票据",
            f"{of} 份副本中找到 {found}，{tried} 对不同票据中误指 {hits}",
        ),
        "reused_pictures",
    )


def _damaged(frozen: dict[str, Any]) -> Row:
    count, answered, slowest = frozen["files"], frozen["answered"], frozen["slowest_seconds"]
    peak, formats = frozen["child_peak_mib"], len(frozen["formats"])
    return Row(
        (
            f"damaged files of {formats} formats answered by a reading or a coded refusal",
            f"{answered} of {count}, slowest {slowest} s, decoding child at most {peak} MiB",
        ),
        (
            f"{formats} 种格式的损坏文件得到识别结果或带代码的拒绝",
            f"{count} 份中 {answered} 份，最慢 {slowest} 秒，解码子进程至多 {peak} MiB",
        ),
        "damaged_files",
    )


def _quality(frozen: dict[str, Any]) -> Row:
    worlds = frozen["worlds"]
    told = {}
    for against, found in (("planted", "holdout_planted"), ("decisions", "holdout_confirmed")):
        ranked = frozen["rows"][f"{against}, alert budget 1.14 %"]
        score, rules = (ranked[n]["average_precision"][0] for n in ("combined", "rules_only"))
        chance = sum(w[found] for w in worlds) / sum(w["holdout"] for w in worlds)
        told[against] = (f"{score:.3f}", f"{rules:.3f}", f"{chance:.3f}")
    planted, decided = (" / ".join(told[against]) for against in ("planted", "decisions"))
    return Row(
        (
            f"average precision of score / rules alone / chance on {len(worlds)} simulated worlds,"
            " later cases of unseen villages",
            f"for what was planted {planted}, for what reviewers confirmed {decided}"
            " (simulation, no evidence about real villages)",
        ),
        (
            f"{len(worlds)} 个模拟世界上评分 / 只用规则 / 随机的平均精度，取未见过的村的后期事项",
            f"对植入的问题 {planted}，对核查确认的问题 {decided}（模拟数据，不说明真实村庄）",
        ),
        "score_quality",
    )


def _latency(frozen: dict[str, Any]) -> Iterator[Row]:
    ours, row = frozen["services"]["ours_v1_scores"], frozen["services"]["ours_predict_row"]
    peer = frozen["services"]["bentoml_default_explained_row"]
    yield Row(
        (
            "POST /v1/scores: history selected, flags, score, explanation, answer kept on disk",
            f"{ours['cpu_ms']} ms of processor, p50 {ours['p50_ms']} ms, p99 {ours['p99_ms']} ms",
        ),
        (
            "POST /v1/scores：取历史、跑规则、评分、解释、答案落盘",
            f"处理器 {ours['cpu_ms']} 毫秒，p50 {ours['p50_ms']} 毫秒，p99 {ours['p99_ms']} 毫秒",
        ),
        "serving_latency",
    )
    yield Row(
        (
            "a ready row, for comparison: our /predict; a default BentoML service, explained",
            f"{row['cpu_ms']} ms; {peer['cpu_ms']} ms of processor",
        ),
        (
            "对照，现成的一行特征：本服务 /predict；默认写法的 BentoML 服务（带贡献）",
            f"处理器 {row['cpu_ms']} 毫秒；{peer['cpu_ms']} 毫秒",
        ),
        "serving_latency",
    )


if __name__ == "__main__":
    main()
