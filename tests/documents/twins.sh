#!/bin/sh
# twins.sh - the Danish and the English of a template ask the same and have the same shape; in TAP
#
#   twins.sh TEMPLATES
set -u
. "$(dirname "$0")/tap.sh"
cd "$1" || exit 1

# Blocks without their words: the SQL without its literals, headings by their level, rows of tables by
# their cells, other lines as what they are.
shape()
{
	awk '/^```sql/ { inside = 1; gsub(/"[^"]*"/, "\"\""); print; next }
		/^```/ { inside = 0; print; next }
		inside { gsub(/\047\047/, ""); gsub(/\047[^\047]*\047/, "\047\047"); print; next }
		/^#/ { print $1; next }
		/^\|/ { print gsub(/\|/, "|"); next }
		/^(---|<!--)/ { print; next }
		/^(about|set|reads|period|cover|compact|contents|numbered):/ { print; next }
		{ print (length($0) > 0) }' "$1"
}

same_shape()
{
	shape "$1" >"$folder/one"
	shape "$2" >"$folder/other"
	diff "$folder/one" "$folder/other"
}

for danish in *.da.md; do
	english=${danish%.da.md}.en.md
	[ -f "$english" ] || continue
	check "$english is as $danish" same_shape "$danish" "$english"
done
echo "1..$n"
