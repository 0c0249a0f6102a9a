/* replay.c - runs every file of a corpus folder through a fuzz target, as a test */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

static unsigned char *read_file(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rbe");
	unsigned char *bytes = NULL;
	size_t room = 0;

	*len = 0;
	while (file && !feof(file) && !ferror(file)) {
		if (room - *len < 4096)
			bytes = realloc(bytes, room = 2 * room + 8192);
		if (!bytes)
			abort();
		*len += fread(bytes + *len, 1, room - *len, file);
	}
	if (file)
		fclose(file);
	return bytes;
}

/* A crash ends the program, and the last name printed is the file that did it. */
static void replay(const char *folder, const char *name)
{
	char path[4096];
	size_t len;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	printf("# %s\n", name);
	fflush(stdout);
	unsigned char *bytes = read_file(path, &len);
	if (!bytes)
		abort();
	LLVMFuzzerTestOneInput(bytes, len);
	free(bytes);
}

int main(int argc, char **argv)
{
	struct dirent **entries = NULL;
	int n = argc == 2 ? scandir(argv[1], &entries, NULL, alphasort) : -1, files = 0;

	puts("1..2");
	for (int i = 0; i < n; i++) {
		if (entries[i]->d_name[0] != '.') {
			replay(argv[1], entries[i]->d_name);
			files++;
		}
		free(entries[i]);
	}
	free(entries);
	LLVMFuzzerTestOneInput((const unsigned char *)"", 0);
	puts("ok 1 - nothing at all is taken");
	printf("%s 2 - every file of the corpus is taken (%d)\n", files ? "ok" : "not ok", files);
	return files ? 0 : 1;
}
