#!/bin/sh
# bench.sh - how fast, and with how much memory, beside what runs in the same minute; `./dev bench`.
# Words: the figures to take (all: every one); "cpu" measures processor time in place of the clock
# on the wall, for a machine that others work on; "anew" makes the stores again. STUDY names the
# program of the study that the writer of documents is measured beside, where it is at hand.
set -eu
cd "$(dirname "$0")/../.."
here=tests/bench built=build/tests/bench data=build/bench
# An authority of this machine, for those that seal.
[ -n "${VAERN_TSA:-}" ] || exec build/tests/documents/with_authority $here/bench.sh "$@"
today=2026-01-15
clock=wall wanted='' slow=0

for word in "$@"; do
	case $word in
	cpu) clock=cpu ;;
	anew) rm -rf $data ;;
	*) wanted="$wanted $word" ;;
	esac
done
[ -n "$wanted" ] || wanted='show import checks verify asof save report documents'
mkdir -p $data
work=$(mktemp -d $data/run-XXXXXX)
trap 'rm -rf "$work"' EXIT

# Makes a store once: NAME RECORDS VERSIONS [ROWS].
store()
{
	[ -e "$data/$1/made" ] && return
	rm -rf "${data:?}/$1"
	echo "making $1: $2 records of $3 versions" >&2
	$built/make_store "$data/$1" "$2" "$3" ${4:+"$data/$1.csv" "$4"}
	touch "$data/$1/made"
}

beside()
{
	$built/beside $clock "$@" || echo '0 0 0'
}

sql()
{
	sqlite3 -batch "$data/$1/vaern.db" "$2"
}

heading()
{
	printf '%-44s %10s %10s %7s  %-12s %-4s %s\n' what ours beside ratio wanted holds memory
}

# One line of the table: WHAT WANTED OURS BESIDE PEAK, the times in milliseconds. Wanted is "<3x",
# "<600ms", ">40000/s of 100000", ">20x": how many times ours, or what ours must stay under or
# reach; several are joined by blanks, and each is a line.
line()
{
	what=$1 limits=$2
	for limit in $limits; do
		awk -v what="$what" -v limit="$limit" -v ours="$3" -v beside="$4" -v peak="$5" 'BEGIN {
			number = substr(limit, 2) + 0
			ratio = beside > 0 ? ours / beside : 0
			value = ours
			if (limit ~ /^<.*x$/) value = ratio
			if (limit ~ /^>.*x$/) { ratio = ours > 0 ? beside / ours : 0; value = ratio }
			if (limit ~ /\/s$/) { split(limit, part, "of"); number = substr(part[1], 2) + 0;
				value = ours > 0 ? part[2] * 1000 / ours : 0; shown = sprintf("%d/s", value) }
			holds = ours > 0 && (limit ~ /^</ ? value <= number : value >= number)
			if (peak >= 150) holds = 0
			sub(/of[0-9]+/, "", limit)
			shown = shown ? shown : sprintf("%.2f ms", ours)
			printf("%-44s %10s %10s %7s  %-12s %-4s %s\n", what, shown,
				beside > 0 ? sprintf("%.2f ms", beside) : "-",
				beside > 0 && limit ~ /x$/ ? sprintf("%.2f", ratio) : "-", limit,
				holds ? "yes" : "NO", peak > 0 ? peak " MB" : "-")
			exit !holds
		}' || slow=$((slow + 1))
	done
}

figure_show()
{
	store big 200000 1
	id=$(sql big "SELECT id FROM processing ORDER BY id LIMIT 1 OFFSET 20000")
	set -- $(beside 31 '' "build/vaern show processing $id --as=admin --data=$data/big >/dev/null" \
		"$built/read_row $data/big/vaern.db 'SELECT * FROM processing WHERE id = ?' $id >/dev/null")
	line 'show, in 200 000 records' '<3x' "$@"
}

# The same rows into the same tables and indexes, without STRICT; what is missing is '' there.
import_scripts()
{
	sqlite3 -batch "$work/ours/vaern.db" "SELECT sql || ';' FROM sqlite_schema
		WHERE (tbl_name = 'processing' OR tbl_name LIKE 'processing!_%' ESCAPE '!')
		AND sql IS NOT NULL ORDER BY type DESC" |
		sed -E 's/ STRICT//; s/ STRICT, WITHOUT/ WITHOUT/; s/^\), WITHOUT/) WITHOUT/
			s/origin IS NOT NULL/origin <> '"''"'/
			s/^(	"([a-z_0-9]+)" [A-Z]+) CHECK \(/\1 CHECK ("\2" = '"''"' OR /' >"$work/tables.sql"
	{
		echo 'PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;'
		cat "$work/tables.sql"
		echo '.mode csv'
	} >"$work/import.sql"
	for table in $(sed -nE 's/^CREATE TABLE "([a-z_0-9]+)".*/\1/p' "$work/tables.sql"); do
		sqlite3 -batch -csv "$work/ours/vaern.db" "SELECT * FROM \"$table\"" >"$work/$table.csv"
		echo ".import '$work/$table.csv' $table" >>"$work/import.sql"
	done
}

figure_import()
{
	rows=100000
	store base 2000 1 $rows
	fresh="rm -rf $work/ours $work/theirs.db*; cp -r $data/base $work/ours; sync $work/ours"
	ours="build/vaern import $data/base.csv --entity=processing --as=admin --data=$work/ours >/dev/null 2>&1"
	sh -c "$fresh; $ours"
	import_scripts
	echo "  (a record of processing has $(sqlite3 -batch "$work/ours/vaern.db" \
		"SELECT sum(length(CAST(body AS BLOB))) / count(*) FROM event WHERE entity = 'processing'") bytes in its event and $(
		cat "$work"/processing_*.csv | wc -l | awk -v n=$rows '{ printf "%.1f", $1 / n }') child rows)" >&2
	set -- $(beside 5 "$fresh" "$ours" "sqlite3 -batch -init $work/import.sql $work/theirs.db .quit >/dev/null 2>&1")
	line 'import of 100 000 records from CSV' "<2.5x >40000of$rows/s" "$@"
}

figure_checks()
{
	store big 200000 1
	{
		echo ".load $built/words.so"
		$built/print_checks $today
	} >"$work/checks.sql"
	set -- $(beside 5 '' "build/vaern check --summary --today=$today --as=admin --data=$data/big >/dev/null" \
		"sqlite3 -batch -init $work/checks.sql $data/big/vaern.db .quit >/dev/null")
	line 'all checks, over 200 000 records' '<1.1x' "$@"
}

figure_verify()
{
	store big 200000 1
	[ -e $data/big.bytes ] || $built/verify_log $data/big bytes >$data/big.bytes
	dgst="openssl dgst -sha256 $data/big.bytes >/dev/null"
	set -- $(beside 9 '' "$built/verify_log $data/big" "$dgst")
	line 'ledger verify, the log alone' '<3x' "$@"
	set -- $(beside 9 '' "build/vaern ledger verify --data=$data/big >/dev/null" "$dgst")
	line 'ledger verify, with the current rows' '<7x' "$@"
}

figure_asof()
{
	store history 200000 5
	set -- $(beside 5 '' "build/vaern list statement --as-of=2023-06-01 --as=admin --data=$data/history >/dev/null" true)
	line 'as of a date: a list of one entity' '<600ms' "$1" 0 "$3"
	set -- $(beside 5 '' "build/vaern list processing --as-of=2023-06-01 --as=admin --data=$data/history >/dev/null" true)
	line 'as of a date: a list of the largest' '<600ms' "$1" 0 "$3"
	set -- $(beside 5 '' "$built/everything $data/history 2023-06-01 >/dev/null" true)
	line 'as of a date: everything' '<1500ms' "$1" 0 "$3"
}

figure_save()
{
	store base 2000 1 100000
	cp -r $data/base "$work/save"
	set -- $($built/save_one "$work/save" 500)
	line 'one record saved, durable' '<2x' "$@"
}

figure_report()
{
	$built/make_report html "$work/report.html"
	$built/make_report pdf "$work/report.pdf"
	echo "  (the report has $(pdfinfo "$work/report.pdf" | sed -n 's/^Pages: *//p') pages)" >&2
	set -- $(beside 3 '' "$built/make_report pdf $work/report.pdf" \
		"weasyprint -q $work/report.html $work/theirs.pdf 2>/dev/null")
	line 'a report with tables and charts' '<150ms >20x' "$@"
}

# A key with its certificate: NAME OPTION-OF-OPENSSL...
key_make()
{
	name=$1
	shift
	openssl req -x509 -newkey "$@" -nodes -keyout "$work/$name.key" -out "$work/$name.crt" -days 9 \
		-subj '/O=Bench/CN=Bench' -addext keyUsage=critical,digitalSignature 2>/dev/null
	cat "$work/$name.key" "$work/$name.crt" >"$work/$name.pem"
}

figure_documents()
{
	$built/make_report pdf "$work/report.pdf"
	$built/make_report html "$work/report.html"
	echo "  (the report has $(pdfinfo "$work/report.pdf" | sed -n 's/^Pages: *//p') pages," \
		"$(stat -c %s "$work/report.pdf") bytes)" >&2
	if command -v chromium >/dev/null; then
		set -- $(beside 3 '' "$built/make_report pdf $work/report.pdf" "chromium --headless \
			--no-sandbox --disable-gpu --print-to-pdf=$work/theirs.pdf $work/report.html 2>/dev/null")
		line 'a report, beside headless Chromium' '>25x' "$@"
	fi
	set -- $(beside 3 '' "$built/make_report pdf $work/report.pdf" \
		"weasyprint -q $work/report.html $work/theirs.pdf 2>/dev/null")
	line 'a report, beside WeasyPrint' '>60x' "$@"
	if [ -n "${STUDY:-}" ]; then # the program of the study, built from its one file
		fonts=/usr/share/fonts/truetype/liberation/LiberationSans
		set -- $(beside 21 '' "$built/make_report pdf $work/report.pdf" \
			"$STUDY e $work/study.pdf 31 $fonts-Regular.ttf $fonts-Bold.ttf")
		line 'a report, beside the study'"'"'s writer' '<1.5x' "$@"
	fi
	key_make p256 ec -pkeyopt ec_paramgen_curve:P-256
	key_make rsa rsa:3072
	line 'seal with P-256, beside hash and signature' '<2x' \
		$($built/seal_often "$work/p256.pem" "$work/report.pdf" 300)
	line 'seal with RSA-3072, beside the same' '<1.2x' \
		$($built/seal_often "$work/rsa.pem" "$work/report.pdf" 100)
	build/vaern sign "$work/report.pdf" --key="$SEAL_KEY" --level=lta --to="$work/sealed.pdf" >/dev/null
	echo "  (sealed to B-LTA: $(stat -c %s "$work/sealed.pdf") bytes)" >&2
	set -- $(beside 21 '' "build/vaern verify $work/sealed.pdf --trust=$AUTHORITY_TRUST >/dev/null" true)
	line 'verify a report sealed to B-LTA' '<30ms' "$1" 0 "$3"
	build/vaern init --demo --data="$work/demo" >/dev/null 2>&1
	for level in b t lta; do
		set -- $(beside 3 "rm -rf $work/set" "build/vaern report --all --org=roskilde --year=2025 \
			--data=$work/demo --to=$work/set --sign --key=$SEAL_KEY --level=$level >/dev/null" true)
		line "a municipality's yearly set, sealed to B-$level" '<3000ms' "$1" 0 "$3"
	done
	set -- $(beside 1 '' "build/tests/documents/gallery $work/long.pdf 100000" true)
	line 'a table of 100 000 rows (within 300 MB)' '<20000ms' "$1" 0 0
	echo "  (it took $3 MB)" >&2
}

heading
[ "${wanted# *}" != all ] || wanted='show import checks verify asof save report documents'
for figure in $wanted; do
	figure_$figure
done
[ $slow = 0 ]
