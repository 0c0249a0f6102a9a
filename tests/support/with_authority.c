/* with_authority.c - runs a command beside an authority of this machine, for tests of programs
 *
 *   with_authority COMMAND WORD...
 *
 * The command finds in its environment: VAERN_TSA, where time-stamps are given; AUTHORITY_TRUST,
 * the root's certificate; SEAL_KEY and DPO_KEY, keys with certificates under that root. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "authority.h"

static int run(char *const *command, const struct authority *a)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		setenv("VAERN_TSA", a->url, 1);
		setenv("AUTHORITY_TRUST", a->trust, 1);
		setenv("SEAL_KEY", a->seal, 1);
		setenv("DPO_KEY", a->dpo, 1);
		execvp(command[0], command);
		perror(command[0]);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return 1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int main(int argc, char **argv)
{
	CLEANUP(arena_done) struct arena *arena = arena_new();
	struct ctx cx = { .arena = arena };
	char folder[] = "/tmp/vaern-XXXXXX";

	if (argc < 2 || !mkdtemp(folder))
		return 2;
	struct authority a = authority_open(&cx, folder, HONEST, (int64_t)time(NULL));
	int status = run(argv + 1, &a);
	authority_close(&a);
	rmdir(folder);
	return status;
}
