"""Hypothesis strategies for small, collision-rich sets of facts and spines."""

from hypothesis import strategies as st

from features.history.declarations import SECONDS_OF_DAY, Entity
from features.history.spine import Spine
from features.records.fact import Fact, FactKind
from features.records.focus import Focus

YEAR = 365 * SECONDS_OF_DAY
# Few distinct instants around the edges of the windows, so that ties and boundaries are common.
INSTANTS = [2 * YEAR - d * SECONDS_OF_DAY + s for d in (0, 30, 90, 365, 400) for s in (-1, 0, 1)]


def _maybe(*values):
    return st.sampled_from([None, *values])


@st.composite
def facts(draw, max_size=40):
    return [_fact(draw, number) for number in range(draw(st.integers(0, max_size)))]


def _fact(draw, number):
    event_time = draw(st.sampled_from(INSTANTS))
    return Fact(
        fact_id=f"f{number}",
        kind=draw(st.sampled_from(list(FactKind))),
        focus=Focus.PROCUREMENT,
        unit=draw(st.sampled_from(["u1", "u2"])),
        event_time=event_time,
        known_at=event_time + draw(st.sampled_from([0, 1, 3 * SECONDS_OF_DAY])),
        source="test",
        case=draw(_maybe("c1", "c2")),
        seller=draw(_maybe("s1", "s2")),
        person=draw(_maybe("p1", "p2")),
        household=draw(_maybe("h1")),
        asset=draw(_maybe("a1")),
        account=draw(_maybe("k1", "k2")),
        category=draw(_maybe("g1", "g2")),
        amount_fen=draw(_maybe(0, 1, 99, 10**13)),
        quantity=draw(_maybe(0, 240, 480)),
    )


def spines(case="c1"):
    pools = {
        Entity.UNIT: ["u1"],
        Entity.SELLER: ["s1", "s2"],
        Entity.CATEGORY: ["g1"],
        Entity.ACCOUNT: ["k1", "k2"],
        Entity.ASSET: ["a1"],
        Entity.HOUSEHOLD: ["h1", "unheard-of"],
        Entity.PERSON: ["p1", "p2"],
    }
    keys = st.fixed_dictionaries(
        {
            entity: st.sets(st.sampled_from(pool)).map(lambda chosen: tuple(sorted(chosen)))
            for entity, pool in pools.items()
        }
    )
    return st.builds(Spine, st.just(case), st.sampled_from(INSTANTS), keys)
