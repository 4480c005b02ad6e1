import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.flags.steel_grades import GRADES, names_in


def test_no_name_belongs_to_two_grades():
    names = [name for grade in GRADES for name in (grade.name, *grade.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("grade", GRADES, ids=lambda grade: grade.name)
def test_every_name_of_a_grade_is_found(grade):
    for name in (grade.name, f"SUS{grade.name}", f"TP {grade.name}", *grade.aliases):
        assert names_in(name, "不锈钢").grade == grade
        assert names_in(name.lower(), "不锈钢").grade == grade
        assert names_in(f"不锈钢管（{name}）φ51×1.5mm").grade == grade


@given(st.sampled_from(GRADES), st.sampled_from(GRADES))
def test_two_names_confirm_each_other_or_leave_it_open(one, other):
    naming = names_in(f"{one.name} ({other.aliases[0]})", "不锈钢栏杆")
    if one == other:
        assert naming.grade == one
        assert naming.is_confirmed
    else:
        assert naming.grade is None
        assert not naming.is_confirmed


@pytest.mark.parametrize(
    "text",
    ["DN200", "202mm", "202 mm", "φ304", "304×2.0", "2×201", "L=304.5", "A304", "3042", "202根"],
)
def test_sizes_and_counts_are_no_grades(text):
    assert names_in(text, "不锈钢管").designations == ()


def test_bare_numbers_need_stainless_steel_beside_them():
    assert names_in("304", "办公桌").designations == ()
    assert names_in("304", "不锈钢办公桌").grade.name == "304"


@pytest.mark.parametrize("text", ["204Cu", "06Cr18Ni99", "S99999", "SUS305", "1.4999"])
def test_unknown_names_are_said_to_be_unknown(text):
    naming = names_in(text, "不锈钢")
    assert naming.unknown
    assert naming.grade is None


def test_letter_o_for_nought_is_forgiven_in_composed_names():
    assert names_in("O6Cr19Ni1O").grade.name == "304"
    assert names_in("O22Cr17Ni12Mo2").grade.name == "316L"


@given(st.text(max_size=40))
def test_any_text_is_read_without_error(text):
    naming = names_in(text, "不锈钢")
    assert set(naming.unknown) <= set(naming.designations)
