/* template.h - a template taken apart, and what its parts are written with */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include "report.h"

#define ATTRIBUTES 10

struct attribute {
	const char *name, *value;
};

struct block_word;

/* Markdown, a new page, another language, or a fenced block of SQL with what lies between it and
 * its end. */
struct node {
	bool page;
	const char *lang;              /* what follows is in it; "": in the report's own */
	const struct block_word *word; /* NULL: Markdown */
	const char *text;              /* the Markdown, or the SQL */
	size_t line;                   /* where the text begins */
	struct attribute attributes[ATTRIBUTES];
	struct node *inside, *otherwise; /* up to <!-- else -->, and from there to <!-- end --> */
	struct node *next;
};

/* The words of a note, "[^name]: words". */
struct note_text {
	const char *name, *text;
	size_t line;
	struct note_text *next;
};

struct template
{
	const char *file;
	const char *title, *subtitle, *about, *period, *set, *reads, *seal,
		*approval; /* the front matter, or NULL */
	bool cover, compact, contents, numbered;
	struct node *nodes;
	struct note_text *notes;
};

/* A named value, typed by the field it comes from or by what the SQL gave. */
enum shape { SHAPE_PLAIN, SHAPE_TEXT, SHAPE_NUMBER, SHAPE_DATE, SHAPE_PERCENT };

struct value {
	const char *name;
	const char *raw; /* NULL: not stated */
	const struct field *field;
	const struct field
		*source;          /* what a column without one was read from, where that is known */
	const struct form *names; /* raw is the id of a record of this form */
	enum shape shape;
	bool is_number;
};

/* What names mean here: values and records, the innermost first. */
struct scope {
	const struct scope *outer;
	const struct value *values;
	size_t count;
	const struct record *record;
};

/* Of whose records the maker must be able to read every kind that the report asks for. From records
 * that cannot be seen, a count would conclude that they are not there. */
enum reads {
	READS_OWN,  /* those of the organisation that the report is about */
	READS_ALL,  /* every organisation's */
	READS_SEEN, /* no: the report says itself what is not in it */
};

/* The notes of a report: how many there are, and those of the chapter that is being written. */
struct note_book {
	unsigned count;
	struct noted *first;
};

/* What is being written, and where. */
struct writer {
	enum reads reads;
	bool *partial; /* set when something read is not read of every organisation */
	const struct template *template;
	const struct report_order *order; /* with the organisation whose report it is */
	const struct arg *parameters;     /* $1 to $5 */
	const struct scope *scope;
	struct flow *out;
	struct note_book *book; /* NULL in the words of a note */
	const char *lang;       /* of what is being written; NULL: the report's own */
	int level;              /* of the last heading */
};

#define PARAMETERS 5

/* The rows of a SELECT; every row has a value for each column. */
struct rows {
	struct value *columns; /* without raw */
	size_t width;
	struct value **list;
	size_t count, room;
};

/* One word after ```sql: what it needs, and what it writes. */
struct block_word {
	const char *name;
	const char *needs, *takes; /* attributes, blanks between */
	bool section;              /* goes on until <!-- end --> */
	bool (*write)(struct ctx *cx, struct writer *w, const struct node *node);
};

extern const struct block_word block_words[]; /* ends with a nameless one */

/* Takes the file apart; a fault is refused with file and line. */
MUST_USE bool template_read(
	struct ctx *cx, struct template *out, const char *file, const char *text);

/* Only the front matter. */
MUST_USE bool template_head(
	struct ctx *cx, struct template *out, const char *file, const char *text);

/* Puts "file:line: " before the error and returns false. */
bool template_err(struct ctx *cx, const struct template *t, size_t line);

/* Writes the nodes into w->out. */
MUST_USE bool nodes_write(struct ctx *cx, struct writer *w, const struct node *nodes);

/* The attribute's text with its {{names}} filled in; NULL where it is not given. */
MUST_USE bool attribute_filled(struct ctx *cx, const struct writer *w, const struct node *node,
	const char *name, const char **out);
const char *attribute(const struct node *node, const char *name);

/* Whether the attribute is given, as this text. */
bool attribute_is(const struct node *node, const char *name, const char *text);

/* ---- values ---- */

/* The value of a name as it stands between braces, or false with an error. */
MUST_USE bool scope_find(
	struct ctx *cx, const struct scope *scope, const char *name, struct value *out);

/* As people read it; "" where it is not stated. Dates are short in tables. */
const char *value_shown(struct ctx *cx, const struct value *v, bool in_table);

/* The language that its words, as they are shown, are in where somebody wrote them and it is not
 * that of what is being written; else NULL. */
const char *other_lang(
	const struct ctx *cx, const struct writer *w, const struct value *v, const char *shown);

/* What a column of that alias gives: `entity.field`, `entity.id` or any name. */
MUST_USE bool value_typed(struct ctx *cx, struct value *out, const char *alias);

/* Takes the text apart where its names are, and gives out words and values as they follow each
 * other; v is NULL for the template's own words. */
MUST_USE bool text_each(struct ctx *cx, const struct scope *scope, const char *text,
	void (*put)(void *to, const char *words, const struct value *v), void *to);

/* The text with every {{name}} and {{name else words}} filled in. */
MUST_USE bool text_filled(
	struct ctx *cx, const struct scope *scope, const char *text, const char **out);

/* Adds the words to a text with their names filled in, as spans of style and link alike. What
 * somebody wrote in another language than that of the report says so. */
MUST_USE bool spans_filled(struct ctx *cx, const struct writer *w, struct text *to,
	const char *words, const struct span *like);

/* The note or the name between braces that the words cannot be filled in with; NULL where a brace
 * is not closed. */
const char *words_fault(struct ctx *cx, const struct writer *w, const char *words);

/* The place after "{{", if text is nothing but one name between braces: then name is set. */
bool is_one_name(struct ctx *cx, const char *text, const char **name);

/* ---- SQL ---- */

/* Runs the block's SELECT and reads every row. */
MUST_USE bool rows_read(
	struct ctx *cx, struct rows *out, const struct writer *w, const struct node *node);

/* The scope of one row: its values, and the record that a column `entity.id` names. */
MUST_USE bool row_scope(struct ctx *cx, struct scope *out, const struct scope *outer,
	const struct rows *rows, size_t row);

/* ---- Markdown ---- */

/* Adds the Markdown to w->out. Filled: it is the template's own, its names are filled in, and its
 * tables need a caption; otherwise it is somebody's text, taken as it is, with its headings below
 * the last one. */
MUST_USE bool markdown_write(
	struct ctx *cx, struct writer *w, const char *text, size_t line, bool filled);

/* What an entity stands for, "&nbsp;"; one that is not known stays as it is written. */
void markdown_entity(struct buf *out, const char *text, size_t len);

/* The address, if it leads to the web or to a mailbox; else NULL. */
const char *markdown_link(struct ctx *cx, const char *href, size_t len);

/* ---- notes ---- */

/* Whether the line is the words of a note, which it then takes into the template. */
bool is_note(const char *line);
MUST_USE bool note_read(struct ctx *cx, struct template *t, const char *line, size_t number);

/* As spans_filled(), where the words may refer to notes: "[^name]". */
MUST_USE bool spans_noted(struct ctx *cx, const struct writer *w, struct text *to,
	const char *words, const struct span *like);

/* The first "[^name]" in the words that there is no note for, or NULL. */
const char *note_unknown(struct ctx *cx, const struct template *t, const char *words);

/* Writes the notes of the chapter that ends here. */
void notes_end(struct ctx *cx, struct writer *w);

/* ---- blocks ---- */

bool write_table(struct ctx *cx, struct writer *w, const struct node *node);
bool write_list(struct ctx *cx, struct writer *w, const struct node *node);
bool write_key_figures(struct ctx *cx, struct writer *w, const struct node *node);
bool write_bar_chart(struct ctx *cx, struct writer *w, const struct node *node);
bool write_heat_map(struct ctx *cx, struct writer *w, const struct node *node);
bool write_chart(struct ctx *cx, struct writer *w, const struct node *node);

/* "Title | Count:number" for the rows: headers and shapes of the columns that are named. */
MUST_USE bool name_columns(struct ctx *cx, struct rows *rows, const char *text);

/* The header of every column: as it was named, or its field's label. */
MUST_USE bool rows_headers(struct ctx *cx, const struct rows *rows, const char **out);

/* Writes the rows, of which there are some, as the block's table. */
MUST_USE bool rows_table(
	struct ctx *cx, struct writer *w, const struct node *node, const struct rows *rows);

/* Writes the words for an empty block as a paragraph. */
MUST_USE bool write_empty(struct ctx *cx, struct writer *w, const struct node *node);

#endif
