"""How the names of bodies end: village committees and collectives, offices, firms.

Longer endings stand before those that they end in, as a pattern of choices needs them.
"""

BODY_ENDINGS = (
    "村民委员会",
    "居民委员会",
    "委员会",
    "村委会",
    "居委会",
    "股份经济合作社",
    "经济合作社",
    "股份合作社",
    "合作社",
    "经济联合社",
    "人民政府",
    "街道办事处",
    "办事处",
    "有限责任公司",
    "有限公司",
    "公司",
    "服务中心",
    "服务站",
    "办公室",
    "财政所",
)
BODY_END = "(?:" + "|".join(BODY_ENDINGS) + ")"
"""A pattern of any of them."""
