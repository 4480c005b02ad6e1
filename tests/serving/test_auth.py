import stat

import pytest

from serving.auth import Keyring, generate_key, generated_key_file, open_keyring
from serving.errors import Refused, SettingsError
from serving.settings import Settings

KEY = "key-with-enough-characters"


def _settings(tmp_path, **more):
    return Settings(db_url=f"sqlite:///{tmp_path}/state/yunjing.db", **more)


def test_without_keys_one_is_generated_for_its_owner_only(tmp_path):
    settings = _settings(tmp_path)
    keyring = open_keyring(settings)
    file = generated_key_file(settings)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    key = file.read_text().strip()
    assert len(key) > 40
    assert keyring.owner(f"Bearer {key}", None) == open_keyring(settings).owner(None, key)


def test_a_generated_key_is_never_replaced(tmp_path):
    assert generate_key(tmp_path / "key")
    before = (tmp_path / "key").read_text()
    assert not generate_key(tmp_path / "key")
    assert (tmp_path / "key").read_text() == before


def test_owners_of_different_keys_differ():
    keyring = Keyring((KEY, KEY + "2"))
    assert keyring.owner(None, KEY) != keyring.owner(None, KEY + "2")


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer wrong", f"Basic {KEY}", KEY])
def test_everything_but_a_known_bearer_is_refused(header):
    with pytest.raises(Refused) as refused:
        Keyring((KEY,)).owner(header, None)
    assert refused.value.code == "UNAUTHENTICATED"


@pytest.mark.parametrize("keys", ["short", " , "])
def test_keys_that_are_none_are_refused(tmp_path, keys):
    with pytest.raises(SettingsError):
        open_keyring(_settings(tmp_path, api_keys=keys))


def test_a_key_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SettingsError):
        open_keyring(_settings(tmp_path, api_key_file=tmp_path / "none"))
