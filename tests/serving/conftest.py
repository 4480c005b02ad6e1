import threading

import pytest
from starlette.testclient import TestClient

from models.risk.bundle import save_bundle
from serving.app import create_app
from serving.bootstrap import open_engines, open_store, reader_factory
from serving.settings import Settings
from serving.worker import Patience, Worker
from tests.planted_examples import planted_bundle

KEY = "test-key-0123456789"


@pytest.fixture(scope="session")
def bundle_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    save_bundle(planted_bundle(), folder)
    return folder


@pytest.fixture
def settings(tmp_path, bundle_folder):
    return Settings(
        db_url=f"sqlite:///{tmp_path}/yunjing.db",
        blob_url=f"file://{tmp_path}/blobs",
        bundle=bundle_folder,
        api_keys=KEY,
        reader="pp",
    )


@pytest.fixture
def store(settings):
    store = open_store(settings)
    yield store
    store.close()


@pytest.fixture
def client(settings):
    with TestClient(
        create_app(lambda: open_engines(settings)),
        headers={"Authorization": f"Bearer {KEY}"},
        raise_server_exceptions=False,
    ) as client:
        yield client


@pytest.fixture
def worker(client, settings):
    """A worker on the store of the app; the tests call its steps."""
    store = client.app.state.engines.store
    return Worker(store, reader_factory(settings), Patience(60.0, 3))


@pytest.fixture
def working(worker):
    """The worker at work in a thread."""
    thread = threading.Thread(target=worker.run)
    thread.start()
    yield
    worker.stop()
    thread.join()
