/* template_markdown.c - Markdown into the tree, with the names of a template filled in */
#include <stdlib.h>
#include <string.h>

#include <md4c.h>

#include "template.h"

/* A list, an item or a quotation that is open, with what it writes into. */
struct open {
	struct flow *flow;
	struct list *list;
	struct open *outer;
};

struct cells {
	struct text **list;
	struct column *columns;
	size_t count, room;
};

struct markdown {
	struct ctx *cx;
	struct writer *w;
	const char *source;
	size_t line;
	bool filled;
	struct open *open;
	struct text *text; /* of the line that is open, or NULL */
	struct buf raw;    /* words of one style, not yet in the text */
	unsigned style;
	const char *link;
	bool is_code;
	const char *caption; /* of the table that must follow */
	const char *heading; /* the last one: what a table without a caption is about */
	struct table *table;
	struct cells row;
	bool failed; /* md4c goes on after a table that was refused */
};

/* ---- faults ---- */

/* The line of the source where the words stand; its first line where they are not found. */
static size_t line_of(const struct markdown *m, const char *words)
{
	const char *at = words ? strstr(m->source, words) : NULL;
	size_t line = m->line;

	for (const char *p = m->source; at && p < at; p++)
		line += *p == '\n';
	return line;
}

static int md_err(struct markdown *m, const char *words)
{
	m->failed = true;
	template_err(m->cx, m->w->template, line_of(m, words));
	return 1;
}

/* ---- lines of text ---- */

/* The words so far become a span, with their names filled in. */
static int flush_span(struct markdown *m)
{
	const struct span like = { .style = m->style, .link = m->link };

	if (!m->raw.len)
		return 0;
	if (!m->text)
		m->text = text_new(m->cx->arena);
	if (!m->filled)
		text_add(m->text, arena_dup(m->cx->arena, m->raw.text), m->style, m->link);
	else if (!spans_noted(m->cx, m->w, m->text, m->raw.text, &like))
		return md_err(m, words_fault(m->cx, m->w, m->raw.text));
	m->raw.len = 0;
	return 0;
}

/* A long text that stands alone is somebody's Markdown; anything else is a paragraph. */
static int put_prose(struct markdown *m, const char *name, bool *done)
{
	struct value v;

	*done = false;
	if (!scope_find(m->cx, m->w->scope, name, &v))
		return md_err(m, name);
	if (!v.field || v.field->kind != KIND_PROSE || !v.raw)
		return 0;
	*done = true;
	m->raw.len = 0;
	struct writer inner = *m->w;
	const char *lang = other_lang(m->cx, m->w, &v, v.raw), *outer = m->open->flow->lang;
	inner.out = m->open->flow;
	if (lang)
		inner.out->lang = inner.lang = lang;
	m->failed = !markdown_write(m->cx, &inner, v.raw, 1, false);
	inner.out->lang = outer;
	return m->failed;
}

static const char *caption_in(const struct text *text)
{
	static const char *const marks[] = { "Tabel: ", "Table: " };
	const char *words = text_words(text);

	for (size_t i = 0; i < COUNT(marks); i++)
		if (strncmp(words, marks[i], strlen(marks[i])) == 0)
			return words + strlen(marks[i]);
	return NULL;
}

/* What comes again elsewhere, as headings do in the contents, refers to no note. */
static int no_note(struct markdown *m)
{
	for (const struct span *s = m->text ? m->text->first : NULL; s; s = s->next)
		if (s->note) {
			err_set(m->cx, ERR_INVALID,
				"A note belongs in the text, not in a heading or a header");
			return md_err(m, "[^");
		}
	return 0;
}

/* Closes the line that is open and puts it into the flow. */
static int flush_paragraph(struct markdown *m)
{
	const char *name;
	bool done = false;

	if (m->filled && !m->text && m->raw.len && is_one_name(m->cx, m->raw.text, &name) &&
		put_prose(m, name, &done))
		return 1;
	if (done || flush_span(m))
		return done ? 0 : 1;
	if (!m->text)
		return 0;
	m->caption = m->filled ? caption_in(m->text) : NULL;
	if (m->caption && no_note(m))
		return 1;
	if (!m->caption)
		doc_paragraph(m->open->flow, m->text);
	m->text = NULL;
	return 0;
}

/* ---- blocks that hold blocks ---- */

static void open_flow(struct markdown *m, struct flow *flow, struct list *list)
{
	struct open *open = arena_alloc(m->cx->arena, sizeof(*open));

	*open = (struct open){ .flow = flow, .list = list, .outer = m->open };
	m->open = open;
}

static void open_list(struct markdown *m, bool ordered, unsigned start)
{
	open_flow(m, m->open->flow, doc_list(m->open->flow, ordered, start));
}

/* ---- tables ---- */

static void row_clear(struct markdown *m, size_t columns)
{
	m->row.list = arena_alloc(m->cx->arena, columns * sizeof(struct text *));
	m->row.count = 0;
	m->row.room = columns;
}

static int open_table(struct markdown *m, const MD_BLOCK_TABLE_DETAIL *detail)
{
	if (m->filled && !m->caption) {
		err_set(m->cx, ERR_INVALID,
			"A table needs its caption in the line above, as 'Table: ...'");
		return md_err(m, "|");
	}
	m->row.columns = arena_alloc(m->cx->arena, detail->col_count * sizeof(struct column));
	row_clear(m, detail->col_count);
	return 0;
}

static int close_cell(struct markdown *m, const MD_BLOCK_TD_DETAIL *detail, bool header)
{
	if (flush_span(m) || (header && no_note(m)))
		return 1;
	if (m->row.count < m->row.room) {
		m->row.columns[m->row.count].names_row = m->row.count == 0;
		if (detail->align == MD_ALIGN_RIGHT)
			m->row.columns[m->row.count].align = ALIGN_NUMBER;
		if (header)
			m->row.columns[m->row.count].header = m->text ? text_words(m->text) : "";
		m->row.list[m->row.count++] = m->text;
	}
	m->text = NULL;
	return 0;
}

static void close_row(struct markdown *m)
{
	static const struct words table = W("Table", "Tabel");

	if (m->table)
		table_row(m->table, m->row.list);
	else
		m->table = doc_table(m->open->flow,
			m->caption   ? m->caption
			: m->heading ? m->heading
				     : words_in(m->cx->lang, table),
			m->row.columns, m->row.room);
	row_clear(m, m->row.room);
}

/* ---- what md4c calls ---- */

static int enter_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
	struct markdown *m = arg;

	if (m->failed || (type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY && flush_paragraph(m)))
		return 1;
	switch (type) {
	case MD_BLOCK_QUOTE:
		open_flow(m, doc_callout(m->open->flow, CALLOUT_QUOTE, NULL), NULL);
		break;
	case MD_BLOCK_UL:
		open_list(m, false, 1);
		break;
	case MD_BLOCK_OL:
		open_list(m, true, ((MD_BLOCK_OL_DETAIL *)detail)->start);
		break;
	case MD_BLOCK_LI:
		open_flow(m, list_item(m->open->list), NULL);
		break;
	case MD_BLOCK_HR:
		doc_rule(m->open->flow);
		break;
	case MD_BLOCK_CODE:
		m->is_code = true;
		break;
	case MD_BLOCK_TABLE:
		return open_table(m, detail);
	default:
		break;
	}
	return 0;
}

/* The template's own headings are as deep as they stand; those of others lie below. */
static int close_heading(struct markdown *m, const MD_BLOCK_H_DETAIL *detail)
{
	int level = (int)detail->level;

	if (flush_span(m) || no_note(m))
		return 1;
	if (m->filled && level == 1 && !m->open->outer)
		notes_end(m->cx, m->w);
	if (m->filled)
		m->w->level = level;
	else
		level += m->w->level;
	m->heading = m->text ? text_words(m->text) : NULL;
	doc_heading(m->open->flow, level, m->text ? m->text : text_new(m->cx->arena));
	m->text = NULL;
	return 0;
}

static int close_code(struct markdown *m)
{
	doc_code(m->open->flow, m->raw.len ? arena_dup(m->cx->arena, m->raw.text) : "");
	m->raw.len = 0;
	m->is_code = false;
	return 0;
}

static int close_container(struct markdown *m)
{
	int failed = flush_paragraph(m);

	m->open = m->open->outer;
	return failed;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
	struct markdown *m = arg;

	if (m->failed)
		return 1;
	switch (type) {
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
	case MD_BLOCK_LI:
		return close_container(m);
	case MD_BLOCK_H:
		return close_heading(m, detail);
	case MD_BLOCK_CODE:
		return close_code(m);
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		return close_cell(m, detail, type == MD_BLOCK_TH);
	case MD_BLOCK_TR:
		close_row(m);
		return 0;
	case MD_BLOCK_TABLE:
		m->table = NULL;
		m->caption = NULL;
		return 0;
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
		return 0;
	default:
		return flush_paragraph(m);
	}
}

static unsigned style_of(MD_SPANTYPE type)
{
	return type == MD_SPAN_STRONG ? SPAN_STRONG
	       : type == MD_SPAN_EM   ? SPAN_EMPHASIS
	       : type == MD_SPAN_CODE ? SPAN_CODE
				      : SPAN_PLAIN;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *arg)
{
	struct markdown *m = arg;

	if (m->failed || flush_span(m))
		return 1;
	m->style |= style_of(type);
	const MD_SPAN_A_DETAIL *a = detail;
	if (type == MD_SPAN_A)
		m->link = markdown_link(m->cx, a->href.text, a->href.size);
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *arg)
{
	struct markdown *m = arg;

	(void)detail;
	if (m->failed || flush_span(m))
		return 1;
	m->style &= ~style_of(type);
	if (type == MD_SPAN_A)
		m->link = NULL;
	return 0;
}

static int put_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *arg)
{
	struct markdown *m = arg;

	switch (type) {
	case MD_TEXT_BR:
		buf_putc(&m->raw, '\n');
		break;
	case MD_TEXT_SOFTBR: /* whoever wrote into a field broke the line on purpose */
		buf_putc(&m->raw, m->filled ? ' ' : '\n');
		break;
	case MD_TEXT_ENTITY:
		markdown_entity(&m->raw, text, size);
		break;
	default:
		buf_add(&m->raw, text, size);
	}
	return 0;
}

bool markdown_write(struct ctx *cx, struct writer *w, const char *text, size_t line, bool filled)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = put_text,
	};
	struct open root = { .flow = w->out };
	struct markdown m = { .cx = cx,
		.w = w,
		.source = text,
		.line = line,
		.filled = filled,
		.open = &root,
		.raw.arena = cx->arena };

	int failed = md_parse(text, (MD_SIZE)strlen(text), &parser, &m);
	if (!failed)
		return true;
	return cx->err.kind == ERR_NONE ? err_set(cx, ERR_SYSTEM, "The Markdown could not be read")
					: false;
}
