/* kitos_read.c - which object is which, and which must come first */
#include <string.h>

#include "kitos.h"

/* An object that waits until those that it refers to are in. */
struct wait {
	struct wait *next;
	json_t *source;
	const char *file;
	size_t line;
};

/* The shapes, told by a member that only they have; in the order in which they are imported. */
static const struct {
	const char *mark;
	kitos_taker *take;
} shapes[] = {
	{ "rightsHolder", kitos_take_system },
	{ "recommendedArchiveDuty", kitos_take_system },
	{ "systemContext", kitos_take_usage },
	{ "SystemName", kitos_take_usage },
	{ "ItSystemUuid", kitos_take_usage },
	{ "oversight", kitos_take_registration },
	{ "general.isAgreementConcluded", kitos_take_registration },
	{ "general.dataProcessors", kitos_take_registration },
	{ "DataProcessorNamesAsCsv", kitos_take_registration },
	{ "agreementPeriod", kitos_take_contract },
	{ "general.contractType", kitos_take_contract },
	{ "general.contractId", kitos_take_contract },
	{ "ContractId", kitos_take_contract },
	{ "SupplierName", kitos_take_contract },
};

/* Whether the path is there, be it null. */
static bool has_member(const json_t *source, const char *path)
{
	const char *dot = strchr(path, '.');
	const json_t *at = dot ? json_object_getn(source, path, (size_t)(dot - path)) : source;

	return json_object_get(at, dot ? dot + 1 : path);
}

static kitos_taker *taker_of(const json_t *source)
{
	for (size_t i = 0; i < COUNT(shapes); i++)
		if (has_member(source, shapes[i].mark))
			return shapes[i].take;
	return NULL;
}

/* An item of a choice list, or another object that has a name and nothing that we keep. */
static bool is_choice(const json_t *source)
{
	return json_object_get(source, "name") && json_object_get(source, "uuid");
}

bool kitos_sniff(const char *head, size_t len, const char *name)
{
	static const char *const marks[] = { "\"@odata.context\"", "\"organizationContext\"",
		"\"systemContext\"", "\"isLocallyAvailable\"", "\"isObligatory\"",
		"\"SourceEntityUuid\"", "\"oversightOptions\"", "\"subDataProcessors\"",
		"\"rightsHolder\"" };

	(void)name;
	for (size_t i = 0; i < COUNT(marks); i++)
		if (memmem(head, len, marks[i], strlen(marks[i])))
			return true;
	return false;
}

struct reading {
	struct input *in;
	struct intake *to;
	size_t choices;
};

static bool wait_for(struct ctx *cx, json_t *source, size_t line, struct reading *reading)
{
	struct intake *to = reading->to;
	struct wait *w;

	if (!taker_of(source)) {
		if (is_choice(source)) {
			reading->choices++;
			return true;
		}
		err_set(cx, ERR_INVALID, "this is no object of KITOS that can be imported");
		return intake_fault(cx, to, reading->in->name, line, 0);
	}
	w = arena_alloc(to->arena, sizeof(*w));
	*w = (struct wait){ .source = json_incref(source),
		.file = arena_dup(to->arena, reading->in->name),
		.line = line };
	*to->last_waiting = w;
	to->last_waiting = &w->next;
	return true;
}

/* One object, or the answer of OData with its list of them. */
static bool take_value(struct ctx *cx, json_t *source, size_t line, void *arg)
{
	json_t *list = json_object_get(source, "value"), *item;

	if (!json_is_array(list))
		return wait_for(cx, source, line, arg);
	for (size_t i = 0; (item = json_array_get(list, i)); i++)
		if (!wait_for(cx, item, line, arg))
			return false;
	return true;
}

bool kitos_read(struct ctx *cx, struct input *in, struct intake *to)
{
	struct reading reading = { in, to, 0 };
	struct json_text t;

	if (!json_open(cx, in, &t) || !json_each(cx, &t, take_value, &reading) ||
		!json_ended(cx, &t))
		return false;
	if (reading.choices)
		intake_warn(cx, to, &(struct draft){ .file = in->name, .line = 1 },
			_("a list of choices: there is nothing to import from it"));
	return true;
}

static bool take_one(struct ctx *cx, struct intake *to, const struct wait *w, kitos_taker *take)
{
	struct kitos k = { .to = to,
		.file = w->file,
		.line = w->line,
		.organisation = to->options->organisation };
	struct arena_mark mark = arena_mark(cx->arena);

	if (!k.organisation && !kitos_context(cx, w->source, &k.organisation))
		return false;
	if (!take(cx, &k, w->source))
		return false;
	arena_rewind(cx->arena, mark);
	return true;
}

static bool take_all(struct ctx *cx, struct intake *to, kitos_taker *take)
{
	for (const struct wait *w = to->waiting; w; w = w->next)
		if (taker_of(w->source) == take && !take_one(cx, to, w, take))
			return false;
	return true;
}

void kitos_forget(struct intake *to)
{
	for (struct wait *w = to->waiting; w; w = w->next)
		json_decref(w->source);
	to->waiting = NULL;
	to->last_waiting = &to->waiting;
}

bool kitos_finish(struct ctx *cx, struct intake *to)
{
	kitos_taker *done = NULL;
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT(shapes); i++) {
		if (shapes[i].take != done)
			ok = take_all(cx, to, shapes[i].take);
		done = shapes[i].take;
	}
	kitos_forget(to);
	return ok;
}
