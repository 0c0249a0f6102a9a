/* intake.c - faults and warnings, with their places */
#include "reader.h"

#define WARNINGS_MAX 100

static const char *placed(
	struct ctx *cx, struct arena *arena, const char *file, size_t line, size_t column)
{
	if (!line)
		return arena_fmt(arena, "%s: %s", file, cx->err.text);
	if (!column)
		return arena_fmt(arena, "%s:%zu: %s", file, line, cx->err.text);
	return arena_fmt(arena, "%s:%zu:%zu: %s", file, line, column, cx->err.text);
}

bool intake_fault(struct ctx *cx, struct intake *to, const char *file, size_t line, size_t column)
{
	struct import_result *result = to->result;

	if (cx->err.kind == ERR_SYSTEM)
		return err_at(cx, "%s:%zu: ", file, line);
	if (result->fault_count == IMPORT_FAULTS)
		return false;
	to->kind = result->fault_count && to->kind != cx->err.kind ? ERR_INVALID : cx->err.kind;
	result->faults[result->fault_count++] = placed(cx, to->arena, file, line, column);
	return result->fault_count < IMPORT_FAULTS;
}

void intake_warn(struct ctx *cx, struct intake *to, const struct draft *d, const char *text)
{
	to->warning_count++;
	if (!to->warnings || to->warning_count > WARNINGS_MAX)
		return;
	buf_fmt(to->warnings, "%s:%zu: %s\n", d->file, d->line, text);
	if (to->warning_count == WARNINGS_MAX)
		buf_fmt(to->warnings, "%s\n", _("more warnings are not shown"));
}
