/* tree.c - building a document: the constructors */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "moment.h"
#include "tree.h"

struct document *doc_new(
	struct ctx *cx, const char *title, const char *organisation, const char *date)
{
	struct document *doc = arena_alloc(cx->arena, sizeof(*doc));

	assert(title && organisation && date);
	*doc = (struct document){
		.lang = cx->lang,
		.title = title,
		.organisation = organisation,
		.date = date,
		.cover = true,
		.contents = true,
		.body.arena = cx->arena,
	};
	return doc;
}

void doc_fact(struct document *doc, const char *label, const char *value)
{
	if (doc->fact_count == doc->fact_room) {
		size_t room = doc->fact_room ? doc->fact_room * 2 : 8;
		struct fact *facts = arena_alloc(doc->body.arena, room * sizeof(*facts));

		if (doc->fact_count)
			memcpy(facts, doc->facts, doc->fact_count * sizeof(*facts));
		doc->facts = facts;
		doc->fact_room = room;
	}
	doc->facts[doc->fact_count++] = (struct fact){ label, value };
}

static void *array_copy(struct arena *arena, const void *items, size_t count, size_t size)
{
	void *copy = arena_alloc(arena, count ? count * size : 1);

	if (count)
		memcpy(copy, items, count * size);
	return copy;
}

struct block *block_add(struct flow *in, enum block_kind kind)
{
	struct block *block = arena_alloc(in->arena, sizeof(*block));

	block->kind = kind;
	block->lang = in->lang;
	if (in->last)
		in->last->next = block;
	else
		in->first = block;
	in->last = block;
	return block;
}

void doc_heading(struct flow *in, int level, struct text *text)
{
	struct block *block = block_add(in, BLOCK_HEADING);

	if (level < 1)
		level = 1;
	if (level > HEADING_LEVELS)
		level = HEADING_LEVELS;
	block->heading = (struct heading){ .level = level, .text = text };
}

const char *heading_number(struct arena *arena, unsigned counts[HEADING_LEVELS], int level)
{
	struct buf b = { .arena = arena };

	counts[level - 1]++;
	for (int i = level; i < HEADING_LEVELS; i++)
		counts[i] = 0;
	for (int i = 0; i < level; i++)
		buf_fmt(&b, i ? ".%u" : "%u", counts[i] ? counts[i] : 1);
	return b.text;
}

void doc_paragraph(struct flow *in, struct text *text)
{
	block_add(in, BLOCK_PARAGRAPH)->paragraph = text;
}

void doc_notes(struct flow *in, struct note *const *list, size_t count)
{
	block_add(in, BLOCK_NOTES)->notes = (struct notes){ list, count };
}

struct text *flow_words(const struct flow *flow)
{
	const struct block *only = flow->first;

	return only && !only->next && only->kind == BLOCK_PARAGRAPH ? only->paragraph : NULL;
}

void doc_code(struct flow *in, const char *text)
{
	block_add(in, BLOCK_CODE)->code = text;
}

void doc_rule(struct flow *in)
{
	block_add(in, BLOCK_RULE);
}

void doc_page_break(struct flow *in)
{
	block_add(in, BLOCK_PAGE_BREAK);
}

struct list *doc_list(struct flow *in, bool ordered, unsigned start)
{
	struct block *block = block_add(in, BLOCK_LIST);

	block->list = (struct list){ .ordered = ordered, .start = start, .arena = in->arena };
	return &block->list;
}

struct flow *list_item(struct list *list)
{
	struct list_item *item = arena_alloc(list->arena, sizeof(*item));

	item->flow.arena = list->arena;
	if (list->last)
		list->last->next = item;
	else
		list->first = item;
	list->last = item;
	return &item->flow;
}

struct flow *doc_callout(struct flow *in, enum callout kind, const char *title)
{
	struct block *block = block_add(in, BLOCK_CALLOUT);

	block->callout = (struct callout_box){ .kind = kind, .title = title };
	block->callout.flow.arena = in->arena;
	return &block->callout.flow;
}

struct table *doc_table(
	struct flow *in, const char *caption, const struct column *columns, size_t count)
{
	struct block *block = block_add(in, BLOCK_TABLE);

	assert(caption && count > 0);
	for (size_t i = 0; i < count; i++)
		assert(columns[i].header && !(i && columns[i].groups));
	block->table = (struct table){
		.caption = caption,
		.columns = array_copy(in->arena, columns, count, sizeof(*columns)),
		.count = count,
		.arena = in->arena,
	};
	return &block->table;
}

/* A cell that reaches further is cut: its words are wanted again, and a PDF has no very long rows
 * of elements. */
#define SPAN_MAX 100

/* Joins the first cell of a new row to the one above, where their column groups and both say the
 * same. */
static void row_group(struct table *table, struct row *row)
{
	struct row *group = table->group;

	row->span = 1;
	if (table->columns[0].groups && !row->total && group && !group->total &&
		group->span < SPAN_MAX &&
		strcmp(text_words(group->cells[0]), text_words(row->cells[0])) == 0) {
		group->span++;
		row->span = 0;
		return;
	}
	table->group = row;
}

bool cell_names_row(const struct table *table, const struct row *row, size_t column)
{
	return row->total ? column == 0 : table->columns[column].names_row;
}

static void row_add(struct table *table, struct text *const *cells, bool total)
{
	struct row *row = arena_alloc(table->arena, sizeof(*row));
	struct text **copy = array_copy(table->arena, cells, table->count, sizeof(struct text *));

	for (size_t i = 0; i < table->count; i++)
		if (!copy[i])
			copy[i] = text_new(table->arena);
	row->cells = copy;
	row->total = total;
	row_group(table, row);
	if (table->last)
		table->last->next = row;
	else
		table->first = row;
	table->last = row;
}

void table_row(struct table *table, struct text *const *cells)
{
	row_add(table, cells, false);
}

void table_total(struct table *table, struct text *const *cells)
{
	row_add(table, cells, true);
}

void doc_key_figures(struct flow *in, const struct key_figure *figures, size_t count)
{
	block_add(in, BLOCK_KEY_FIGURES)->key_figures = (struct key_figures){
		.items = array_copy(in->arena, figures, count, sizeof(*figures)),
		.count = count,
	};
}

/* NOLINTNEXTLINE(readability-function-size): the words for it are not to be left out */
void doc_bar_chart(struct flow *in, const char *caption, const char *alt, const struct bar *bars,
	size_t count, const char *unit)
{
	struct bar *copy = array_copy(in->arena, bars, count, sizeof(*bars));

	assert(caption && alt);
	for (size_t i = 0; i < count; i++)
		if (!isfinite(copy[i].value) || copy[i].value < 0)
			copy[i].value = 0;
	block_add(in, BLOCK_BAR_CHART)->bar_chart = (struct bar_chart){
		.caption = caption,
		.alt = alt,
		.unit = unit ? unit : "",
		.bars = copy,
		.count = count,
	};
}

void doc_heat_map(struct flow *in, const struct heat_map *map)
{
	assert(map->caption && map->alt && map->row_axis && map->column_axis && map->level_count);
	for (size_t i = 0; i < map->rows * map->columns; i++)
		assert(map->cells[i].level < map->level_count);
	block_add(in, BLOCK_HEAT_MAP)->heat_map = *map;
}

void doc_seal_box(struct flow *in, const char *field, const char *words)
{
	assert(field[strspn(field,
		       "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")] == '\0');
	block_add(in, BLOCK_SEAL_BOX)->seal_box = (struct seal_box){ field, words };
}

/* Lightness falls at every step and hue goes from pale yellow by orange to deep purple, so that
 * neither grey print nor red-green blindness makes two steps alike. */
uint32_t level_colour(size_t rank, size_t count)
{
	static const uint32_t scale[] = { 0xf3eebd, 0xf7d58a, 0xf0a860, 0xd9704f, 0xa63d5b,
		0x5e2350 };
	size_t steps = COUNT(scale) - 1;

	if (count < 2)
		return scale[0];
	if (rank >= count)
		rank = count - 1;
	return scale[rank * steps / (count - 1)];
}

const char *draft_words(const struct document *doc)
{
	static const struct words draft = W("Draft: not approved", "Udkast: ikke godkendt");

	return doc->draft ? words_in(doc->lang, draft) : NULL;
}

const char *date_words(struct arena *arena, const struct document *doc)
{
	struct ctx cx = { .arena = arena, .lang = doc->lang };

	return date_long(&cx, doc->date);
}
