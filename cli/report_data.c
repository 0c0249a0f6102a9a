/* report_data.c - chapters, questions and concepts as tables for the templates */
#include "report_data.h"

#include <string.h>

#include "asset.h"
#include "screening.h"

/* ---- chapters(id, title): the shared handbook ---- */

/* The text after the line's key, as "  da: Politik" of the front matter; NULL where there is none.
 */
static const char *head_value(struct ctx *cx, const char *text, const char *key)
{
	const char *end = strstr(text, "\n---"), *at = strstr(text, key);

	if (!at || (end && at > end))
		return NULL;
	at += strlen(key);
	at += strspn(at, " \"");
	return arena_str(cx->arena, at, strcspn(at, "\"\r\n"));
}

static bool add_chapter(struct ctx *cx, const struct asset *asset, void *arg)
{
	const char *id = head_value(cx, asset->text, "\nid:");
	const char *title =
		head_value(cx, asset->text, cx->lang == LANG_DA ? "\n  da:" : "\n  en:");

	if (id && title)
		dataset_row(cx, arg, ARGS(T(id), T(title)));
	return true;
}

static bool fill_chapters(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	(void)order;
	return asset_each(cx, "handbook/", add_chapter, set);
}

/* ---- questions(questionnaire, place, id, part, wording, law, verified) ---- */

static bool fill_questions(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	const struct questionnaire *file;

	(void)order;
	if (!screening_load(cx, &file, "dpia"))
		return false;
	for (size_t i = 0; i < file->questions.count; i++) {
		const struct question *q = &file->questions.list[i];
		dataset_row(cx, set,
			ARGS(T(file->id), I((int64_t)i), T(q->id), T(words_in(cx->lang, q->group)),
				T(words_in(cx->lang, q->text)), T(q->law), I(q->verified)));
	}
	return true;
}

size_t report_data(struct ctx *cx, struct dataset **out)
{
	static const struct dataset sets[] = {
		{ .name = "chapters", .columns = "id, title", .fill = fill_chapters },
		{ .name = "questions",
			.columns = "questionnaire, place, id, part, wording, law, verified",
			.fill = fill_questions },
	};

	*out = arena_alloc(cx->arena, sizeof(sets));
	memcpy(*out, sets, sizeof(sets));
	return COUNT(sets);
}
