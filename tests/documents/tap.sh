# tap.sh - what the scripts here share: a folder of their own, and answers in TAP; to be sourced
# shellcheck shell=sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
n=0

# Says whether the command succeeds, and shows what it printed where it does not.
check()
{
	n=$((n + 1))
	name=$1
	shift
	if "$@" >"$folder/out" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$folder/out" | tail -n 30
	fi
}
