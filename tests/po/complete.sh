#!/bin/sh
# complete.sh - says in TAP whether every message of the code has its Danish in po/da.po
set -u
cd "$1"
echo 1..1
template=$(mktemp)
trap 'rm -f "$template"' EXIT
# shellcheck disable=SC2046
xgettext -o "$template" --from-code=UTF-8 -L C --no-location --keyword=_ --keyword=N_ \
	--keyword=err_set:3 --keyword=warn_add:2 --keyword=fault:2 $(find src cli entities -name '*.c') 2>/dev/null
if msgcmp po/da.po "$template" >/dev/null 2>&1; then
	echo 'ok 1 - every message is there in Danish'
else
	echo 'not ok 1 - every message is there in Danish'
	msgcmp po/da.po "$template" 2>&1 | sed 's/^/# /' | head -n 20
fi
