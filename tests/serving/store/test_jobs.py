import pytest

from serving.errors import LeaseLost
from serving.store import jobs


@pytest.fixture
def write(store):
    return store.database.write


def _enqueue(write, subject, now=0.0):
    write(lambda c: jobs.enqueue(c, "recognise", subject, now))


def _claim(write, now, lease=10.0):
    return write(lambda c: jobs.claim(c, now, lease))


def test_the_oldest_job_comes_first_and_only_once(write):
    _enqueue(write, "b", 2.0)
    _enqueue(write, "a", 1.0)
    assert [_claim(write, 3.0).subject, _claim(write, 3.0).subject] == ["a", "b"]
    assert _claim(write, 3.0) is None


def test_a_job_is_not_queued_twice_while_it_waits_or_runs(write):
    _enqueue(write, "a")
    _enqueue(write, "a")
    _claim(write, 1.0)
    _enqueue(write, "a")
    assert _claim(write, 1.0) is None


def test_a_lease_that_ran_out_gives_the_job_to_another(write):
    _enqueue(write, "a")
    first = _claim(write, 0.0)
    assert _claim(write, 9.0) is None
    second = _claim(write, 11.0)
    assert (second.subject, second.attempts, second.fence) == ("a", 2, first.fence + 1)


def test_an_old_token_can_neither_finish_nor_renew(write):
    _enqueue(write, "a")
    old = _claim(write, 0.0)
    new = _claim(write, 11.0)
    for use in (jobs.finish, lambda c, job: jobs.renew(c, job, 99.0)):
        with pytest.raises(LeaseLost):
            write(lambda c, use=use: use(c, old))
    write(lambda c: jobs.finish(c, new))
    assert _claim(write, 99.0) is None


def test_a_renewed_lease_holds(write):
    _enqueue(write, "a")
    job = _claim(write, 0.0)
    write(lambda c: jobs.renew(c, job, 50.0))
    assert _claim(write, 40.0) is None


def test_a_finished_job_may_come_again(write):
    _enqueue(write, "a")
    job = _claim(write, 0.0)
    write(lambda c: jobs.finish(c, job))
    _enqueue(write, "a", 5.0)
    assert _claim(write, 6.0).subject == "a"
