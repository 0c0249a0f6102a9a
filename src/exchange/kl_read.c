/* kl_read.c - KL's templates for the article 30 record, in the files that OS2compliance carries */
#include <string.h>

#include "entities.h"
#include "foreign.h"
#include "kl.h"

#define DIGITS "0123456789"
#define MARK   "register-gdpr-"

bool kl_sniff(const char *head, size_t len, const char *name)
{
	(void)name;
	return memmem(head, len, "\"packageName\"", 13) &&
	       memmem(head, len, "\"kl_article30\"", 14);
}

static const char *string_at(const json_t *source, const char *key)
{
	const char *text = json_string_value(json_object_get(source, key));

	return text ? text : "";
}

/* "01. Behandling ...": how long the number is. */
static size_t number_length(const char *name)
{
	size_t digits = strspn(name + strspn(name, " "), DIGITS);

	return digits ? strspn(name, " ") + digits : 0;
}

static bool has_choice(const json_t *source, const char *choice)
{
	size_t i;
	json_t *item;

	json_array_foreach(json_object_get(source, "gdprChoices"), i, item)
	{
		const char *text = json_string_value(item);
		if (text &&
			strcmp(text + (strncmp(text, MARK, strlen(MARK)) == 0 ? strlen(MARK) : 0),
				choice) == 0)
			return true;
	}
	return false;
}

/* The letters chosen of an article: "p6-e" is "6e", and "p7-f" is "9f", since § 7 of the Data
 * Protection Act gives leave for article 9(2). */
static const char *letters(
	struct ctx *cx, const json_t *source, const char *prefix, const char *article, char last)
{
	struct buf out = { .arena = cx->arena };

	for (char c = 'a'; c <= last; c++)
		if (has_choice(source, arena_fmt(cx->arena, "%s-%c", prefix, c)))
			buf_fmt(&out, "%s%s%c", out.len ? "\n" : "", article, c);
	return out.text;
}

/* The sheet had the tick for § 8 in the column of § 10, which its makers corrected later: alone it
 * means § 8 (criminal offences), beside a tick for § 8 it means itself (statistics). */
static bool is_about_offences(const json_t *source)
{
	return has_choice(source, "valp8") || has_choice(source, "valp10");
}

static const char *national_law(struct ctx *cx, const json_t *source)
{
	static const struct {
		const char *choice;
		int paragraph;
	} others[] = { { "valp9", 9 }, { "valp10", 10 }, { "valp12", 12 }, { "valp13", 13 },
		{ "valp14", 14 } };
	struct buf out = { .arena = cx->arena };

	for (size_t i = 0; i < COUNT(others); i++) {
		bool spent = others[i].paragraph == 10 && !has_choice(source, "valp8");
		if (!spent && has_choice(source, others[i].choice))
			buf_fmt(&out, "%s %d", out.len ? ", §" : "Databeskyttelsesloven §",
				others[i].paragraph);
	}
	return out.text;
}

static bool is_kle(const char *text)
{
	size_t groups = 0;

	for (;; text += 3, groups++) {
		if (strspn(text, DIGITS) != 2 || groups > 2)
			return false;
		if (text[2] != '.')
			return !text[2];
	}
}

static void add_kle(struct buf *out, const json_t *list)
{
	size_t i;
	json_t *item;

	json_array_foreach(list, i, item)
	{
		const char *text = json_string_value(item);
		if (text && is_kle(text))
			buf_fmt(out, "%s%s", out->len ? " " : "", text);
	}
}

/* The groups; the main groups where there are none. */
static const char *kle(struct ctx *cx, const json_t *source)
{
	struct buf out = { .arena = cx->arena };

	add_kle(&out, json_object_get(source, "kleGroups"));
	if (!out.len)
		add_kle(&out, json_object_get(source, "kleMainGroups"));
	return out.text;
}

static void map(struct ctx *cx, struct draft *d, const json_t *source)
{
	struct buf unheard = { .arena = cx->arena };
	const char *name = string_at(source, "name"), *title = name + number_length(name);
	const char *description = string_at(source, "description");

	title += strspn(title, ". -");
	draft_put_name(d, "title", wording_mended(cx, title, &unheard));
	draft_put_name(d, "purpose",
		wording_mended(
			cx, *description ? description : string_at(source, "purpose"), &unheard));
	draft_put_name(d, "kle", kle(cx, source));
	draft_put_name(d, "basis6", letters(cx, source, "p6", "6", 'f'));
	draft_put_name(d, "basis9", letters(cx, source, "p7", "9", 'j'));
	draft_put_name(d, "basis10", is_about_offences(source) ? "1" : "0");
	draft_put_name(d, "basis_cpr", has_choice(source, "valp11") ? "1" : "0");
	draft_put_name(d, "national_law", national_law(cx, source));
	draft_put_name(d, "role", "controller");
	draft_put_name(d, "status", "draft");
}

static void tell(struct ctx *cx, struct intake *to, const struct draft *d, const json_t *source)
{
	struct buf notes = { .arena = cx->arena };

	wording_mended(cx, string_at(source, "name"), &notes);
	wording_mended(cx, string_at(source, "description"), &notes);
	if (has_choice(source, "valp7") && !record_get(d->r, "basis9"))
		buf_fmt(&notes, "%s%s", notes.len ? "; " : "",
			_("article 9 is ticked, but no letter of it"));
	if (has_choice(source, "valp6") && !record_get(d->r, "basis6"))
		buf_fmt(&notes, "%s%s", notes.len ? "; " : "",
			_("article 6 is ticked, but no letter of it"));
	if (notes.len)
		intake_warn(cx, to, d, notes.text);
}

struct reading {
	struct input *in;
	struct intake *to;
};

static bool take(struct ctx *cx, json_t *source, size_t line, void *arg)
{
	const struct reading *reading = arg;
	struct intake *to = reading->to;
	struct draft *d = draft_new(cx, &processing_form, reading->in->name, line);
	const char *name = string_at(source, "name");
	size_t digits = number_length(name), blanks = strspn(name, " ");

	if (!*name) {
		err_set(cx, ERR_INVALID, "the template has no name");
		return intake_fault(cx, to, reading->in->name, line, 0);
	}
	const char *number =
		arena_str(cx->arena, name + blanks, digits > blanks ? digits - blanks : 0);
	d->r->organisation = to->options->organisation;
	d->r->origin = arena_fmt(cx->arena, "kl:%s", *number ? number : name);
	if (*number)
		draft_put_name(d, "template", arena_fmt(cx->arena, "KL %s", number));
	if (!foreign_fill(cx, d, source, map) || !to->take(cx, to, d))
		return false;
	tell(cx, to, d, source);
	return true;
}

bool kl_read(struct ctx *cx, struct input *in, struct intake *to)
{
	struct reading reading = { in, to };
	struct json_text t;

	return json_open(cx, in, &t) && json_each(cx, &t, take, &reading) && json_ended(cx, &t);
}
