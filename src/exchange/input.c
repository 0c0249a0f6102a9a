/* input.c - the bytes of a file, from front to back */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disk.h"
#include "reader.h"

#define HEAD      ((size_t)64 * 1024)
#define WHOLE_MAX ((size_t)256 * 1024 * 1024) /* of a format that is read as one tree */

static bool head_read(struct ctx *cx, struct input *in)
{
	char *head = arena_alloc(cx->arena, HEAD);

	in->head_len = fread(head, 1, HEAD, in->file);
	in->head = head;
	return input_ended(cx, in);
}

bool input_open(struct ctx *cx, struct input *out, const char *path)
{
	bool standard = strcmp(path, "-") == 0;

	*out = (struct input){ .name = path, .file = standard ? stdin : fopen(path, "rbe") };
	if (!out->file)
		return err_set(cx, errno == ENOENT ? ERR_NOT_FOUND : ERR_SYSTEM,
			"%s cannot be read: %s", path, disk_why(cx));
	return head_read(cx, out);
}

void input_from_text(struct input *out, const char *name, const char *text, size_t len)
{
	*out = (struct input){ .name = name, .head = text, .head_len = len };
}

void input_done(struct input *in)
{
	if (in->file && in->file != stdin)
		fclose(in->file);
	in->file = NULL;
}

size_t input_read(struct input *in, void *out, size_t size)
{
	size_t left = in->head_len - in->at, n = left < size ? left : size;

	if (n) {
		memcpy(out, in->head + in->at, n);
		in->at += n;
		return n;
	}
	return in->file ? fread(out, 1, size, in->file) : 0;
}

bool input_ended(struct ctx *cx, struct input *in)
{
	return !in->file || !ferror((FILE *)in->file) ||
	       err_set(cx, ERR_SYSTEM, "%s cannot be read: %s", in->name, disk_why(cx));
}

bool input_all(struct ctx *cx, struct input *in, const char **text, size_t *len)
{
	struct buf all = { .arena = cx->arena };
	char *piece = arena_alloc(cx->arena, HEAD);
	size_t n;

	buf_add(&all, "", 0);
	while ((n = input_read(in, piece, HEAD)) && all.len <= WHOLE_MAX)
		buf_add(&all, piece, n);
	if (all.len > WHOLE_MAX)
		return err_set(cx, ERR_INVALID,
			"%s is larger than 256 MB; divide it, or use YAML or CSV", in->name);
	buf_putc(&all, '\0');
	*text = all.text;
	*len = all.len - 1;
	return input_ended(cx, in);
}
