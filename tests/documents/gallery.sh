#!/bin/sh
# gallery.sh - the gallery as others read it: qpdf and poppler
set -eu
gallery=$(realpath "$1")
. "$(dirname "$0")/tap.sh"
cd "$folder"

all_fonts_are_embedded_with_their_text()
{
	pdffonts a.pdf | tail -n +3 >fonts
	[ -s fonts ] && ! awk '{ print $(NF-4), $(NF-3), $(NF-2) }' fonts | grep -v 'yes yes yes'
}

says()
{
	pdftotext -layout a.pdf - | grep -qF -- "$1"
}

structure_has()
{
	grep -qF -- "$1" structure
}

long_table_has_pages()
{
	"$gallery" long.pdf 700
	[ "$(pdfinfo long.pdf | awk '/^Pages/ { print $2 }')" -ge 30 ]
}

shared_cell_is_on_each_page()
{
	pdftotext -layout long.pdf - | awk 'BEGIN { RS = "\f" }
		/Roller gennemgås|To faktorer|Fratrådte lukkes/ { pages++; if (/\n *Adgang  /) with++ }
		END { exit !(pages > 2 && pages == with) }'
}

echo 1..13
"$gallery" a.pdf
"$gallery" b.pdf
pdfinfo -struct-text a.pdf >structure
check "the same document is the same file" cmp a.pdf b.pdf
check "qpdf finds no fault" qpdf --check a.pdf
check "fonts are embedded, cut down, and know their text" all_fonts_are_embedded_with_their_text
check "pages are counted in Danish" says "Side 2 af"
check "Danish letters come back as text" says "Brud på persondatasikkerheden"
check "the contents name the headings" structure_has TOCI
check "columns have headers" structure_has THead
check "words stay apart where lines end" structure_has "gennemgået fortegnelsen efter databeskyttelsesforordningens"
check "a long table goes on over its pages" long_table_has_pages
check "a cell that rows share is on each of their pages" shared_cell_is_on_each_page
check "a gap in a timeline is named" says "91 dage"
check "a chart without data says so" says "Ingen data"
check "the long document is sound" qpdf --check long.pdf
