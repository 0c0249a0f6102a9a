/* fields.c - fields as they are typed, and cells as they are shown */
#include <string.h>

#include "arguments.h"
#include "exchange.h"
#include "output.h"

bool fields_from_words(struct ctx *cx, struct record *r, const char *const *words)
{
	struct record *given = record_new(cx, r->form);

	FOR_EACH_FIELD(f, r->form)
		*record_cell(given, f) = NULL;
	for (; *words; words++) {
		size_t len = strcspn(*words, "=");
		const char *name = arena_str(cx->arena, *words + 2, len - 2);
		const char *text = *words + len + 1;
		const struct field *f = field_find(r->form, name);
		const char **before = record_cell(given, f);
		if (*before && !field_is_set(f))
			return err_set(cx, ERR_INVALID, "--%s is given twice", name);
		*before = *before ? arena_fmt(cx->arena, "%s\n%s", *before, text) : text;
		if (!record_set(cx, r, name, *before))
			return false;
	}
	return true;
}

static bool holds_a_record(const char *path)
{
	static const char *const endings[] = { ".yaml", ".yml", ".json" };
	size_t len = strlen(path);

	for (size_t i = 0; i < COUNT(endings); i++) {
		size_t tail = strlen(endings[i]);
		if (len >= tail && strcmp(path + len - tail, endings[i]) == 0)
			return true;
	}
	return false;
}

bool fields_from_file(struct ctx *cx, struct record *r, const char *path)
{
	if (field_find(r->form, "file") && !holds_a_record(path))
		return record_set(cx, r, "file", path);
	return record_read(cx, r, path);
}

bool at_option(struct ctx *cx, const char *file)
{
	if (!cx->err.field)
		return false;
	return file ? err_at(cx, "%s: ", file)
		    : err_at(cx, "--%s: ", option_typed(cx, cx->err.field));
}

bool record_named(struct ctx *cx, const char **out, const struct form *form, const char *word)
{
	size_t len = strlen(form->name);

	if (strncmp(word, form->name, len) == 0 && word[len] == '/')
		word += len + 1;
	return record_resolve(cx, out, form, word);
}

bool org_option(struct ctx *cx, const struct record *options, const char **out)
{
	const char *org = record_get(options, "org");

	*out = NULL;
	return !org || record_resolve(cx, out, entity_find("organisation"), org);
}

enum output output_option(const struct record *options)
{
	static const char *const names[] = {
		[OUTPUT_TABLE] = "table",
		[OUTPUT_JSON] = "json",
		[OUTPUT_YAML] = "yaml",
		[OUTPUT_CSV] = "csv",
	};
	const char *name = record_str(options, "output");

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], name) == 0)
			return (enum output)i;
	return OUTPUT_TABLE;
}

static const char *subject_shown(struct ctx *cx, const char *text)
{
	size_t len = strcspn(text, "/");
	const struct form *form = entity_find(arena_str(cx->arena, text, len));

	if (!form || !text[len])
		return text;
	return arena_fmt(cx->arena, "%s: %s", words_in(cx->lang, form->label),
		record_title(cx, form, text + len + 1));
}

static const char *links_shown(struct ctx *cx, const struct field *f, const char *text)
{
	struct buf out = { .arena = cx->arena };

	for (struct item it = item_first(text); it.text; it = item_next(it))
		buf_fmt(&out, "%s%s", out.len ? ", " : "",
			record_title(cx, f->target, arena_str(cx->arena, it.text, it.len)));
	return out.text;
}

const char *cell_shown(struct ctx *cx, const struct field *f, const char *text)
{
	if (!text)
		return NULL;
	if (f->kind == KIND_LINK)
		return record_title(cx, f->target, text);
	if (f->kind == KIND_LINKS)
		return links_shown(cx, f, text);
	if (f->kind == KIND_SUBJECT)
		return subject_shown(cx, text);
	return field_shown(cx, f, text);
}

const char *cell_for(struct ctx *cx, enum output output, const struct field *f, const char *text)
{
	if (output == OUTPUT_TABLE || (output == OUTPUT_CSV && f->kind != KIND_NUMBER))
		return cell_shown(cx, f, text);
	if (text && f->kind == KIND_YES_NO)
		return strcmp(text, "1") == 0 ? "true" : "false";
	return text;
}

struct grid_column field_column(struct ctx *cx, const struct field *f)
{
	return (struct grid_column){
		.name = f->name,
		.header = words_in(cx->lang, f->label),
		.number = f->kind == KIND_NUMBER,
		.bare = f->kind == KIND_YES_NO,
		.set = field_is_set(f),
	};
}

const char *organisation_shown(struct ctx *cx, const char *id)
{
	struct record *r = NULL;

	if (!id)
		return NULL;
	if (!record_find(cx, &r, entity_find("organisation"), id) || !r)
		return id;
	return record_get(r, "short");
}
