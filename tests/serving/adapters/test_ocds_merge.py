import json

from hypothesis import given
from hypothesis import strategies as st

from serving.adapters.located import Located, located
from serving.adapters.ocds_merge import compiled


def plain(found: Located):
    if isinstance(found.value, dict):
        return {name: plain(one) for name, one in found.value.items()}
    if isinstance(found.value, tuple):
        return [plain(one) for one in found.value]
    return found.value


def merged(*releases):
    return plain(compiled([located(json.dumps(release).encode()) for release in releases]))


def test_later_values_win_and_others_stay():
    assert merged({"a": 1, "b": {"c": 1, "d": 2}}, {"b": {"c": 3}}) == {
        "a": 1,
        "b": {"c": 3, "d": 2},
    }


def test_null_takes_a_value_away():
    assert merged({"a": 1, "b": {"c": 1}}, {"a": None, "b": {"c": None}}) == {"b": {}}


def test_objects_of_a_list_are_merged_by_id_in_the_order_of_their_first_coming():
    assert merged(
        {"awards": [{"id": 1, "status": "pending"}, {"id": 2}]},
        {"awards": [{"id": 3}, {"id": 1, "status": "active"}]},
    ) == {"awards": [{"id": 1, "status": "active"}, {"id": 2}, {"id": 3}]}


def test_lists_without_ids_and_lists_marked_whole_are_replaced():
    assert merged({"roles": ["a", "b"]}, {"roles": ["c"]}) == {"roles": ["c"]}
    assert merged({"x": [{"id": 1}, {"n": 2}]}, {"x": [{"id": 1, "m": 1}]}) == {
        "x": [{"id": 1, "m": 1}]
    }
    for name in ("additionalIdentifiers", "additionalClassifications"):
        assert merged({name: [{"id": 1}]}, {name: [{"id": 2}]}) == {name: [{"id": 2}]}


def test_every_value_keeps_the_place_it_came_from():
    both = located(b'[{"t": {"a": 1, "b": 2}}, {"t": {"b": 3}}]').value
    found = compiled(both)
    assert found.get("t", "a").pointer == "/0/t/a"
    assert found.get("t", "b").pointer == "/1/t/b"
    assert found.place("t", "missing") == "/1/t/missing"
    assert found.place("t", "b", "deeper") == "/1/t/b"


trees = st.recursive(
    st.integers(0, 3) | st.text("ab", max_size=2),
    lambda inner: (
        st.dictionaries(st.sampled_from("abc"), inner, max_size=3) | st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)
releases = st.dictionaries(st.sampled_from("abc"), trees, max_size=3)


@given(releases)
def test_a_release_merged_with_itself_or_with_nothing_is_the_same(release):
    assert merged(release) == merged(release, release) == merged(release, {}) == release


@given(st.lists(releases, min_size=3, max_size=3))
def test_releases_may_be_compiled_step_by_step(three):
    first, second, third = (located(json.dumps(one).encode()) for one in three)
    assert plain(compiled([compiled([first, second]), third])) == plain(
        compiled([first, second, third])
    )
