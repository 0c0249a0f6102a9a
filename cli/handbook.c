/* handbook.c - vaern handbook: the shared chapters, and what a member decides on them */
#include "handbook.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "disk.h"
#include "entities.h"
#include "moment.h"
#include "output.h"
#include "permit.h"
#include "store.h"
#include "utf8.h"

#define TEXT_LIMIT (1 << 20)

static const struct field options[] = {
	TEXT("way", W("as_is, adapted or opted_out", "as_is, adapted eller opted_out"), 0,
		.max = 20),
	TEXT("text", W("File with the local text", "Fil med den lokale tekst"), 0, .max = 4096),
	PROSE("reason", W("Reason", "Begrundelse"), 0),
	TEXT("approved_by", W("Approved by", "Godkendt af"), 0, .max = 200),
	DATE("date", W("Adopted on", "Vedtaget den"), 0),
	TEXT("implementation", W("not_started, ongoing or done", "not_started, ongoing eller done"),
		0, .max = 20),
	END,
};

static bool list(struct ctx *cx, const struct record *opt, const char *word)
{
	const struct grid_column columns[] = {
		{ .name = "id", .header = "ID" },
		{ .name = "title", .header = words_in(cx->lang, adoption_form.fields->label) },
		{ .name = "iso27002", .header = "ISO 27002" },
		{ .name = "gdpr", .header = "GDPR" },
		{ .name = "nis2", .header = "NIS2" },
		{ .name = "owner", .header = _("Owner") },
	};
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, COUNT(columns));
	const struct chapter *chapters;
	size_t n;

	(void)word;
	if (!handbook_load(cx, &chapters, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct chapter *c = &chapters[i];
		grid_row(grid,
			(const char *[]){ c->id, words_in(cx->lang, c->title), c->iso27002, c->gdpr,
				c->nis2,
				words_in(cx->lang, choice_find(role_choices, c->owner)->label) });
	}
	grid_write(grid, output_option(opt), _("Chapters"));
	return true;
}

/* The organisation that is spoken of: --org, or the person's own. */
static bool organisation_of(struct ctx *cx, const char **out, const struct record *opt)
{
	if (!org_option(cx, opt, out))
		return false;
	if (!*out)
		*out = cx->actor->home;
	return true;
}

static const char *label_of(struct ctx *cx, const struct record *adoption, const char *field)
{
	return adoption ? cell_shown(cx, field_find(&adoption_form, field),
				  record_str(adoption, field))
			: "-";
}

/* The member's own words, apart from the shared text. */
static void add_adoption(struct ctx *cx, struct buf *out, const struct chapter *chapter,
	const struct record *adoption)
{
	buf_fmt(out, "\n----------\n%s: %s\n%s: %s\n%s: %s\n",
		organisation_shown(cx, adoption->organisation), label_of(cx, adoption, "way"),
		_("Adopted on"), label_of(cx, adoption, "adopted_on"), _("Implementation"),
		label_of(cx, adoption, "implementation"));
	if (record_get(adoption, "approved_by"))
		buf_fmt(out, "%s: %s\n", _("Approved by"), record_get(adoption, "approved_by"));
	if (record_get(adoption, "reason"))
		buf_fmt(out, "%s: %s\n", _("Reason"), record_get(adoption, "reason"));
	if (chapter_changed(chapter, adoption))
		buf_fmt(out, "%s\n", _("The shared text has been changed since."));
	if (record_get(adoption, "local_text"))
		buf_fmt(out, "\n%s\n", record_get(adoption, "local_text"));
}

static bool show(struct ctx *cx, const struct record *opt, const char *word)
{
	struct buf out = { .arena = cx->arena };
	const struct chapter *chapter;
	const char *organisation;
	struct record *adoption;

	if (!chapter_get(cx, &chapter, word) || !organisation_of(cx, &organisation, opt) ||
		!adoption_find(cx, &adoption, chapter, organisation))
		return false;
	buf_fmt(&out, "# %s %s\n\n%s", chapter->id, words_in(cx->lang, chapter->title),
		chapter->text);
	if (adoption)
		add_adoption(cx, &out, chapter, adoption);
	page_write(&out);
	return true;
}

static void file_done(FILE **file)
{
	if (*file)
		fclose(*file);
}

static bool text_read(struct ctx *cx, const char **out, const char *path)
{
	CLEANUP(file_done) FILE *file = fopen(path, "rbe");

	if (!file)
		return err_set(cx, ERR_INVALID, "%s: %s", path, disk_why(cx));
	char *text = arena_alloc(cx->arena, TEXT_LIMIT + 1);
	size_t len = fread(text, 1, TEXT_LIMIT, file);
	if (ferror(file) || len == TEXT_LIMIT)
		return err_set(cx, ERR_INVALID, "%s: cannot be read, or is larger than 1 MB", path);
	if (utf8_valid(text, len) != len || memchr(text, '\0', len))
		return err_set(cx, ERR_INVALID, "%s: is no text in UTF-8", path);
	*out = text;
	return true;
}

static bool adopt(struct ctx *cx, const struct record *opt, const char *word)
{
	struct adoption_words said = {
		.way = record_get(opt, "way"),
		.reason = record_get(opt, "reason"),
		.approved_by = record_get(opt, "approved_by"),
		.date = record_get(opt, "date"),
		.implementation = record_get(opt, "implementation"),
	};
	const char *path = record_get(opt, "text"), *organisation;
	const struct chapter *chapter;
	struct record *adoption;

	if (!said.way)
		return err_set(cx, ERR_INVALID,
			"Say how it is adopted: --way=as_is, --way=adapted --text=FILE or "
			"--way=opted_out --reason=...");
	if (!chapter_get(cx, &chapter, word) || !organisation_of(cx, &organisation, opt) ||
		(path && !text_read(cx, &said.text, path)) ||
		!chapter_adopt(cx, &adoption, chapter, organisation, &said))
		return false;
	printf("%s %s: %s\n", chapter->id, words_in(cx->lang, chapter->title),
		label_of(cx, adoption, "way"));
	return true;
}

static bool status_row(
	struct ctx *cx, struct grid *grid, const struct chapter *chapter, const char *organisation)
{
	struct record *adoption;

	if (!adoption_find(cx, &adoption, chapter, organisation))
		return false;
	grid_row(grid, (const char *[]){ chapter->id, words_in(cx->lang, chapter->title),
			       adoption ? label_of(cx, adoption, "way") : _("not decided"),
			       label_of(cx, adoption, "adopted_on"),
			       label_of(cx, adoption, "implementation"),
			       adoption && chapter_changed(chapter, adoption) ? _("yes") : "" });
	return true;
}

/* One organisation's decisions, chapter by chapter. */
static bool status_of(struct ctx *cx, const char *organisation, enum output output)
{
	const struct grid_column columns[] = {
		{ .name = "chapter", .header = "ID" },
		{ .name = "title", .header = words_in(cx->lang, adoption_form.fields->label) },
		{ .name = "way", .header = _("Decision") },
		{ .name = "adopted_on", .header = _("Adopted on") },
		{ .name = "implementation", .header = _("Implementation") },
		{ .name = "changed", .header = _("Changed since") },
	};
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, COUNT(columns));
	const struct chapter *chapters;
	size_t n;

	if (!handbook_load(cx, &chapters, &n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!status_row(cx, grid, &chapters[i], organisation))
			return false;
	grid_write(grid, output, NULL);
	return true;
}

/* How many members have decided what on a chapter. */
struct counts {
	const struct chapter *chapter;
	unsigned as_is, adapted, opted_out, done, changed;
};

static void count(struct counts *counts, const struct record *adoption)
{
	const char *way = record_get(adoption, "way");

	counts->as_is += strcmp(way, "as_is") == 0;
	counts->adapted += strcmp(way, "adapted") == 0;
	counts->opted_out += strcmp(way, "opted_out") == 0;
	counts->done += strcmp(record_get(adoption, "implementation"), "done") == 0;
	counts->changed += chapter_changed(counts->chapter, adoption);
}

static void counts_row(struct ctx *cx, struct grid *grid, const struct counts *c)
{
	const unsigned numbers[] = { c->as_is, c->adapted, c->opted_out, c->done, c->changed };
	const char *cells[2 + COUNT(numbers)] = {
		c->chapter->id,
		words_in(cx->lang, c->chapter->title),
	};

	for (size_t i = 0; i < COUNT(numbers); i++)
		cells[2 + i] = arena_fmt(cx->arena, "%u", numbers[i]);
	grid_row(grid, cells);
}

/* Every member's decisions that the person may see, counted by chapter. */
static bool status_of_all(struct ctx *cx, enum output output)
{
	const struct grid_column columns[] = {
		{ .name = "chapter", .header = "ID" },
		{ .name = "title", .header = words_in(cx->lang, adoption_form.fields->label) },
		{ .name = "as_is", .header = _("As it is"), .number = true },
		{ .name = "adapted", .header = _("Adapted"), .number = true },
		{ .name = "opted_out", .header = _("Opted out"), .number = true },
		{ .name = "done", .header = _("Implemented"), .number = true },
		{ .name = "changed", .header = _("Changed since"), .number = true },
	};
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, COUNT(columns));
	const struct selection every = { .form = &adoption_form };
	const struct chapter *chapters;
	struct record **adoptions;
	size_t n, found;

	if (!handbook_load(cx, &chapters, &n) || !record_list(cx, &adoptions, &found, &every))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct counts counts = { .chapter = &chapters[i] };
		for (size_t a = 0; a < found; a++)
			if (strcmp(record_get(adoptions[a], "chapter"), chapters[i].id) == 0)
				count(&counts, adoptions[a]);
		counts_row(cx, grid, &counts);
	}
	grid_write(grid, output, NULL);
	return true;
}

/* One organisation where one is named or where the person sees no other. */
static bool status(struct ctx *cx, const struct record *opt, const char *word)
{
	const char *organisation;

	(void)word;
	if (!org_option(cx, opt, &organisation))
		return false;
	if (!organisation && may_read_all(cx->actor, &adoption_form))
		return status_of_all(cx, output_option(opt));
	return status_of(cx, organisation ? organisation : cx->actor->home, output_option(opt));
}

static const struct subword parts[] = {
	{ "list", false, list },
	{ "show", true, show },
	{ "adopt", true, adopt },
	{ "status", false, status },
	{ 0 },
};

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	return part_run(cx, parts, opt, words);
}

static const struct example examples[] = {
	{ "vaern handbook show H09", W("The shared text, and apart from it your own.",
					     "Den fælles tekst og, adskilt fra den, jeres egen.") },
	{ "vaern handbook adopt H09 --way=adapted --text=adgang.md --approved_by=Direktionen",
		W("Adopts a chapter with a text of your own.",
			"Vedtager et afsnit med egen tekst.") },
	{ "vaern handbook status --org=roskilde",
		W("What a member has decided.", "Det, en medlemskommune har besluttet.") },
	{ 0 },
};

const struct command cmd_handbook = {
	.name = "handbook",
	.args = W("WORD [CHAPTER]", "ORD [AFSNIT]"),
	.least = 1,
	.most = 2,
	.summary = W("Read and adopt the shared handbook", "Læs og vedtag den fælles håndbog"),
	.help = W("list, show CHAPTER, adopt CHAPTER, status. The shared text stays as it is; your "
		  "own is kept apart. The status tells where the shared text has been changed "
		  "since you decided; for those who see every member, it counts them.",
		"list, show AFSNIT, adopt AFSNIT, status. Den fælles tekst bliver, som den er; "
		"jeres egen ligger for sig. Status viser, hvor den fælles tekst er ændret, siden I "
		"besluttede; for dem, der ser alle medlemmer, tælles de."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR,
	.examples = examples,
	.run = run,
};
