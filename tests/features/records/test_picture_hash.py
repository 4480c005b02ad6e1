from hypothesis import given
from hypothesis import strategies as st

from features.records.picture_hash import BITS, distance, quarter_turned

HASHES = st.integers(0, 2**BITS - 1).map(lambda bits: f"{bits:016x}")


@given(HASHES)
def test_four_quarter_turns_are_none(one):
    turned = one
    for _ in range(4):
        turned = quarter_turned(turned)
    assert turned == one


@given(HASHES, st.integers(0, 3))
def test_a_turned_picture_is_no_other(one, turns):
    turned = one
    for _ in range(turns):
        turned = quarter_turned(turned)
    assert distance(one, turned) == 0


@given(HASHES, HASHES)
def test_distance_is_symmetric_and_never_above_plain_hamming(one, other):
    plain = (int(one, 16) ^ int(other, 16)).bit_count()
    assert distance(one, other) == distance(other, one) <= plain


@given(HASHES, st.sets(st.integers(0, BITS - 1), max_size=6))
def test_changed_bits_are_the_most_that_is_counted(one, changed):
    other = int(one, 16)
    for place in changed:
        other ^= 1 << place
    assert distance(one, f"{other:016x}") <= len(changed)
