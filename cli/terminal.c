/* terminal.c - how wide text is, how big the terminal is, and the pager */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli.h"
#include "output.h"
#include "utf8.h"

struct range {
	uint32_t first, last;
};

/* Of Unicode's East Asian Width W and F, the blocks that matter; the process has no locale, so
 * wcwidth() does not know. */
static const struct range wide[] = {
	{ 0x1100, 0x115f },
	{ 0x2e80, 0xa4cf },
	{ 0xac00, 0xd7a3 },
	{ 0xf900, 0xfaff },
	{ 0xfe30, 0xfe6f },
	{ 0xff00, 0xff60 },
	{ 0xffe0, 0xffe6 },
	{ 0x1f300, 0x1faff },
	{ 0x20000, 0x3fffd },
};

/* Marks that combine with the character before them, and characters that show nothing. */
static const struct range bare[] = {
	{ 0x00ad, 0x00ad },
	{ 0x0300, 0x036f },
	{ 0x1ab0, 0x1aff },
	{ 0x1dc0, 0x1dff },
	{ 0x200b, 0x200f },
	{ 0x202a, 0x202e },
	{ 0x20d0, 0x20ff },
	{ 0xfe00, 0xfe0f },
	{ 0xfe20, 0xfe2f },
};

static bool is_in(const struct range *ranges, size_t n, uint32_t c)
{
	for (size_t i = 0; i < n; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

static uint32_t code_point(const char *text, size_t bytes)
{
	static const unsigned char first_bits[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	uint32_t c = (unsigned char)text[0] & first_bits[bytes];

	for (size_t i = 1; i < bytes; i++)
		c = c << 6 | ((unsigned char)text[i] & 0x3f);
	return c;
}

/* The columns of the character at the start of text, and its bytes; a stray byte is one of each. */
static size_t character(const char *text, size_t len, size_t *bytes)
{
	*bytes = utf8_char(text, len);
	if (*bytes == 0) {
		*bytes = 1;
		return 1;
	}
	uint32_t c = code_point(text, *bytes);
	if (c < 0x300)
		return c != 0xad;
	return is_in(bare, COUNT(bare), c) ? 0 : is_in(wide, COUNT(wide), c) ? 2 : 1;
}

size_t text_fit(const char *text, size_t columns)
{
	size_t len = strlen(text), at = 0, used = 0, bytes;

	while (at < len) {
		used += character(text + at, len - at, &bytes);
		if (used > columns)
			break;
		at += bytes;
	}
	return at;
}

size_t text_width(const char *text)
{
	size_t len = strlen(text), at = 0, used = 0, bytes;

	for (; at < len; at += bytes)
		used += character(text + at, len - at, &bytes);
	return used;
}

static struct winsize terminal_size(void)
{
	struct winsize size = { 0 };

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return (struct winsize){ 0 };
	return size;
}

size_t terminal_columns(void)
{
	return terminal_size().ws_col;
}

size_t terminal_lines(void)
{
	return terminal_size().ws_row;
}

bool colours_welcome(void)
{
	const char *term = getenv("TERM"), *refused = getenv("NO_COLOR");

	return isatty(STDOUT_FILENO) && !(refused && *refused) && term && *term &&
	       strcmp(term, "dumb") != 0;
}

/* The bytes of one line of at most so many columns, broken at a blank where there is one. */
static size_t line_fit(const char *text, size_t columns)
{
	size_t end = strcspn(text, "\n"), fit = text_fit(text, columns), at = fit;

	if (fit >= end)
		return end;
	while (at && text[at] != ' ')
		at--;
	if (at)
		return at;
	return fit ? fit : end;
}

void text_wrap(struct buf *out, const char *text, size_t columns, size_t indent)
{
	for (bool first = true; *text; first = false) {
		size_t len = line_fit(text, columns);
		if (!first)
			buf_fmt(out, "\n%*s", len ? (int)indent : 0, "");
		buf_add(out, text, len);
		text += len;
		if (*text == '\n')
			text++;
		else
			text += strspn(text, " ");
	}
}

static _Noreturn void become_pager(const int ends[2], const char *command)
{
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
	setenv("LESS", "FRX", 0);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

struct pager pager_open(size_t lines)
{
	const char *command = getenv("PAGER");
	struct pager none = { .out = stdout };
	size_t room = terminal_lines();
	int ends[2];

	if (!command || !*command)
		command = "less";
	if (!room || lines < room || strcmp(command, "cat") == 0 || fflush(stdout) != 0 ||
		pipe(ends) != 0)
		return none;
	int pid = fork();
	if (pid == 0)
		become_pager(ends, command);
	close(ends[0]);
	FILE *out = pid > 0 ? fdopen(ends[1], "w") : NULL;
	if (!out) {
		close(ends[1]);
		return none;
	}
	return (struct pager){ .out = out, .pid = pid };
}

void pager_close(struct pager *pager)
{
	if (!pager->pid)
		return;
	fclose(pager->out);
	waitpid(pager->pid, NULL, 0);
	*pager = (struct pager){ .out = stdout };
}

void page_write(const struct buf *text)
{
	size_t lines = 1;

	for (size_t i = 0; i < text->len; i++)
		lines += text->text[i] == '\n';
	CLEANUP(pager_close) struct pager pager = pager_open(lines);
	fwrite(text->text, 1, text->len, pager.out);
}
