from pathlib import Path

import pytest

from serving.errors import SettingsError
from serving.settings import Settings, load_settings


def test_an_unknown_name_stops_the_start(monkeypatch):
    monkeypatch.setenv("YUNJING_MAX_QEUE", "3")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert refused.value.code == "UNKNOWN_SETTING"
    assert "YUNJING_MAX_QEUE" in refused.value.detail


def test_a_value_that_does_not_fit_names_its_setting(monkeypatch):
    monkeypatch.setenv("YUNJING_PORT", "http")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert refused.value.code == "BAD_SETTING"
    assert "YUNJING_PORT" in refused.value.detail


@pytest.mark.parametrize("name", ["YUNJING_DB_URL", "YUNJING_BLOB_URL"])
def test_an_engine_that_is_not_built_is_refused(monkeypatch, name):
    monkeypatch.setenv(name, "s3://bucket/x")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert refused.value.code == "BAD_SETTING"


def test_the_folder_of_benchmark_data_is_no_setting_of_ours(monkeypatch):
    monkeypatch.setenv("YUNJING_BENCH_DATA", "/data")
    monkeypatch.setenv("YUNJING_WORKERS", "2")
    assert load_settings().workers == 2


def test_file_urls_become_paths():
    settings = Settings(db_url="sqlite:////srv/y.db", blob_url="file:///srv/blobs")
    assert (settings.db_file, settings.blob_folder) == (Path("/srv/y.db"), Path("/srv/blobs"))
