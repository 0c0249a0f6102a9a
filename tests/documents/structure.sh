#!/bin/sh
# structure.sh - the structure of every template's PDF and of the gallery, as pdf.js hands it to
# Firefox and its screen reader, some of it against the one it had; in TAP
#
#   structure.sh TEST_TEMPLATES GALLERY SNAPSHOTS [renew]
#
# After a change that is meant, run it with `renew` and read what git shows.
set -u
templates=$(realpath "$1")
gallery=$(realpath "$2")
snapshots=$(realpath "$3")
reader=$(realpath "$(dirname "$0")/structure.js")
: "${VAERN_SOURCE:=$(realpath "$(dirname "$0")/../..")}"
export VAERN_SOURCE
. "$(dirname "$0")/tap.sh"
cd "$folder" || exit 1
kept='gallery article30-da risk-en supervision-da'

makes_them()
{
	mkdir papers && PAPERS=$folder/papers "$templates" && "$gallery" papers/000-gallery.pdf &&
		[ "$(find papers -name '*.pdf' | wc -l)" -ge 10 ]
}

# The first paper of the name.
paper_of()
{
	find papers -name "*-$1.pdf" | sort | head -n 1
}

# The root of the ledger is another each time, the version each release.
tree_of()
{
	node "$reader" tree "$1" |
		sed -E 's/\b[0-9a-f]{64}\b/ROOT/; s/Værn [0-9.]+/Værn VERSION/'
}

if [ "${4:-}" = renew ]; then
	makes_them >out 2>&1 || { cat out; exit 1; }
	for name in $kept; do
		tree_of "$(paper_of "$name")" >"$snapshots/$name.pdfjs.txt"
	done
	exit
fi

faultless()
{
	node "$reader" faults "$@"
}

is_kept()
{
	tree_of "${2:-$(paper_of "$1")}" >tree
	diff "$snapshots/$1.pdfjs.txt" tree
}

# The gallery, changed by sed, which must change something.
changed()
{
	LC_ALL=C sed "$1" plain.pdf | fix-qdf >changed.pdf || return 1
	! cmp -s plain.pdf changed.pdf || { echo 'nothing is changed'; return 1; }
}

another_tree_shows()
{
	changed 's|/S /BlockQuote|/S /Div|' && ! is_kept gallery changed.pdf
}

# Whether the changed gallery is refused for the reason given.
refuses()
{
	changed "$2" || return 1
	if node "$reader" faults changed.pdf >said; then
		echo 'nothing is found'
		return 1
	fi
	grep -qF -- "$1" said && return
	cat said
	return 1
}

check 'every template becomes a PDF' makes_them
check 'pdf.js finds the whole of each in its tree' faultless papers/*.pdf
for name in $kept; do
	check "the tree of $name is as it was" is_kept "$name"
done
check 'the gallery is taken apart' \
	qpdf --qdf --normalize-content=n --object-streams=disable papers/000-gallery.pdf plain.pdf
check 'and is still whole' faultless plain.pdf
check 'another tree shows' another_tree_shows
check 'a page without a tree is refused' \
	refuses 'page 3: the page has no tree' 's|/StructParents 2$|/StructParentz 2|'
check 'words without a leaf are refused' \
	refuses 'in no leaves: Planen har tre spor' 's|/P <</MCID 2>> BDC|/P <</MCID 999>> BDC|'
check 'words in two leaves are refused' \
	refuses 'in 2 leaves: Planen har tre spor' 's|^    2$|    2 2|'
check 'words outside of all marks are refused' \
	refuses 'outside of all marks: Planen har tre spor' 's|/P <</MCID 2>> BDC|/P BMC|'
check 'words that became decoration are refused' \
	refuses 'a leaf is about content that is not there' 's|/P <</MCID 2>> BDC|/Artifact BMC|'
check 'two marks of one number are refused' \
	refuses 'two marks have one number' 's|/P <</MCID 2>> BDC|/P <</MCID 1>> BDC|'
check 'a link without a leaf is refused' \
	refuses 'in no leaves: Link https://www.datatilsynet.dk/' 's|/Type /OBJR|/Type /OBJX|'
check 'a heading that skips a level is refused' refuses 'H6 follows level 2' 's|/S /H3|/S /H6|'
check 'a first heading of another level is refused' refuses 'H2 follows level 0' 's|/S /H1|/S /H2|'
check 'a document without headings is refused' refuses 'there is no heading' 's|/S /H[1-6]|/S /P|'
check 'a row without its cells is refused' refuses 'a row has 1 cells of 6' 's|/S /TD|/S /P|'
check 'a figure without words in its place is refused' \
	refuses 'a figure has no words in its place' 's|/Alt <feff|/Alz <feff|'
check 'a document without its language is refused' refuses 'the language is not said' 's|/Lang (|/Lanx (|'
echo "1..$n"
