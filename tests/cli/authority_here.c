/* authority_here.c - an authority for the commands of a page: says its address and the files of its
 * root and of a seal that it vouches for, and stays until it is ended */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "authority.h"

int main(int argc, char **argv)
{
	CLEANUP(arena_done) struct arena *arena = arena_new();
	struct ctx cx = { .arena = arena };

	if (argc != 2)
		return 2;
	CLEANUP(authority_close)
	struct authority a = authority_open(&cx, argv[1], HONEST, time(NULL));
	printf("%s %s %s\n", a.url, a.trust, a.seal);
	fflush(stdout);
	pause();
	return 0;
}
