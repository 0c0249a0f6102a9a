#!/bin/sh
# Puts files inside the program: embed.sh OUT.S ROOT CATALOGUE FILE... makes an assembler file with
# the bytes of each, a table of them in order of name for asset.c, and the messages for tr.c.
set -eu
out=$1 root=$2 catalogue=$3
shift 3
sorted=$(for f in "$@"; do printf '%s\n' "${f#"$root"/}"; done | LC_ALL=C sort)
{
	printf '\t.section .rodata\n\t.balign 16\n\t.globl vaern_catalogue\nvaern_catalogue:\n'
	printf '\t.incbin "%s"\n' "$catalogue"
	i=0
	for f in $sorted; do
		i=$((i + 1))
		printf 'name%d:\t.asciz "%s"\nfile%d:\t.incbin "%s/%s"\nend%d:\t.byte 0\n' \
			$i "$f" $i "$root" "$f" $i
	done
	printf '\t.section .data.rel.ro,"aw"\n\t.balign 8\n\t.globl vaern_assets\nvaern_assets:\n'
	n=$i i=0
	while [ $i -lt $n ]; do
		i=$((i + 1))
		printf '\t.quad name%d, file%d, end%d - file%d\n' $i $i $i $i
	done
	printf '\t.quad 0, 0, 0\n\t.section .note.GNU-stack,"",%%progbits\n'
} > "$out"
