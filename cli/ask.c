/* ask.c - questions on the terminal, and the line that shows how far long work has come */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli.h"

bool somebody_answers(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

static void free_line(char **line)
{
	free(*line);
}

bool ask_line(struct ctx *cx, const char **out, const char *question, const char *preset)
{
	CLEANUP(free_line) char *line = NULL;
	size_t room = 0;

	if (preset)
		fprintf(stderr, "%s [%s]: ", question, preset);
	else
		fprintf(stderr, "%s: ", question);
	ssize_t len = getline(&line, &room, stdin);
	if (len < 0) {
		fputc('\n', stderr);
		return err_set(cx, ERR_INVALID, "No more answers came; nothing was saved");
	}
	while (len && (line[len - 1] == '\n' || line[len - 1] == '\r'))
		len--;
	*out = len ? arena_str(cx->arena, line, (size_t)len) : preset;
	return true;
}

struct progress progress_start(const char *label, int64_t total)
{
	return (struct progress){ .label = label, .total = total, .shown = -1 };
}

/* Drawn when a hundredth has passed, or every thousand where the end is not known. */
void progress_step(struct progress *p, int64_t done)
{
	enum { CELLS = 30 };
	static const char bar[] = "##############################";
	int64_t now = p->total ? done * 100 / p->total : done / 1000;

	if (now == p->shown || !isatty(STDERR_FILENO))
		return;
	p->shown = now;
	if (p->total)
		fprintf(stderr, "\r%s [%-*.*s] %3d %%", p->label, CELLS, (int)(now * CELLS / 100),
			bar, (int)now);
	else
		fprintf(stderr, "\r%s %lld", p->label, (long long)done);
	fflush(stderr);
}

void progress_end(struct progress *p)
{
	if (p->shown >= 0)
		fputs("\r\033[K", stderr);
	p->shown = -1;
}
