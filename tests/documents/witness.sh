#!/bin/sh
# witness.sh - every template makes reports of a year that are sealed to PAdES B-LTA, and programs by
# others look at them; in TAP
#
#   with_authority witness.sh PROGRAM
#
# The rules of PDF/A and PDF/UA are held against every report, and the witnesses see some of each
# template: what differs between two of a kind is no matter of the seal. Each is also shown a file that is not as it was, which it has to refuse.
set -u
vaern=$(realpath "$1")
: "${VAERN_SOURCE:=$(realpath "$(dirname "$0")/../..")}"
some=3
. "$(dirname "$0")/tap.sh"
cd "$folder" || exit 1
export VAERN_DATA="$folder/data" LC_ALL=C.UTF-8

refuses()
{
	! "$@"
}

# The seal is followed by one archive time-stamp.
sealed()
{
	"$vaern" report "$@" --sign --key="$SEAL_KEY" --level=lta
}

# A section of the handbook is in nobody's yearly set.
makes_them()
{
	"$vaern" init --demo >/dev/null &&
		sealed --all --org=roskilde --to=year --as=isk-roskilde &&
		sealed --all --org=association --to=shared --as=fu &&
		sealed --all --org=association --to=english --as=fu --lang=en &&
		adoption=$("$vaern" list adoption --as=isk-roskilde --columns=id --output=csv | sed -n 2p) &&
		mkdir one && sealed chapter "$adoption" --to=one/chapter.pdf --as=isk-roskilde
}

# Names the templates that made nothing.
makes_all_templates()
{
	for template in "$VAERN_SOURCE"/templates/*.da.md; do
		made=$(basename "$template" .da.md)
		find . -name "$made.pdf" -o -name "$made-*.pdf" | grep -q . || echo "$made"
	done >missing
	cat missing
	[ -e year/annual.pdf ] && [ ! -s missing ]
}

# The English set has what the Danish one has, in English.
is_english()
{
	[ -e english/association.pdf ] &&
		for pdf in shared/*.pdf; do
			made=$(basename "$pdf" .pdf)
			[ -e "$VAERN_SOURCE/templates/${made%%-*}.en.md" ] || continue
			grep -aq '/Lang *(en' "english/$made.pdf" || { echo "$made"; return 1; }
		done
}

every()
{
	for pdf in year/*.pdf shared/*.pdf english/*.pdf one/*.pdf; do
		"$@" "$pdf" || { echo "$pdf: refused"; return 1; }
	done
}

# The first few of each template in each folder.
choose()
{
	for pdf in */*.pdf; do
		made=$(basename "$pdf" .pdf)
		echo "${pdf%%/*} ${made%%-*} $pdf"
	done | awk -v some=$some 'n[$1 " " $2]++ < some { print $3 }' >chosen
	[ -s chosen ]
}

each()
{
	while read -r pdf; do
		"$@" "$pdf" </dev/null || { echo "$pdf: refused"; return 1; }
	done <chosen
}

says_lta()
{
	"$vaern" verify --lang=en --trust="$AUTHORITY_TRUST" "$1" | tee said | grep -q '(PAdES B-LTA)' ||
		{ cat said; return 1; }
}

# poppler knows the seal; the archive time-stamp it lists without checking it.
pdfsig_agrees()
{
	pdfsig -nocert "$1" >said 2>&1
	grep -q 'Signature is Valid' said && ! grep -q 'Digest Mismatch' said &&
		grep -q 'Total document signed' said
}

# mupdf does not know archive time-stamps, and calls them edits since signing.
mutool_agrees()
{
	mutool sign -v "$1" >said 2>&1
	grep -q 'The signature is valid' said || { cat said; return 1; }
}

# The bytes that the nth signature covers, and the signature itself, which stands in hexadecimal in
# the gap between them (poppler writes no signature out that stands behind a field nobody signed).
signed_part()
{
	pdfsig -nocert "$1" | sed -n 's/.*Signed Ranges: \[0 - \([0-9]*\)\], \[\([0-9]*\) - \([0-9]*\)\]/\1 \2 \3/p' |
		sed -n "$2p" >range
	read -r first second end <range
	{ head -c "$first" "$1"; tail -c +"$((second + 1))" "$1" | head -c "$((end - second))"; } >bytes
	tail -c +"$((first + 1))" "$1" | head -c "$((second - first))" | tr -d '<>' |
		perl -ne 'print pack "H*", $_' >signature
}

cades_holds()
{
	signed_part "$1" 1
	openssl cms -verify -cades -binary -inform DER -in signature -content bytes \
		-CAfile "$AUTHORITY_TRUST" -purpose any -out /dev/null
}

stamp_holds()
{
	signed_part "$1" 2
	openssl ts -verify -token_in -in signature -data bytes \
		-CAfile "$AUTHORITY_TRUST" -untrusted "$SEAL_KEY"
}

changed_copy()
{
	cp year/article30.pdf changed.pdf
	printf 'X' | dd of=changed.pdf bs=1 seek=200 conv=notrunc 2>/dev/null
}

check 'a year of reports is sealed to B-LTA' makes_them
check 'every template has made one' makes_all_templates
check 'the English set is in English' is_english
check 'some of each template are chosen' choose
check 'vaern verify says B-LTA of each' each says_lta
check 'each keeps the rules of PDF/A-3a and PDF/UA-1' every "$vaern" verify --accessibility
check 'qpdf finds no fault' each qpdf --check
check 'pdfsig finds each seal valid' each pdfsig_agrees
check 'mutool finds each seal valid' each mutool_agrees
check 'openssl verifies the seal as CAdES' cades_holds year/annual.pdf
check 'openssl verifies the archive time-stamp' stamp_holds year/annual.pdf
changed_copy
for witness in says_lta pdfsig_agrees mutool_agrees cades_holds stamp_holds; do
	check "$witness refuses a changed file" refuses $witness changed.pdf
done
head -c 30000 year/annual.pdf >cut.pdf
check 'qpdf refuses a file that was cut' refuses qpdf --check cut.pdf
echo "1..$n"
