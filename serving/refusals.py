"""The table of refusals: for each stable code its HTTP status and its title in both languages.

A code never changes its meaning. What has no row here is answered by the class of its error.
"""

from dataclasses import dataclass

from features.errors import BadRecord, YunjingError
from models.errors import BundleMismatch, Unreadable
from serving.errors import BadBody, Refused, StoreError


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a code means to a caller."""

    status: int
    zh: str
    en: str


REFUSALS: dict[str, Refusal] = {
    # the request
    "UNAUTHENTICATED": Refusal(401, "缺少或无效的密钥", "Missing or unknown API key"),
    "NOT_FOUND": Refusal(404, "没有这个地址", "No such address"),
    "METHOD_NOT_ALLOWED": Refusal(405, "此地址不支持该方法", "Method not allowed here"),
    "BODY_TOO_LARGE": Refusal(413, "请求体过大", "The body is too large"),
    "UNSUPPORTED_MEDIA_TYPE": Refusal(415, "不支持的内容类型", "Content type is not taken here"),
    "TOO_BUSY": Refusal(429, "排队过长，请稍后再试", "The queue is too long, try later"),
    "BAD_HEADER": Refusal(400, "请求头无效", "A header cannot be understood"),
    "INVALID_JSON": Refusal(400, "不是有效的 JSON", "Not valid JSON"),
    "INVALID_BODY": Refusal(422, "内容不符合格式", "The body breaks its schema"),
    "INVALID_FACTS": Refusal(
        422, "部分记录有误，未写入任何记录", "Some rows are wrong, none stored"
    ),
    "FACT_CONFLICT": Refusal(
        409, "同一编号的记录内容不同", "The fact is here with another content"
    ),
    "IDEMPOTENCY_KEY_REUSED": Refusal(
        422, "幂等键已用于其他请求", "The idempotency key was used for another request"
    ),
    "REQUEST_IN_PROGRESS": Refusal(
        409, "相同请求正在处理", "The same request is still being answered"
    ),
    "DOCUMENT_NOT_FOUND": Refusal(404, "没有这份文件", "No such document"),
    "UNKNOWN_DOCUMENT": Refusal(
        422, "案件引用了未提交的文件", "The case names an unknown document"
    ),
    "DOCUMENT_NOT_READY": Refusal(409, "文件尚在识别", "A document is not recognised yet"),
    "DOCUMENT_FAILED": Refusal(422, "引用的文件无法识别", "A document of the case was refused"),
    "PATH_NOT_ALLOWED": Refusal(422, "此处须用文件编号", "Documents are named by id here"),
    "SCORE_NOT_FOUND": Refusal(404, "没有这个评分", "No such score"),
    # the file
    "EMPTY_FILE": Refusal(400, "文件为空", "The file is empty"),
    "FILE_TOO_LARGE": Refusal(413, "文件过大", "The file is too large"),
    "UNKNOWN_FORMAT": Refusal(415, "无法识别的文件格式", "The file format is not known"),
    "UNSUPPORTED_FORMAT": Refusal(415, "不支持的文件格式", "The file format is not supported"),
    "ENCRYPTED_PDF": Refusal(422, "PDF 已加密", "The PDF is encrypted"),
    "BROKEN_PDF": Refusal(422, "PDF 已损坏", "The PDF is broken"),
    "TOO_MANY_PAGES": Refusal(422, "页数过多", "Too many pages"),
    "TOO_MUCH_TEXT": Refusal(422, "文字过多", "Too much text"),
    "IMAGE_TOO_LARGE": Refusal(422, "图像尺寸过大", "The image has too many pixels"),
    "BROKEN_IMAGE": Refusal(422, "图像已损坏", "The image is broken"),
    "ZIP_UNSAFE": Refusal(422, "压缩包不安全", "The archive is not safe to open"),
    "BROKEN_OFD": Refusal(422, "OFD 已损坏", "The OFD is broken"),
    "ENCRYPTED_OFD": Refusal(422, "OFD 已加密", "The OFD is encrypted"),
    "XML_UNSAFE": Refusal(422, "XML 不安全", "The XML is not safe to read"),
    "BROKEN_XML": Refusal(422, "XML 已损坏", "The XML is broken"),
    "UNKNOWN_XML": Refusal(422, "不是电子发票 XML", "The XML is no e-invoice"),
    "DECODE_TIMEOUT": Refusal(422, "解码超时", "Decoding took too long"),
    "DECODE_MEMORY": Refusal(422, "解码占用内存过多", "Decoding needs too much memory"),
    "DECODE_CRASHED": Refusal(422, "解码失败", "The decoder broke on this file"),
    "RECOGNITION_GAVE_UP": Refusal(422, "多次识别均中断", "Recognition was broken off repeatedly"),
    "RECOGNITION_BROKE": Refusal(422, "识别出错", "Recognition broke on this file"),
    "BLOB_MISSING": Refusal(422, "原件缺失，请重新提交", "The original is gone, send it again"),
    "BLOB_CHANGED": Refusal(
        422, "原件被改动，请重新提交", "The original was altered, send it again"
    ),
    # the service
    "NO_MODEL": Refusal(503, "未加载模型", "No model is loaded"),
    "STORE_BUSY": Refusal(503, "存储繁忙", "The store is busy"),
    "STORE_UNAVAILABLE": Refusal(503, "存储不可用", "The store is not available"),
    "INTERNAL": Refusal(500, "内部错误", "Internal error"),
}

_BY_CLASS: tuple[tuple[type[YunjingError], Refusal], ...] = (
    (Unreadable, Refusal(422, "文件无法识别", "The file cannot be taken")),
    (BadRecord, Refusal(422, "数据无效", "A value cannot be what it says it is")),
    (BadBody, Refusal(422, "请求无法处理", "The body cannot be taken")),
    (Refused, Refusal(400, "请求无法处理", "The request cannot be served")),
    (BundleMismatch, Refusal(503, "模型不可用", "The model cannot be used")),
    (StoreError, Refusal(503, "存储不可用", "The store is not available")),
)


def refusal_of(error: YunjingError) -> Refusal:
    """Return what an error means to a caller; unknown kinds are our own fault (500)."""
    if error.code in REFUSALS:
        return REFUSALS[error.code]
    for kind, refusal in _BY_CLASS:
        if isinstance(error, kind):
            return refusal
    return REFUSALS["INTERNAL"]
