#!/bin/sh
# run.sh - replays a transcript and says in TAP which commands answered as it says
#
#   run.sh FILE PROGRAM [AUTHORITY]
#
# A line "$ command" is run, ">" goes on with it; the lines below are what it prints, on both
# streams, and "[exit N]" where that is not 0. "<id>" stands for an identifier, "..." for any
# text, and alone on a line for any lines. Of a Markdown file, the fenced blocks that begin with
# "$ vaern" are replayed, and what they call http://tidsstempel.example/tsa is the authority, whose
# root is tid.pem and which vouches for the seal segl.pem. Commands share one shell, a new folder and a new store.
set -u
file=$1
program=$(realpath "$2")
keeper=$(realpath "${3:-/dev/null}")
folder=$(mktemp -d)
authority=
trap '[ -z "$authority" ] || kill $authority; rm -rf "$folder"' EXIT INT TERM
steps=$folder/steps
mkdir "$steps" "$folder/bin" "$folder/work"
ln -s "$program" "$folder/bin/vaern"

case $file in
*.md)
	awk '/^```/ { inside = !inside; first = inside; run = 0; if (!inside) print ""; next }
		inside { if (first) run = /^\$ vaern/; first = 0; if (run) print }' "$file"
	;;
*) cat "$file" ;;
esac | awk -v steps="$steps" '
	/^\$ / { n++; step = sprintf("%s/%04d", steps, n); print substr($0, 3) > (step ".run")
		printf "" > (step ".want"); lines = 0; next }
	!n || /^#/ { next }
	/^>/ && !lines { print substr($0, 3) > (step ".run"); next }
	{ lines++; print > (step ".want") }'

# Whether the lines of a file are those of another, in which "<id>" and "..." stand for more.
same()
{
	awk -v want="$1" '
		function pattern(line) {
			gsub(/[][\\.*^$+?(){}|]/, "\\\\&", line)
			loose = line ~ /<id>|\\\.\\\.\\\./
			gsub(/<id>/, "[0-9a-f-]+", line)
			gsub(/\\\.\\\.\\\./, ".*", line)
			if (loose)
				gsub(/ +/, " +", line)
			return "^" line "$"
		}
		BEGIN { while ((getline line < want) > 0) expected[++n] = line
			while (n && expected[n] == "") n-- }
		{ got[NR] = $0 }
		END {
			i = 1
			for (j = 1; i <= n; i++) {
				if (expected[i] == "...") {
					if (i == n) { j = NR + 1; i++; break }
					while (j <= NR && got[j] !~ pattern(expected[i + 1])) j++
				} else if (j > NR || got[j++] !~ pattern(expected[i]))
					exit 1
			}
			exit !(i == n + 1 && j == NR + 1)
		}' "$2"
}

cd "$folder/work" || exit 99
if [ -x "$keeper" ]; then
	mkfifo "$folder/said"
	"$keeper" "$folder" >"$folder/said" &
	authority=$!
	read -r url root seal <"$folder/said"
	cp "$root" tid.pem
	cp "$seal" segl.pem
	sed -i "s|http://tidsstempel.example/tsa|$url|" "$steps"/*.run
fi
PATH=$folder/bin:$PATH
export PATH VAERN_DATA="$folder/data" VAERN_AS=abc VAERN_TODAY=2025-12-01
# What the documentation shows is done today: keys made by other tools know no other day.
case $file in
*.md) unset VAERN_TODAY ;;
esac
export TERM=dumb HOME="$folder" LC_ALL=C.UTF-8
unset VAERN_LANG NO_COLOR XDG_DATA_HOME SOURCE_DATE_EPOCH PAGER
set -- "$steps"/*.run
[ -f "$1" ] || { echo '1..0 # SKIP no commands'; exit 0; }
echo "1..$#"
number=0
failed=0
for step; do
	number=$((number + 1))
	name=$(head -n 1 "$step" | tr -d '#')
	got=${step%.run}.got
	eval "$(cat "$step")" >"$got" 2>&1 </dev/null
	status=$?
	[ $status = 0 ] || echo "[exit $status]" >>"$got"
	if same "${step%.run}.want" "$got"; then
		printf 'ok %d - %s\n' $number "$name"
	else
		printf 'not ok %d - %s\n' $number "$name"
		sed 's/^/# wanted: /' "${step%.run}.want"
		sed 's/^/# got:    /' "$got"
		failed=1
	fi
done
exit $failed
