/* status.c - vaern status: whose data these are, who acts, and how much there is */
#include "cli.h"
#include "moment.h"
#include "output.h"
#include "permit.h"

/* "abc: Administrator (association), Manager (roskilde)". */
static const char *actor_shown(struct ctx *cx)
{
	const struct actor *actor = cx->actor;
	struct buf out = { .arena = cx->arena };

	buf_fmt(&out, "%s:", actor->name);
	for (size_t i = 0; i < actor->seat_count; i++)
		buf_fmt(&out, "%s %s (%s)", i ? "," : "",
			words_in(cx->lang, role_choices[actor->seats[i].role].label),
			organisation_shown(cx, actor->seats[i].organisation));
	return out.text;
}

static bool add_count(
	struct ctx *cx, struct grid *grid, const struct form *form, const char *organisation)
{
	const struct selection all = { .form = form, .organisation = organisation };
	int64_t n;

	if (!record_count(cx, &n, &all))
		return false;
	if (n)
		grid_row(grid, (const char *[]){ form->name, words_in(cx->lang, form->plural),
				       arena_fmt(cx->arena, "%lld", (long long)n) });
	return true;
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const struct grid_column columns[] = {
		{ .name = "entity", .header = _("Entity") },
		{ .name = "label", .header = _("Records of") },
		{ .name = "count", .header = _("Count"), .number = true },
	};
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, COUNT(columns));
	enum output output = output_option(opt);
	const char *org, *root;
	int64_t events;
	(void)words;

	if (!org_option(cx, opt, &org) || !ledger_root(cx, &events, &root))
		return false;
	for (size_t i = 0; entities[i]; i++)
		if (!add_count(cx, grid, entities[i], org))
			return false;
	if (output == OUTPUT_TABLE)
		printf("%s\n%s\n\n", store_folder(cx), actor_shown(cx));
	grid_write(grid, output,
		arena_fmt(cx->arena, _("Ledger: %s events"), number_shown(cx, events)));
	return true;
}

const struct command cmd_status = {
	.name = "status",
	.summary = W("Show who acts, and how many records there are",
		"Vis, hvem der handler, og hvor mange poster der er"),
	.help = W("Counts what you may see, in the organisation of --org where it is given.",
		"Tæller det, du må se, i organisationen i --org, hvis den er angivet."),
	.needs = NEEDS_STORE | NEEDS_ACTOR,
	.run = run,
};
