"""The five foci of supervision (五个重点) and the parts that people play in them."""

from enum import StrEnum


class Focus(StrEnum):
    """What kind of matter is supervised; the value is the wire form."""

    PROCUREMENT = "procurement"  # 村级采购
    PROJECT = "project"  # 工程项目
    ASSET = "asset"  # 资产处置
    LABOUR = "labour"  # 劳务用工
    RELIEF = "relief"  # 困难救助


class Role(StrEnum):
    """The part a party plays in a case."""

    SELLER = "seller"
    BIDDER = "bidder"
    LESSEE = "lessee"
    BUYER = "buyer"
    PAYEE = "payee"
    CADRE = "cadre"
