#!/bin/sh
# lint.sh - formatting, clang-tidy, spelling, and the rules of the house; says each fault once
set -u
cd "$(dirname "$0")/.."
faults=0

fault()
{
	printf 'lint: %s\n' "$*" >&2
	faults=$((faults + 1))
}

# Says the lines that a rule found, if any.
rule()
{
	name=$1
	shift
	found=$("$@") || true
	[ -z "$found" ] || fault "$name:
$found"
}

code=$(git ls-files -co --exclude-standard '*.c' '*.h' | grep -v '^tests/fuzz/corpus/')
sources=$(printf '%s\n' $code | grep '\.c$')
own=$(printf '%s\n' $code | grep -v '^tests/')

format()
{
	# shellcheck disable=SC2086
	clang-format --dry-run -Werror $code 2>&1 | grep ' error: ' | cut -d: -f1,2 | sort -u
}

# clang-tidy keeps what it found clean: a file is looked at again when it, a header or the rules
# changed.
tidy()
{
	stamps=build/tidy
	mkdir -p $stamps
	# shellcheck disable=SC2086
	headers=$(cat $(printf '%s\n' $code | grep '\.h$') .clang-tidy | cksum)
	printf '%s\n' $sources | xargs -P "$(nproc)" -I{} sh -c '
		stamp="$1/$(printf "%s\n%s" "$2" "$(cat "$3")" | cksum | tr " " -)-$(basename "$3")"
		[ -e "$stamp" ] && exit 0
		out=$(clang-tidy -p build/asan --quiet "$3" 2>/dev/null) && touch "$stamp" || {
			printf "%s\n" "$out" | grep -E "error:|warning:"
		}' tidy "$stamps" "$headers" {} | sort -u
}

long_files()
{
	# shellcheck disable=SC2086
	wc -l $code | awk '$2 != "total" && $1 > 400 { print "  " $2 " has " $1 " lines" }'
}

# Functions that hide a fault where a better one is at hand.
banned()
{
	# shellcheck disable=SC2086
	grep -nE '\b(strcpy|strcat|strncpy|strtok|sprintf|atoi|gmtime|localtime|alloca|system|goto)\b *[(;a-z]' \
		$own | grep -E '\b(strcpy|strcat|strncpy|strtok|sprintf|atoi|gmtime|localtime|alloca|system) *\(|\bgoto [a-z_]+;' |
		grep -vE '^[^:]+:[0-9]+:[[:space:]]*(/?\*|//)'
}

# A library behind one floor only; a floor that knows only what lies below it.
includes()
{
	pattern=$1 allowed=$2
	# shellcheck disable=SC2086
	grep -nE "#include [<\"]($pattern)" $own | grep -vE "^($allowed)"
}

sql_outside_the_store()
{
	# shellcheck disable=SC2086
	grep -nE '"(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (TABLE|INDEX)|PRAGMA) ' $own |
		grep -vE '^src/(store|report/template_sql)'
}

# A floor calls only what lies on those named behind it; found by which symbols of the library each
# object file asks for. `entities` are the tables that record and store loop over.
floors='base:
record: base entities
entities: base record
pdf: base
conform: base pdf
seal: base pdf
store: base record entities seal
rules: base record entities seal store
flow: base record entities store
exchange: base record entities store
document: base record pdf seal
report: base record entities pdf document store'
arrows_up()
{
	[ -e build/libvaern.a ] || { echo '  build first'; return; }
	{ printf '%s\n' "$floors"; nm -A build/libvaern.a; } | awk '
		NF && !/\.o:/ { floor = $1; sub(":", "", floor); for (i = 2; i <= NF; i++) may[floor, $i] = 1; next }
		{ sub(".*/(src_)?", "", $1); split($1, part, /[_.:]/) }
		$(NF - 1) == "U" { asks[part[1], $NF] = 1; next }
		$(NF - 1) ~ /^[A-Z]$/ { home[$NF] = part[1] }
		END {
			for (pair in asks) {
				split(pair, p, SUBSEP)
				if (p[2] in home && home[p[2]] != p[1] && home[p[2]] !~ /^meson/ && !((p[1], home[p[2]]) in may))
					print "  " p[1] " uses " p[2] "() of " home[p[2]]
			}
		}' | sort
}

private_matters()
{
	git grep -nIE '(^|[^.a-z])/work/|/root/' -- . ':!tests/lint.sh' ':!.gitignore'
}

spelling()
{
	# Where the code speaks Danish too, codespell would hear faults everywhere.
	codespell -q 3 -L januar,titel README.md CONTRIBUTING.md NEWS.md docs/architecture.md include 2>/dev/null |
		grep -v ' : '
}

rule 'not formatted (clang-format -i FILE)' format
rule 'longer than 400 lines' long_files
rule 'banned words in the code' banned
rule 'SQLite outside src/store' includes 'sqlite3' 'src/store/'
rule 'OpenSSL outside src/seal' includes 'openssl/' 'src/seal/'
rule 'zlib outside src/pdf' includes 'zlib.h' 'src/pdf/'
rule 'expat outside src/conform' includes 'expat.h' 'src/conform/'
rule 'seccomp outside src/base' includes 'seccomp.h' 'src/base/'
rule 'libharu outside src/document/pdf' includes 'hpdf' 'src/document/pdf/'
rule 'harfbuzz outside src/document/pdf' includes 'hb.h' 'src/document/pdf/'
rule 'libyaml outside src/exchange and src/rules' includes 'yaml.h' 'src/(exchange|rules)/'
rule 'SQL outside src/store' sql_outside_the_store
rule 'an arrow that points up (the floors stand in tests/lint.sh)' arrows_up
rule 'a path of one machine' private_matters
rule 'misspelt' spelling
rule 'clang-tidy' tidy
[ $faults = 0 ]
