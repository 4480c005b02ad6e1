"""XML from strangers to a tree: no DTD, no entities, bounded size, depth and number of elements."""

import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from models.errors import Unreadable
from models.recognizer.limits import LIMITS

_DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"'](gb\w+)[\"']", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)


class _BoundedTree(TreeBuilder):
    """Builds the tree and stops at the limits, before the memory is spent."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._elements = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._elements += 1
        if self._depth > LIMITS.xml_depth or self._elements > LIMITS.xml_elements:
            raise Unreadable(
                "XML_UNSAFE",
                f"deeper than {LIMITS.xml_depth} or more than {LIMITS.xml_elements} elements",
            )
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parse_xml(data: bytes) -> Element:
    """Parse one XML file; UTF-8, UTF-16 and declared GBK, GB 2312, GB 18030 are read.

    Raises Unreadable: BROKEN_XML when it is not well formed, XML_UNSAFE for a DTD, an entity
    or a tree beyond the limits.
    """
    if len(data) > LIMITS.xml_bytes:
        raise Unreadable("XML_UNSAFE", f"{len(data)} bytes; at most {LIMITS.xml_bytes}")
    parser = XMLParser(target=_BoundedTree(), forbid_dtd=True)
    try:
        parser.feed(_decoded(data))
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise Unreadable("XML_UNSAFE", f"not allowed here: {type(error).__name__}") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable("BROKEN_XML", f"not well formed: {type(error).__name__}") from error
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace.

    >>> local(Element("{urn:x}Item"))
    'Item'
    """
    return element.tag.rpartition("}")[2]


def child(element: Element, *path: str) -> Element | None:
    """Return the first descendant along this path of local names, None when it is missing."""
    found: Element | None = element
    for name in path:
        if found is None:
            return None
        found = next((one for one in found if local(one) == name), None)
    return found


def text_at(element: Element, *path: str) -> str:
    """Return the text along a path of local names, empty when it is missing."""
    found = child(element, *path)
    return (found.text or "").strip() if found is not None else ""


def _decoded(data: bytes) -> bytes | str:
    """Expat reads no multi-byte encodings but Unicode: decode the Chinese ones for it."""
    declared = _DECLARED.match(data)
    if declared is None:
        return data
    return _DECLARATION.sub("", data.decode("gb18030"), count=1)
