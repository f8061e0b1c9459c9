#!/bin/sh
# Damages templates at random and has the parsers and rules look at them, on all cores.
# usage: fuzz.sh ROUNDS [SEED]; what is wrong is in .build/fuzz
set -eu
cd "$(dirname "$0")/../.."

rounds=$1
seed=${2:-1}
fuzzer=$(swift build ${STRATA_OPTIMIZED:---configuration release} --show-bin-path)/template-fuzzer
cores=$(getconf _NPROCESSORS_ONLN)
each=$(((rounds + cores - 1) / cores))

processes=
for core in $(seq 0 $((cores - 1))); do
  "$fuzzer" --first $((core * each)) --rounds "$each" --seed "$seed" --save .build/fuzz \
    templates/*/*.template.json &
  processes="$processes $!"
done

status=0
for process in $processes; do wait "$process" || status=1; done
exit $status
