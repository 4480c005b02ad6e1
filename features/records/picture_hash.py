"""Distance of two perceptual hashes: how unlike two pictures look, in any quarter turn.

A hash is 16 hex digits: the signs of the 8 x 8 lowest coefficients of the discrete cosine
transform (DCT-II) of a small square grey picture, row by row, most significant bit first. A
quarter turn of the picture transposes the coefficients and turns the sign of every odd row, so
hashes are turned without the picture. Making one from pixels is the recognizer's duty.
"""

SIDE = 8
BITS = SIDE * SIDE
_PLACES = tuple((row, column) for row in range(SIDE) for column in range(SIDE))


def distance(first: str, second: str) -> int:
    """Return the least number of differing bits over the four quarter turns, 0 to 64.

    >>> distance("ffff000000000000", "fffe000000000000")
    1
    """
    goal = int(second, 16)
    return min((turned ^ goal).bit_count() for turned in _turns(int(first, 16)))


def quarter_turned(picture_hash: str) -> str:
    """Return the hash of the picture turned by 90 degrees against the clock."""
    return f"{_turned(int(picture_hash, 16)):0{BITS // 4}x}"


def _turns(bits: int) -> list[int]:
    turns = [bits]
    for _ in range(3):
        turns.append(_turned(turns[-1]))
    return turns


def _turned(bits: int) -> int:
    turned = 0
    for row, column in _PLACES:
        turned = turned << 1 | (_bit(bits, column, row) ^ row & 1)
    return turned


def _bit(bits: int, row: int, column: int) -> int:
    return bits >> (BITS - 1 - row * SIDE - column) & 1
