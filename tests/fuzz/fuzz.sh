#!/bin/sh
# fuzz.sh - fuzzes every target, or those named, for a number of seconds each (60)
# usage: tests/fuzz/fuzz.sh [SECONDS] [TARGET...]; what crashes is kept in build/fuzz/found
set -eu
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
cd "$(dirname "$0")/../.."
seconds=60
case ${1:-} in
[0-9]*) seconds=$1 && shift ;;
esac
[ -f build/fuzz/build.ninja ] || CC=clang meson setup build/fuzz -Dfuzz=true \
	-Db_sanitize=address,undefined -Db_lundef=false >/dev/null
targets=$*
for source in tests/fuzz/fuzz_*.c; do
	[ $# -gt 0 ] || targets="$targets $(basename "$source" .c | cut -c 6-)"
done
mkdir -p build/fuzz/found
for target in $targets; do
	ninja -C build/fuzz "tests/fuzz/fuzz_$target" >build/fuzz/compile.log ||
		{ tail -n 20 build/fuzz/compile.log >&2; exit 1; }
	mkdir -p "build/fuzz/corpus/$target"
	echo "fuzz: $target, $seconds s"
	"build/fuzz/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 \
		-rss_limit_mb=1024 -verbosity=0 -print_final_stats=1 \
		-artifact_prefix="build/fuzz/found/$target-" \
		"build/fuzz/corpus/$target" "tests/fuzz/corpus/$target"
done
