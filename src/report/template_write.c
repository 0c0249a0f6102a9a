/* template_write.c - walks the nodes: sections that repeat or depend, names for what follows */
#include <string.h>

#include "template.h"

bool attribute_filled(struct ctx *cx, const struct writer *w, const struct node *node,
	const char *name, const char **out)
{
	const char *text = attribute(node, name);

	*out = NULL;
	return !text || text_filled(cx, w->scope, text, out) ||
	       template_err(cx, w->template, node->line - 1);
}

bool write_empty(struct ctx *cx, struct writer *w, const struct node *node)
{
	const char *words;

	if (!attribute_filled(cx, w, node, "empty", &words))
		return false;
	doc_paragraph(w->out, text_plain(cx->arena, words));
	return true;
}

/* The nodes with one row's names in place. */
static bool write_with(struct ctx *cx, struct writer *w, const struct rows *rows, size_t row,
	const struct node *in)
{
	const struct scope *outer = w->scope;
	struct scope scope;

	if (!row_scope(cx, &scope, outer, rows, row))
		return false;
	w->scope = &scope;
	bool ok = nodes_write(cx, w, in);
	w->scope = outer;
	return ok;
}

static bool write_each(struct ctx *cx, struct writer *w, const struct node *node)
{
	struct rows rows;
	int level = w->level;

	if (!rows_read(cx, &rows, w, node))
		return false;
	if (!rows.count)
		return nodes_write(cx, w, node->otherwise);
	for (size_t i = 0; i < rows.count; i++) {
		w->level = level;
		if (!write_with(cx, w, &rows, i, node->inside))
			return false;
	}
	return true;
}

static bool write_if(struct ctx *cx, struct writer *w, const struct node *node)
{
	struct rows rows;

	if (!rows_read(cx, &rows, w, node))
		return false;
	return rows.count ? write_with(cx, w, &rows, 0, node->inside)
			  : nodes_write(cx, w, node->otherwise);
}

static bool write_unless(struct ctx *cx, struct writer *w, const struct node *node)
{
	struct rows rows;

	if (!rows_read(cx, &rows, w, node))
		return false;
	return rows.count ? write_with(cx, w, &rows, 0, node->otherwise)
			  : nodes_write(cx, w, node->inside);
}

/* A column of many rows as words: "a, b og c". */
static const char *in_words(struct ctx *cx, const struct rows *rows, size_t column)
{
	static const struct words and = W(" and ", " og ");
	struct buf b = { .arena = cx->arena };

	for (size_t i = 0; i < rows->count; i++) {
		if (i)
			buf_puts(&b, i + 1 < rows->count ? ", " : words_in(cx->lang, and));
		buf_puts(&b, value_shown(cx, &rows->list[i][column], false));
	}
	return b.text;
}

/* Names for what follows: of one row its values, of many their words in a list. */
static bool write_let(struct ctx *cx, struct writer *w, const struct node *node)
{
	struct scope *scope = arena_alloc(cx->arena, sizeof(*scope));
	struct rows rows;

	if (!rows_read(cx, &rows, w, node))
		return false;
	if (rows.count == 1) {
		if (!row_scope(cx, scope, w->scope, &rows, 0))
			return false;
		w->scope = scope;
		return true;
	}
	for (size_t i = 0; i < rows.width; i++)
		rows.columns[i] = (struct value){
			.name = rows.columns[i].name,
			.raw = in_words(cx, &rows, i),
			.shape = SHAPE_TEXT,
		};
	*scope = (struct scope){ w->scope, rows.columns, rows.width, NULL };
	w->scope = scope;
	return true;
}

const struct block_word block_words[] = {
	{ "table", "caption empty", "columns total names group", false, write_table },
	{ "list", "empty", "", false, write_list },
	{ "keyfigures", "", "", false, write_key_figures },
	{ "barchart", "caption alt empty", "unit", false, write_bar_chart },
	{ "heatmap", "caption alt rows columns empty", "", false, write_heat_map },
	{ "chart", "kind caption alt empty", "columns unit total table levels", false,
		write_chart },
	{ "each", "", "", true, write_each },
	{ "if", "", "", true, write_if },
	{ "unless", "", "", true, write_unless },
	{ "let", "", "", false, write_let },
	{ 0 },
};

static bool node_write(struct ctx *cx, struct writer *w, const struct node *node)
{
	if (node->page) {
		notes_end(cx, w);
		doc_page_break(w->out);
		return true;
	}
	if (node->lang) {
		w->lang = *node->lang ? node->lang : NULL;
		w->out->lang =
			w->lang && strcmp(w->lang, lang_text(cx->lang)) != 0 ? w->lang : NULL;
		return true;
	}
	return node->word ? node->word->write(cx, w, node)
			  : markdown_write(cx, w, node->text, node->line, true);
}

bool nodes_write(struct ctx *cx, struct writer *w, const struct node *nodes)
{
	const struct scope *outer = w->scope;
	const char *lang = w->lang, *blocks = w->out->lang;
	bool ok = true;

	for (const struct node *node = nodes; node && ok; node = node->next)
		ok = node_write(cx, w, node);
	w->scope = outer;
	w->lang = lang;
	w->out->lang = blocks;
	return ok;
}
