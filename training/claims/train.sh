#!/usr/bin/env bash
# Rebuild what says what happened to people, models/attribution/events.*, from its data: bash training/claims/train.sh
# [CORPORA] [WORK] [OUT]. CORPORA holds polnear.train.jsonl and muc4.dev.jsonl; WORK takes the Python environment and what the
# encoder gave (some 800 MB), which a second run reads again; OUT is the model's folder. Some ten minutes on two cores, half
# of that where WORK is kept.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# The Node of the project, for a machine's own may be too old.
export PATH="$here/../../node_modules/.bin:$PATH"
corpora=$(realpath "${1:-$here/../../../shared/corpora}")
work=${2:-${TMPDIR:-/tmp}/onrecord-training-claims}
mkdir -p "$work"
work=$(realpath "$work")
out=$(realpath "${3:-$here/../../models/attribution}")
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q -r "$here/requirements.txt"
cd "$here/../.."
"$work/venv/bin/python" "$here/made.py" > "$work/made.texts.jsonl"
node "$here/texts.ts" "$corpora" "$work"
for kind in made muc4 polnear labelled; do node "$here/rows.ts" "$work/$kind.texts.jsonl" "$work/$kind" "$work/vectors"; done
"$work/venv/bin/python" "$here/train.py" --rows "$work" --out "$out" --folds | tee "$work/log"
node "$here/folds.ts" "$work" "$out"
