#!/bin/sh
# makers.sh - a report says the same whoever makes it, says itself what its maker may not read, or is
# refused; in TAP
#
#   makers.sh PROGRAM
#
# Beside each report stands the officer's, who reads everything.
set -u
vaern=$(realpath "$1")
some=4
. "$(dirname "$0")/tap.sh"
cd "$folder" || exit 1
export VAERN_DATA="$folder/data" VAERN_LANG=da LC_ALL=C.UTF-8
makers='isk-roskilde isk-greve leder-greve tilsyn fu revisor'

# The maker's name is no difference, and that not all is covered no excuse. Refused is as good as made, and leaves nothing.
made()
{
	"$vaern" report "$@" --output=md --as="$maker" 2>refusal | sed '/^- Udarbejdet af: /d; /^- Omfatter: /d' >"$maker.md"
	[ -s "$maker.md" ] || grep -q 'må du ikke\|ingen rolle\|Der findes ikke' refusal
}

# A section that is not as the officer's is one that says so.
says_what_differs()
{
	awk '/^#/ { section++ }
		NR == FNR { whole[section] = whole[section] $0 "\n"; last = section; next }
		FNR == 1 { section = 1 }
		{ seen[section] = seen[section] $0 "\n" }
		END {
			for (i = 1; i <= last || i <= section; i++)
				if (seen[i] != whole[i] && seen[i] !~ /må læse/) {
					print "-- whole:\n" whole[i] "-- seen:\n" seen[i]
					exit 1
				}
		}' dpo.md "$1"
}

compared()
{
	maker=dpo
	made "$@" && [ -s dpo.md ] && ! grep -q 'må læse' dpo.md || { cat dpo.md refusal; return 1; }
	for maker in $makers; do
		made "$@" && { [ ! -s "$maker.md" ] || says_what_differs "$maker.md"; } && continue
		echo "$maker, $*:"
		cat refusal
		return 1
	done
}

# The records that it could be about, some of each organisation's.
subjects()
{
	case $1 in
	organisation) printf '%s\n' roskilde greve association ;;
	*)
		for org in roskilde greve association; do
			"$vaern" list "$1" --org=$org --columns=id --output=csv --as=dpo | sed 1d | head -n $some
		done
		;;
	esac
}

alike()
{
	template=$1 about=$2
	for subject in $(subjects "$about"); do
		if [ "$about" = organisation ]; then
			compared "$template" --org="$subject" || return 1
		else
			compared "$template" "$subject" || return 1
		fi
	done
}

"$vaern" init --demo >/dev/null || exit 1
for file in "$VAERN_SOURCE"/templates/*.da.md; do
	template=$(basename "$file" .da.md)
	check "$template" alike "$template" "$(sed -n 's/^about: //p' "$file")"
done
echo "1..$n"
