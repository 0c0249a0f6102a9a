#!/bin/sh
# preflight.sh - PDFBox says whether every template, as PDF/A-1a, is what it claims; in TAP
#
#   preflight.sh TEST_TEMPLATES GALLERY
#
# PDFBox knows PDF/A-1b only, so the same writer is asked for the first part of the standard. One
# JVM looks at all files, since its start is what takes time.
set -u
templates=$(realpath "$1")
gallery=$(realpath "$2")
. "$(dirname "$0")/tap.sh"
cd "$folder" || exit 1
jars=/usr/share/java
path=$jars/preflight.jar:$jars/pdfbox2.jar:$jars/fontbox2.jar:$jars/xmpbox.jar
path=$path:$jars/commons-logging.jar:$jars/javax.activation.jar:$jars/jaxb-api.jar

makes_them()
{
	mkdir papers && PDFA_1=1 PAPERS=$folder/papers "$templates" &&
		PDFA_1=1 "$gallery" papers/gallery.pdf && "$gallery" third.pdf &&
		[ "$(find papers -name '*.pdf' | wc -l)" -ge 10 ]
}

# What PDFBox says of all the files named, in one answer: list.preflight.xml.
preflight()
{
	printf '%s\n' "$@" >list
	rm -f list.preflight.xml
	java -XX:TieredStopAtLevel=1 -cp "$path" org.apache.pdfbox.preflight.Validator_A1b \
		xml group list && [ -s list.preflight.xml ]
}

verdicts()
{
	grep -c "<isValid type=\"PDF/A1-b\">$1</isValid>" list.preflight.xml
}

all_are_valid()
{
	preflight papers/*.pdf || return 1
	[ "$(verdicts true)" = "$(find papers -name '*.pdf' | wc -l)" ] && return 0
	grep -E '<preflight name|<isValid|<code>|<details>' list.preflight.xml
	return 1
}

# The refusal must be for the reason given.
refuses()
{
	preflight "$1" || return 1
	[ "$(verdicts false)" = 1 ] && grep -qF "$2" list.preflight.xml && return 0
	cat list.preflight.xml
	return 1
}

# The same length, so that nothing but the name of the subset's glyphs is lost.
loses_its_glyph_sets()
{
	sed 's|/CIDSet|/CIDXXX|' papers/gallery.pdf >lost.pdf
	! cmp -s papers/gallery.pdf lost.pdf
}

check 'every template becomes a PDF/A-1a' makes_them
check 'PDFBox finds each valid' all_are_valid
check 'a font loses the set of its glyphs' loses_its_glyph_sets
check 'PDFBox refuses it' refuses lost.pdf 'CIDSet entry is missing'
check 'PDFBox refuses a PDF/A-3a' refuses third.pdf 'part must be 1'
echo "1..$n"
