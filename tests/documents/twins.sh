#!/bin/sh
# twins.sh - the Danish and the English of a template ask the same and have the same shape; in TAP
#
#   twins.sh TEMPLATES
set -u
cd "$1" || exit 1
n=0

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
		/^(about|set|period|cover|contents|numbered):/ { print; next }
		{ print (length($0) > 0) }' "$1"
}

for danish in *.da.md; do
	english=${danish%.da.md}.en.md
	[ -f "$english" ] || continue
	n=$((n + 1))
	shape "$danish" >/tmp/twins-$$.da
	shape "$english" >/tmp/twins-$$.en
	if diff /tmp/twins-$$.da /tmp/twins-$$.en >/tmp/twins-$$.diff; then
		echo "ok $n - $english is as $danish"
	else
		echo "not ok $n - $english is as $danish"
		head -n 6 /tmp/twins-$$.diff | sed 's/^/# /'
	fi
done
rm -f /tmp/twins-$$.*
echo "1..$n"
