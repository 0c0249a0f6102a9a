/* template_read.c - a template taken apart: front matter, Markdown, and fences of SQL */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "template.h"

#define DEPTH 12

/* Where the reader is: the rest of the text, and the number of its first line. */
struct reader {
	struct template *template;
	const char *at;
	size_t line;
	int depth;
};

bool template_err(struct ctx *cx, const struct template *t, size_t line)
{
	return err_at(cx, "%s:%zu: ", t->file, line);
}

const char *attribute(const struct node *node, const char *name)
{
	for (size_t i = 0; i < ATTRIBUTES && node->attributes[i].name; i++)
		if (strcmp(node->attributes[i].name, name) == 0)
			return node->attributes[i].value;
	return NULL;
}

bool attribute_is(const struct node *node, const char *name, const char *text)
{
	const char *given = attribute(node, name);

	return given && strcmp(given, text) == 0;
}

/* Takes the next line, without its newline and the blanks before it; false at the end. */
static bool take_line(struct ctx *cx, struct reader *r, const char **out)
{
	size_t len = strcspn(r->at, "\n");

	*out = "";
	if (!*r->at)
		return false;
	const char *next = r->at + len + (r->at[len] == '\n');
	while (len && strchr(" \t\r", r->at[len - 1]))
		len--;
	*out = arena_str(cx->arena, r->at, len);
	r->at = next;
	r->line++;
	return true;
}

/* ---- front matter ---- */

static const char *unquoted(struct ctx *cx, const char *text)
{
	size_t len = strlen(text);

	return len > 1 && text[0] == '"' && text[len - 1] == '"'
		       ? arena_str(cx->arena, text + 1, len - 2)
		       : text;
}

static bool head_line(struct ctx *cx, struct template *t, const char *line)
{
	const struct {
		const char *name;
		const char **text;
		bool *flag;
	} keys[] = {
		{ "title", &t->title },
		{ "subtitle", &t->subtitle },
		{ "about", &t->about },
		{ "period", &t->period },
		{ "set", &t->set },
		{ "reads", &t->reads },
		{ "seal", &t->seal },
		{ "approval", &t->approval },
		{ "cover", .flag = &t->cover },
		{ "compact", .flag = &t->compact },
		{ "contents", .flag = &t->contents },
		{ "numbered", .flag = &t->numbered },
	};
	size_t len = strcspn(line, ":");
	const char *value = line + len + (line[len] == ':');

	value = unquoted(cx, value + strspn(value, " "));
	for (size_t i = 0; i < COUNT(keys); i++) {
		if (strlen(keys[i].name) != len || strncmp(keys[i].name, line, len) != 0)
			continue;
		if (keys[i].text)
			*keys[i].text = value;
		else
			*keys[i].flag = strcmp(value, "yes") == 0;
		return true;
	}
	return err_set(cx, ERR_INVALID, "A template's head has no '%s'", line);
}

static bool head_read(struct ctx *cx, struct template *t, struct reader *r)
{
	const char *line;

	if (!take_line(cx, r, &line) || strcmp(line, "---") != 0) {
		err_set(cx, ERR_INVALID, "A template begins with --- and its title");
		return template_err(cx, t, 1);
	}
	while (take_line(cx, r, &line) && strcmp(line, "---") != 0)
		if (*line && !head_line(cx, t, line))
			return template_err(cx, t, r->line - 1);
	if (t->title && t->about)
		return true;
	err_set(cx, ERR_INVALID, "A template needs 'title' and 'about' in its head");
	return template_err(cx, t, 1);
}

/* ---- fences ---- */

static const struct block_word *word_find(const char *text, size_t len)
{
	for (const struct block_word *w = block_words; w->name; w++)
		if (strlen(w->name) == len && strncmp(w->name, text, len) == 0)
			return w;
	return NULL;
}

/* Whether the list of names, blanks between, has this one. */
static bool names_have(const char *names, const char *name, size_t len)
{
	for (const char *p = names; *p; p += strcspn(p, " "), p += strspn(p, " "))
		if (strcspn(p, " ") == len && strncmp(p, name, len) == 0)
			return true;
	return false;
}

/* One attribute, name="text"; gives the place after it. */
static bool read_attribute(
	struct ctx *cx, struct node *node, struct attribute *out, const char **text)
{
	const char *name = *text;
	size_t len = strcspn(name, "= ");

	if (!names_have(node->word->needs, name, len) && !names_have(node->word->takes, name, len))
		return err_set(cx, ERR_INVALID, "A block '%s' takes no '%.*s'", node->word->name,
			(int)len, name);
	const char *value = name + len + 2;
	if (strncmp(name + len, "=\"", 2) != 0 || !strchr(value, '"'))
		return err_set(cx, ERR_INVALID, "Write it as %.*s=\"text\"", (int)len, name);
	out->name = arena_str(cx->arena, name, len);
	out->value = arena_str(cx->arena, value, strcspn(value, "\""));
	*text = value + strlen(out->value) + 1;
	return true;
}

static bool has_needs(struct ctx *cx, const struct node *node)
{
	const char *p = node->word->needs;

	for (size_t len; (len = strcspn(p, " ")) > 0; p += len, p += strspn(p, " ")) {
		const char *name = arena_str(cx->arena, p, len), *value = attribute(node, name);
		if (!value || !*value)
			return err_set(cx, ERR_INVALID, "A block '%s' needs %s=\"...\"",
				node->word->name, name);
	}
	return true;
}

/* What stands after ```sql: the word and its attributes. */
static bool read_info(struct ctx *cx, struct node *node, const char *info)
{
	size_t len = strcspn(info, " ");

	node->word = word_find(info, len);
	if (!node->word)
		return err_set(cx, ERR_INVALID, "There is no block '%.*s'", (int)len, info);
	info += len;
	for (size_t n = 0; *(info += strspn(info, " ")); n++) {
		if (n == ATTRIBUTES)
			return err_set(cx, ERR_INVALID, "Too many attributes");
		if (!read_attribute(cx, node, &node->attributes[n], &info))
			return false;
	}
	return has_needs(cx, node);
}

static bool read_sql(struct ctx *cx, struct reader *r, struct node *node)
{
	const char *from = r->at, *line, *end = from;

	while (take_line(cx, r, &line)) {
		if (strcmp(line, "```") == 0) {
			node->text = arena_str(cx->arena, from, (size_t)(end - from));
			return true;
		}
		end = r->at;
	}
	return err_set(cx, ERR_INVALID, "The block is not closed by ```");
}

/* ---- nodes ---- */

enum marker { MARKER_NONE, MARKER_WRONG, MARKER_PAGE, MARKER_LANG, MARKER_ELSE, MARKER_END };

#define LANG_MARK "<!-- lang"
#define SQL_FENCE "```sql "

/* A comment that is no marker, or a fence of SQL in other letters or behind blanks: as text it
 * would print both parts of a section, or the SQL. */
static bool is_misspelt(const char *line)
{
	const char *at = line + strspn(line, " \t");
	bool fence = strncmp(at, "```", 3) == 0 || strncmp(at, "~~~", 3) == 0;

	if (!fence)
		return strncmp(at, "<!--", 4) == 0;
	at += 3 + strspn(at + 3, " ");
	return strncasecmp(at, "sql", 3) == 0 && !isalnum((unsigned char)at[3]) &&
	       strncmp(line, SQL_FENCE, strlen(SQL_FENCE)) != 0;
}

static enum marker marker_of(const char *line)
{
	return strcmp(line, "<!-- end -->") == 0                  ? MARKER_END
	       : strcmp(line, "<!-- else -->") == 0               ? MARKER_ELSE
	       : strcmp(line, "<!-- page -->") == 0               ? MARKER_PAGE
	       : strncmp(line, LANG_MARK, strlen(LANG_MARK)) == 0 ? MARKER_LANG
	       : is_misspelt(line)                                ? MARKER_WRONG
								  : MARKER_NONE;
}

/* Whether the next line is not Markdown: a fence of SQL, a note or a marker. */
static bool markdown_ends(struct ctx *cx, struct reader ahead)
{
	const char *line, *at = ahead.at;

	return !take_line(cx, &ahead, &line) || strncmp(at, SQL_FENCE, strlen(SQL_FENCE)) == 0 ||
	       is_note(line) || marker_of(line) != MARKER_NONE;
}

static void read_markdown(struct ctx *cx, struct reader *r, struct node *node)
{
	const char *from = r->at, *line;
	bool code = false;

	node->line = r->line;
	while (code ? *r->at != '\0' : !markdown_ends(cx, *r)) {
		take_line(cx, r, &line);
		if (strncmp(line, "```", 3) == 0)
			code = !code;
	}
	node->text = arena_str(cx->arena, from, (size_t)(r->at - from));
}

static bool read_nodes(
	struct ctx *cx, struct reader *r, struct node **out, enum marker *end, size_t opened);

/* What lies between a section's fence and its end. */
static bool read_section(struct ctx *cx, struct reader *r, struct node *node, size_t opened)
{
	enum marker end = MARKER_NONE;

	if (++r->depth > DEPTH) {
		err_set(cx, ERR_INVALID, "Sections lie too deep within each other");
		return template_err(cx, r->template, opened);
	}
	if (!read_nodes(cx, r, &node->inside, &end, opened))
		return false;
	if (end == MARKER_ELSE && !read_nodes(cx, r, &node->otherwise, &end, opened))
		return false;
	r->depth--;
	if (end == MARKER_END)
		return true;
	err_set(cx, ERR_INVALID, "A section has one <!-- else --> at most");
	return template_err(cx, r->template, r->line - 1);
}

static bool read_fence(struct ctx *cx, struct reader *r, struct node *node)
{
	const char *line;
	size_t opened = r->line;

	take_line(cx, r, &line);
	node->line = r->line;
	if (!read_info(cx, node, line + strlen("```sql ")) || !read_sql(cx, r, node))
		return template_err(cx, r->template, opened);
	return !node->word->section || read_section(cx, r, node, opened);
}

/* "<!-- lang en -->": what follows is in that language; without a name it is the report's again. */
static bool read_lang(struct ctx *cx, const struct reader *r, struct node *node, const char *line)
{
	const char *name = line + strlen(LANG_MARK), *end = strstr(name, "-->");
	bool apart = *name == ' ';

	name += strspn(name, " ");
	node->lang = end && end > name ? arena_str(cx->arena, name, strcspn(name, " ")) : "";
	if (apart && end && !end[strlen("-->")] && (!*node->lang || lang_is_tag(node->lang)) &&
		name + strlen(node->lang) + strspn(name + strlen(node->lang), " ") == end)
		return true;
	err_set(cx, ERR_INVALID, "A language is written as <!-- lang en -->");
	return template_err(cx, r->template, r->line);
}

/* The node that begins with the line, which the reader is behind. */
static bool read_node(struct ctx *cx, struct reader *r, struct node *node,
	const struct reader *before, const char *line)
{
	enum marker marker = marker_of(line);

	node->page = marker == MARKER_PAGE;
	if (node->page)
		return true;
	if (marker == MARKER_LANG)
		return read_lang(cx, before, node, line);
	if (marker == MARKER_WRONG) {
		err_set(cx, ERR_INVALID, "'%s' is neither a marker nor a block of SQL", line);
		return template_err(cx, r->template, before->line);
	}
	*r = *before;
	if (strncmp(r->at, SQL_FENCE, strlen(SQL_FENCE)) == 0)
		return read_fence(cx, r, node);
	read_markdown(cx, r, node);
	return true;
}

/* Nodes up to a marker, or up to the end of the file where opened is 0. */
static bool read_nodes(
	struct ctx *cx, struct reader *r, struct node **out, enum marker *end, size_t opened)
{
	while (*r->at) {
		const char *line;
		struct reader before = *r;
		take_line(cx, r, &line);
		*end = marker_of(line);
		if (*end > MARKER_LANG && opened)
			return true;
		if (*end > MARKER_LANG) {
			err_set(cx, ERR_INVALID, "%s belongs to no section", line);
			return template_err(cx, r->template, before.line);
		}
		if (is_note(line)) {
			if (!note_read(cx, r->template, line, before.line))
				return false;
			continue;
		}
		*out = arena_alloc(cx->arena, sizeof(**out));
		if (!read_node(cx, r, *out, &before, line))
			return false;
		out = &(*out)->next;
	}
	*end = MARKER_NONE;
	if (!opened)
		return true;
	err_set(cx, ERR_INVALID, "The section is not closed by <!-- end -->");
	return template_err(cx, r->template, opened);
}

bool template_head(struct ctx *cx, struct template *out, const char *file, const char *text)
{
	struct reader r = { .template = out, .at = text, .line = 1 };

	*out = (struct template){ .file = file };
	return head_read(cx, out, &r);
}

bool template_read(struct ctx *cx, struct template *out, const char *file, const char *text)
{
	struct reader r = { .template = out, .at = text, .line = 1 };
	enum marker end;

	*out = (struct template){ .file = file };
	return head_read(cx, out, &r) && read_nodes(cx, &r, &out->nodes, &end, 0);
}
