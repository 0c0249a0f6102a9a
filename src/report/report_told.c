/* report_told.c - the texts of the data that a report carries, as docs/rapportdata.md describes it
 */
#include "report_json.h"

#define DEPTH_MAX 40 /* of blocks in each other */

struct telling {
	void (*fn)(void *arg, bool cell, const char *text);
	void *arg;
};

static void tell(const struct telling *t, bool cell, const json_t *text)
{
	if (json_is_string(text))
		t->fn(t->arg, cell, json_string_value(text));
}

/* A cell that holds no text is not what Værn writes, and no page says it. */
static void cell_tell(const struct telling *t, const json_t *cell)
{
	const char *text = json_string_value(cell);

	t->fn(t->arg, true, text ? text : "\ufffd");
}

/* How many rows after the next one share its first cell, as the data says; a number that no table
 * of so many rows can have joins none. */
static size_t rows_joined(const json_t *span, size_t rows)
{
	json_int_t all = json_integer_value(span);

	return all > 0 && (uint64_t)all <= rows ? (size_t)all - 1 : 0;
}

/* A first cell that is one above is on the pages once, and has its words again in each row; other
 * words there are told, for the pages do not have them. */
static void rows_tell(const struct telling *t, const json_t *rows, const json_t *spans)
{
	size_t i, k, span = 0, joined = 0, count = json_array_size(rows);
	const json_t *group = NULL;
	json_t *row, *cell;

	json_array_foreach(rows, i, row)
	{
		bool below = joined && json_equal(json_array_get(row, 0), group);
		json_array_foreach(row, k, cell) if (k || !below) cell_tell(t, cell);
		if (joined) {
			joined--;
			continue;
		}
		joined = rows_joined(json_array_get(spans, span++), count - i);
		group = json_array_get(row, 0);
	}
}

static void table_tell(const struct telling *t, const json_t *block)
{
	json_t *column;
	size_t i;

	json_array_foreach(json_object_get(block, "columns"), i, column)
		tell(t, true, json_object_get(column, "header"));
	rows_tell(t, json_object_get(block, "rows"), json_object_get(block, "row_spans"));
}

/* The words of a block that stand on the pages as they are; figures are drawn, and told otherwise.
 */
static void words_tell(const struct telling *t, const json_t *block)
{
	static const char *const names[] = { "text", "title", "caption" };
	json_t *figure;
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		tell(t, false, json_object_get(block, names[i]));
	json_array_foreach(json_object_get(block, "notes"), i, figure)
		tell(t, false, json_object_get(figure, "text"));
	json_array_foreach(json_object_get(block, "figures"), i, figure)
	{
		tell(t, false, json_object_get(figure, "label"));
		tell(t, false, json_object_get(figure, "value"));
	}
}

static void blocks_tell(const struct telling *t, const json_t *blocks, int depth);

static void block_tell(const struct telling *t, const json_t *block, int depth)
{
	json_t *item;
	size_t i;

	words_tell(t, block);
	if (json_object_get(block, "columns"))
		table_tell(t, block);
	blocks_tell(t, json_object_get(block, "blocks"), depth);
	json_array_foreach(json_object_get(block, "items"), i, item)
		blocks_tell(t, json_object_get(item, "blocks"), depth);
}

static void blocks_tell(const struct telling *t, const json_t *blocks,
	int depth) /* NOLINT(misc-no-recursion): to DEPTH_MAX */
{
	json_t *block;
	size_t i;

	if (depth == DEPTH_MAX)
		return;
	json_array_foreach(blocks, i, block) block_tell(t, block, depth + 1);
}

bool report_told(struct ctx *cx, const struct buf *pdf,
	void (*fn)(void *arg, bool cell, const char *text), void *arg)
{
	CLEANUP(report_json_done) json_t *data = NULL;
	const struct telling t = { fn, arg };

	if (!report_json(cx, &data, pdf))
		return false;
	blocks_tell(&t, json_object_get(data, "blocks"), 0);
	return true;
}
