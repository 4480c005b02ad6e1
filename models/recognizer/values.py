"""What the text of a field must look like, and its normal form.

Each reader takes the text as it stands and returns the normal form, or None when the text
cannot be such a value: a doubtful value is left out and named for review, never guessed. Slips
of letter for digit are mended only where the form admits digits alone.
"""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from features.errors import BadRecord
from features.records.capitals import fen_from_capitals
from features.records.identity import is_credit_code
from features.records.money import fen_from_text, yuan_text
from models.recognizer.body_names import without_stray
from models.recognizer.dates import iso_date
from models.recognizer.labels import plain

Normal = Callable[[str], str | None]
"""From text on the paper to its normal form, None when it is no such value."""

_LETTERS_AS_DIGITS = str.maketrans("OoQDIlI|ZSsB", "000011112558")
_NOT_IN_CREDIT_CODES = str.maketrans("IOSVZ", "10502")
_DATE = re.compile(
    r"[\d〇○零一二三四五六七八九]{4}[年\-/.][\d〇○零一二三四五六七八九十廿]{1,3}[月\-/.]"
    r"[\d〇○零一二三四五六七八九十廿]{1,3}日?"
)
_LOST_CIRCLE = re.compile(
    r"(?<![\d〇○零一二三四五六七八九])[二〇○零]?([一二三][〇○零一二三四五六七八九])年"
    r"(?=[一二三四五六七八九十]{1,2}月)"
)
_POINTS = re.compile(r"(?<!\d)(\d{4})[.,](\d{1,2})[.,](\d{1,2})(?!\d)")
_AMOUNT = re.compile(
    r"(?<![\d.,])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?"
    r"(?![\d.A-Za-z])(?!,\d{3})"  # nothing may follow that makes it another number
)
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{3})+)[.,](\d{2})(?![\d.,])")
_RATES = ("免税", "不征税", "零税率")
_EDGES = " \t\u3000:：,，;；。、|_"


def digits(*lengths: int) -> Normal:
    """Return the reader of a number of exactly one of these lengths."""

    def read(text: str) -> str | None:
        shown = re.sub(r"^N[o0°]\.?:?", "", plain(text)).translate(_LETTERS_AS_DIGITS)
        runs = [run for run in re.findall(r"\d+", shown) if len(run) in lengths]
        return runs[0] if len(runs) == 1 else None

    return read


def day(text: str) -> str | None:
    """Read the one date in the text to ISO; a missing 日 is forgiven, a wrong month is not.

    Readers lose the circle of 二〇: a year of this century is known by what is left of it. They
    take points for commas.

    >>> day("二二八年三月二十八日"), day("二五年三月十一日"), day("2021,05.05")
    ('2028-03-28', '2025-03-11', '2021-05-05')
    """
    shown = _POINTS.sub(r"\1.\2.\3", _LOST_CIRCLE.sub(r"二〇\1年", plain(text)))
    match = _DATE.search(shown)
    try:
        return iso_date(match.group() if match else shown)
    except BadRecord:
        return None


def whole_day(text: str) -> str | None:
    """Read a text that is a date and little more: one in a sentence is not meant."""
    return day(text) if len(plain(text)) <= 16 else None


def amount(text: str) -> str | None:
    """Read the one amount in the text: ¥1,234.5 becomes 1234.50; two amounts are none.

    In small print a comma is read as a point; before three figures and a point it is none.

    >>> amount("2.560.00"), amount("12,345,67")
    ('2560.00', '12345.67')
    """
    shown = plain(text).replace("，", ",").replace("。", ".")
    shown = _THOUSANDS.sub(lambda m: f"{re.sub('[.,]', '', m[1])}.{m[2]}", shown)
    found = _AMOUNT.findall(shown)
    if len(found) != 1:
        return None
    try:
        return yuan_text(fen_from_text(found[0].replace("−", "-")))
    except BadRecord:
        return None


def capitals(text: str) -> str | None:
    """Keep an amount in capitals that reads well, without the marks around it."""
    shown = plain(text).strip("⊗⊕×xX:()#⑧⑩@&*®¥￥")
    match = re.search(
        r"[负零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二两三四五六七八九十百千萬億圆元角分整正]+", shown
    )
    if match is None:
        return None
    try:
        fen_from_capitals(match.group())
    except BadRecord:
        return None
    return match.group()


def tax_id(text: str) -> str | None:
    """Read an 18-character credit code, or an older tax number of 15 to 20 characters.

    Letters that the alphabet of GB 32100 leaves out (I O S V Z) are read as the digits that
    they resemble when the check character then agrees.
    """
    shown = re.sub(r"[^0-9A-Z]", "", plain(text).upper())
    mended = shown.translate(_NOT_IN_CREDIT_CODES)
    if is_credit_code(mended):
        return mended
    return shown if re.fullmatch(r"[0-9A-Z]{15,20}", shown) and _mostly_digits(shown) else None


def decimal(text: str) -> str | None:
    """Read a quantity or unit price: any number of decimals, no exponent."""
    shown = plain(text).lstrip("¥￥").replace(",", "")
    if re.fullmatch(r"-?\d+(\.\d+)?", shown) is None:
        return None
    try:
        return format(Decimal(shown), "f")
    except InvalidOperation:
        return None


def rate(text: str) -> str | None:
    """Read a tax rate: 13%, 免税, 不征税; ``***`` is none."""
    shown = plain(text)
    match = re.search(r"\d{1,2}(\.\d)?%", shown)
    if match:
        return match.group()
    return next((word for word in _RATES if word in shown), None)


def words(text: str) -> str | None:
    """Keep running text in its compatibility form; white space inside becomes one blank."""
    shown = " ".join(unicodedata.normalize("NFKC", text).split()).strip(_EDGES)
    return shown or None


def prose(text: str) -> str | None:
    """Keep sentences with their punctuation, in the compatibility form, without white space."""
    return plain(text) or None


def name(text: str) -> str | None:
    """Keep a name: the form of ``words``, but no white space between Chinese characters.

    A name that was read twice is one name.
    """
    shown = re.sub(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])", "", words(text) or "")
    return re.sub(r"^(.{6,})\1$", r"\1", shown) or None


def body(text: str) -> str | None:
    """Keep the name of a body, project or place: two characters or more, no bracket first.

    A text with a long number in it is something else.
    """
    shown = name(text)
    fits = shown and len(plain(shown)) >= 2 and shown[0] not in "(:"
    if not fits or re.search(r"\d{8}", plain(text)):
        return None
    return shown and without_stray(shown)


def person(text: str) -> str | None:
    """Keep the name of a person: no figures in it, blanks between its characters left out."""
    shown = name(text)
    fits = shown is not None and 2 <= len(shown) <= 20 and not re.search(r"[\d%¥]", shown)
    return shown if fits else None


def people(text: str) -> str | None:
    """Keep one or more names of persons, parted as they stand."""
    shown = name(text)
    fits = shown is not None and 2 <= len(shown) <= 60 and not re.search(r"[\d%¥:]", shown)
    return shown if fits else None


def sentence(text: str) -> str | None:
    """Keep a finding with the commas inside it and without its full stop."""
    shown = plain(text).strip("。;,:")
    return shown if len(shown) >= 2 else None


def resident_id(text: str) -> str | None:
    """Read a resident id of 18 characters, or one masked by asterisks as lists show it."""
    shown = plain(text).upper().replace("×", "X")
    mended = shown[:-1].translate(_LETTERS_AS_DIGITS) + shown[-1:]
    for form in (mended, shown):
        if re.fullmatch(r"\d{6}[\d*]{11}[\dX*]", form):
            return form
    return None


def account(text: str) -> str | None:
    """Read an account or card number: 6 to 32 digits, blanks and hyphens between them left out."""
    shown = re.sub(r"[\s\-—]", "", plain(text))
    return shown if re.fullmatch(r"[\d*]{6,32}", shown) else None


_BRACKETED_YEAR = re.compile(
    r"[\[(〔【]((?:19|20)\d{2})[\])〕】]?(?=第|\d{1,4}号)|((?:19|20)\d{2})[\])〕】](?=第|\d{1,4}号)"
)


def number_text(text: str) -> str | None:
    """Read a contract or note number: letters, digits and the marks between them.

    A year in brackets of any kind stands in hexagonal ones, as GB/T 9704-2012, 7.2.5 has it:
    readers hardly know them, and lose one of a pair.

    >>> number_text("CG(2025第255号")
    'CG〔2025〕第255号'
    >>> number_text("号XZ-2025-059")
    'XZ-2025-059'
    """
    shown = _BRACKETED_YEAR.sub(lambda year: f"〔{year[1] or year[2]}〕", plain(text))
    match = re.search(
        r"[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff\-—_/()〔〕\[\]号第字]*", shown
    )
    found = re.sub(r"^(?:N[oO0]\.?(?=\d)|号(?=\w))", "", _closed(match.group())) if match else ""
    return found if re.search(r"\d", found) else None


def _closed(text: str) -> str:
    """Cut a text at a closing bracket that none opens: the sentence around it goes on there."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return text[:place]
    return text


def _mostly_digits(text: str) -> bool:
    return sum(character.isdigit() for character in text) >= 8
