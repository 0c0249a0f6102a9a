#!/bin/sh
# pixels.sh - the gallery's pages against reference pictures, so that a missing glyph shows, and its
# structure, as poppler reads it, against the one it had; in TAP
#
#   pixels.sh GALLERY SNAPSHOTS [renew]
#
# After a change that is meant, look at the pages and run it with `renew`.
set -u
gallery=$(realpath "$1")
snapshots=$(realpath "$2")
. "$(dirname "$0")/tap.sh"
cd "$folder" || exit 1
pages='2 3'
tolerance=48 # of 255 grey levels
few=3        # pixels that may differ by more

picture()
{
	pdftoppm -r 36 -gray -f "$2" -l "$2" -singlefile "$1" "$3"
}

# Roles, and the words that stand for figures; numbers of objects are left out.
structure()
{
	pdfinfo -struct "$1" 2>/dev/null | sed 's/Object [0-9]* 0/Object/'
	pdfinfo -struct-text "$1" 2>/dev/null | grep -E '^ *(Caption|H[1-6]) ' | sort | uniq -c
}

if [ "${3:-}" = renew ]; then
	"$gallery" a.pdf || exit 1
	structure a.pdf >"$snapshots/gallery-structure.txt"
	for page in $pages; do
		picture a.pdf "$page" page && gzip -9nc page.pgm >"$snapshots/gallery-$page.pgm.gz"
	done
	exit
fi

# How many pixels of a page differ from its reference.
looks_alike()
{
	for page in $pages; do
		picture "$1" "$page" page 2>/dev/null && gzip -dc "$snapshots/gallery-$page.pgm.gz" >wanted.pgm || return 1
		[ "$(wc -c <page.pgm)" = "$(wc -c <wanted.pgm)" ] || return 1
		bad=$(cmp -l page.pgm wanted.pgm | awk -v t=$tolerance '
			function grey(o) { return int(o / 100) * 64 + int(o / 10) % 10 * 8 + o % 10 }
			{ d = grey($2) - grey($3); if (d > t || d < -t) n++ } END { print n + 0 }')
		[ "$bad" -le $few ] || { echo "page $page: $bad pixels differ"; return 1; }
	done
}

structure_is_kept()
{
	structure "$1" | diff "$snapshots/gallery-structure.txt" -
}

# Whether the check refuses a file that is not the one it was made from.
refuses()
{
	! cmp -s plain.pdf "$2" && ! "$1" "$2"
}

# Every t becomes a space, which is as wide: the line stays where it is.
"$gallery" a.pdf && qpdf --qdf --normalize-content=n --object-streams=disable a.pdf plain.pdf
LC_ALL=C sed '/ T[Jj] ET/s/0057/0003/g' plain.pdf >poor.pdf
LC_ALL=C sed 's|/S /H2|/S /H3|' plain.pdf >other.pdf
echo 1..4
check 'pages look as they did' looks_alike a.pdf
check 'a missing glyph shows' refuses looks_alike poor.pdf
check 'the structure is as it was' structure_is_kept a.pdf
check 'another structure shows' refuses structure_is_kept other.pdf
