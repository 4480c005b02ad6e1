import json
import subprocess
import sys

import pytest

HEAVY = {"torch", "paddle", "mlflow"}
SLOW = HEAVY | {"pandas", "sklearn", "numpy", "bentoml", "sqlalchemy", "fastapi", "xgboost"}
LIST = "import sys, json; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def _modules_after(code):
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LIST}"], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_help_imports_nothing_slow():
    code = "import sys; sys.argv = ['yunjing', '--help']\nfrom serving.cli import main\n"
    loaded = _modules_after(code + "try:\n    main()\nexcept SystemExit:\n    pass")
    assert loaded & SLOW == set()


@pytest.mark.parametrize("module", ["serving.service", "serving.worker_process"])
def test_serving_processes_import_no_training(module):
    assert _modules_after(f"import {module}") & HEAVY == set()


def test_the_answering_process_stays_light_when_it_scores(bundle_folder, tmp_path):
    code = f"""
import os
os.environ.update(YUNJING_BUNDLE={str(bundle_folder)!r},
    YUNJING_DB_URL="sqlite:///{tmp_path}/y.db", YUNJING_BLOB_URL="file://{tmp_path}/b")
os.environ.pop("YUNJING_BENCH_DATA", None)
from starlette.testclient import TestClient
from serving.service import CONTRACT
from tests.serving.wire_examples import CASE
with TestClient(CONTRACT) as client:
    key = open("{tmp_path}/api-key").read().strip()
    answer = client.post("/v1/scores", json=CASE, headers={{"X-API-Key": key}})
    assert answer.status_code == 200, answer.text
"""
    loaded = _modules_after(code)
    assert loaded & (HEAVY | {"paddleocr", "rapidocr", "cv2"}) == set()
