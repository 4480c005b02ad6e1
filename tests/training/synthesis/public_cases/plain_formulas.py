"""Formulas of flags that are not built yet, in the plainest words, to hold the public cases to.

They show that a case carries the numbers that its flags will need and that its twin does not. They
know none of the exclusions that a flag needs, and go when their flag is built.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from statistics import median

from features.records.case import Case
from features.records.document import Kind
from features.records.fact import Fact, FactKind
from features.records.focus import Role

OVERDUE_DAYS, YEAR, TEN_YEARS = 60, 365, 3_650


def facts(case: Case, *kinds: FactKind) -> list[Fact]:
    return [fact for fact in case.history if fact.kind in kinds]


def day(case: Case, fact: Fact) -> date:
    return datetime.fromtimestamp(fact.event_time, case.as_of.tzinfo).date()


def impossible_date(case: Case) -> bool:
    dates = [f.value for paper in case.documents for f in paper.fields if f.name.endswith("date")]
    return any(not is_date(text) for text in dates)


def is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def kin_of_seller(case: Case) -> bool:
    seller = case.party(Role.SELLER)
    owners = {
        f.person for f in facts(case, FactKind.REGISTRATION) if seller and f.seller == seller.id
    }
    return bool(owners & {f.person for f in facts(case, FactKind.KINSHIP)})


def shared_deposit(case: Case) -> bool:
    own = [f for f in facts(case, FactKind.BID) if f.case == case.case_id]
    return len({f.account for f in own}) < len(own)


def persistent_loser(case: Case) -> bool:
    tenders: dict[str | None, set[str | None]] = defaultdict(set)
    for bid in facts(case, FactKind.BID):
        tenders[bid.case].add(bid.seller)
    winners = {f.case: f.seller for f in facts(case, FactKind.AWARD)}
    winners[case.case_id] = next(bid.bidder for bid in case.bids if bid.won)
    return any(loses_to(bid.bidder, tenders, winners) for bid in case.bids)


def loses_to(
    firm: str,
    tenders: Mapping[str | None, set[str | None]],
    winners: Mapping[str | None, str | None],
) -> bool:
    """Eight joint bids and more, hardly a win, one winner of most, together more than by chance."""
    bid = [tender for tender, bidders in tenders.items() if firm in bidders]
    won = Counter(winners.get(tender) for tender in bid)
    winner, count = won.most_common(1)[0]
    joint = sum(winner in tenders[tender] for tender in bid)
    rival = sum(winner in bidders for bidders in tenders.values())
    lift = joint * len(tenders) / (len(bid) * rival)
    rare = won[firm] <= 0.05 * len(bid)
    return firm != winner and joint >= 8 and rare and count >= 0.6 * len(bid) and lift > 3


def copied_lines(case: Case) -> bool:
    old = {(f.item, f.quantity) for f in facts(case, FactKind.WORK_ITEM)}
    lines = [(i.name, int(i.quantity * 100)) for i in case.items if i.quantity is not None]
    return sum(line in old for line in lines) >= 0.9 * len(lines)


def second_payee(case: Case) -> bool:
    own = [f for f in facts(case, FactKind.PAYMENT) if f.case == case.case_id]
    others = [f for f in facts(case, FactKind.PAYMENT) if f.case != case.case_id]
    near = [
        (a, b)
        for a in own
        for b in others
        if a.asset == b.asset and a.seller != b.seller
        and abs((a.amount_fen or 0) / (b.amount_fen or 1) - 1) <= 0.1
    ]  # fmt: skip
    return bool(near) and not case.bids


def other_builder(case: Case) -> bool:
    seller = case.party(Role.SELLER)
    working = [f.seller for f in facts(case, FactKind.SITE_WORK) if f.case == case.case_id]
    return bool(working) and seller is not None and seller.id not in working


def rent_unchanged(case: Case) -> bool:
    leases = facts(case, FactKind.LEASE)
    since = min(day(case, lease) for lease in leases)
    is_same = len({lease.amount_fen for lease in leases}) == 1
    return is_same and (case.as_of.date() - since).days >= TEN_YEARS


def rent_overdue(case: Case) -> bool:
    due = [
        f.amount_fen or 0
        for f in facts(case, FactKind.RENT_DUE)
        if (case.as_of.date() - day(case, f)).days > OVERDUE_DAYS
    ]
    asset = case.asset.id if case.asset else None
    paid = sum(f.amount_fen or 0 for f in facts(case, FactKind.RENT_PAID) if f.asset == asset)
    return sum(due) - paid > max(due)


def sublet_dearer(case: Case) -> bool:
    (lease,) = facts(case, FactKind.LEASE)
    return any(
        (f.amount_fen or 0) > 1.3 * (lease.amount_fen or 0)
        and (day(case, f) - day(case, lease)).days <= YEAR
        for f in facts(case, FactKind.SUBLEASE)
    )


def days_beyond_month(case: Case) -> bool:
    """More entries of one month than any month of that name has days."""
    months = [Counter((w.day.year, w.day.month) for w in person.days) for person in case.people]
    return any(count > 28 and month == 2 for one in months for (_, month), count in one.items())


def absent_worker(case: Case) -> bool:
    """At work elsewhere or dead before the last day charged."""
    last = {p.id: max(work.day for work in p.days) for p in case.people if p.days}
    away = facts(case, FactKind.EMPLOYMENT, FactKind.DEATH)
    return any(f.person in last and day(case, f) < last[f.person] for f in away)


def shared_account(case: Case) -> bool:
    payees: dict[str | None, set[str | None]] = defaultdict(set)
    for person in case.people:
        payees[person.account].add(person.id)
    for fact in facts(case, FactKind.WAGE):
        payees[fact.account].add(fact.person)
    return any(len(payees[person.account]) > 1 for person in case.people)


def pay_beyond_days(case: Case) -> bool:
    lines = [line for paper in case.papers(Kind.ROSTER) for line in paper.lines]
    rows = [[float(line.cell(name).value) for name in ("days", "rate", "net")] for line in lines]
    return any(abs(net / (rate * days) - 1) > 0.05 for days, rate, net in rows)


def frozen_roster(case: Case) -> bool:
    """Five people or more with the same days and pay in this month and two before."""
    rows = [*months_before(case), (case.case_id, own_rows(case))]
    same = [Counter(month.values()).most_common(1)[0] for _, month in rows]
    return len(rows) >= 3 and len({row for row, _ in same}) == 1 and min(n for _, n in same) >= 5


def own_rows(case: Case) -> dict[str, tuple[int, int]]:
    return {p.id: (len(p.days), p.amount_fen or 0) for p in case.people}


def months_before(case: Case) -> Iterator[tuple[str | None, dict[str | None, tuple[int, int]]]]:
    wages = facts(case, FactKind.WAGE)
    worked = Counter((f.case, f.person) for f in facts(case, FactKind.ATTENDANCE) if f.quantity)
    for month in dict.fromkeys(f.case for f in wages):
        yield (
            month,
            {
                f.person: (worked[month, f.person], f.amount_fen or 0)
                for f in wages
                if f.case == month
            },
        )


def kin_at_work(case: Case) -> bool:
    kin = {f.person for f in facts(case, FactKind.KINSHIP)}
    return any(person.id in kin for person in case.people)


def rate_above_local(case: Case) -> bool:
    worked = Counter(f.person for f in facts(case, FactKind.ATTENDANCE))
    local = median((f.amount_fen or 0) / worked[f.person] for f in facts(case, FactKind.WAGE))
    return any((p.amount_fen or 0) / len(p.days) > 1.5 * local for p in case.people)


def two_schemes(case: Case) -> bool:
    paid = {(p.id, on.year, on.month) for p in case.people for on in p.paid_on}
    return any(
        f.category != case.category
        and (f.person, day(case, f).year, day(case, f).month) in paid
        for f in facts(case, FactKind.RELIEF)
    )  # fmt: skip


def owns_much(case: Case) -> bool:
    home = case.household.id if case.household else None
    return any(f.household == home for f in facts(case, FactKind.HOLDING))


def undeclared_kin(case: Case) -> bool:
    declared = {f.person for f in facts(case, FactKind.DECLARATION)}
    return kin_at_work(case) and not any(person.id in declared for person in case.people)


def drawn_by_one(case: Case) -> bool:
    accounts = {person.account for person in case.people}
    homes = {f.household for f in facts(case, FactKind.RELIEF) if f.account in accounts}
    return len(homes | {case.household.id if case.household else None}) >= 3


FORMULAS: Mapping[str, Callable[[Case], bool]] = {
    "DOC-11": impossible_date,
    "PUR-07": kin_of_seller,
    "BID-09": shared_deposit,
    "BID-10": persistent_loser,
    "ENG-02": copied_lines,
    "ENG-03": second_payee,
    "ENG-04": other_builder,
    "AST-05": rent_unchanged,
    "AST-06": rent_overdue,
    "AST-09": sublet_dearer,
    "LAB-02": days_beyond_month,
    "LAB-03": absent_worker,
    "LAB-04": shared_account,
    "LAB-05": pay_beyond_days,
    "LAB-06": frozen_roster,
    "LAB-08": kin_at_work,
    "LAB-10": rate_above_local,
    "REL-02": two_schemes,
    "REL-03": owns_much,
    "REL-05": undeclared_kin,
    "REL-07": drawn_by_one,
}
"""By code; LAB-09 is missing, because a record holds no pictures of signatures."""
