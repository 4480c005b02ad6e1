"""Where the name of a person begins and ends in a line of prose.

A Chinese name is a surname and one or two characters more; what stands behind it in a sentence on
who is in charge (担任, 负责, 为, 主持) is no part of it. The surnames are some common ones: a name
with another one stays as it was tagged.
"""

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路"
    "詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边喻"
    "穆戚乐卞和诸"
)
_BEHIND = frozenset("担负为任主全具现同统牵须应在驻")
_LONGEST = 3


def person_ends(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return the ends of the name that a tagged stretch of a line touches.

    >>> line = "由穆秀英担任项目经理"
    >>> [line[slice(*person_ends(line, *ends))] for ends in ((1, 4), (2, 5), (2, 4), (1, 3))]
    ['穆秀英', '穆秀英', '穆秀英', '穆秀英']
    """
    if text[start] not in SURNAMES and start > 0 and text[start - 1] in SURNAMES:
        start -= 1
    while stop - start > 2 and text[stop - 1] in _BEHIND:
        stop -= 1
    follows = text[stop : stop + 2]
    if stop - start < _LONGEST and len(follows) == 2 and follows[1] in _BEHIND:
        stop += follows[0].isalpha() and follows[0] not in _BEHIND
    return start, stop
