/* yaml_file.c - reads a YAML file into a tree */
#include "yaml_file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "asset.h"
#include "disk.h"

#define SIZE_LIMIT  (1 << 20)
#define DEPTH_LIMIT 20

bool yml_here(struct ctx *cx, const struct yml *node)
{
	return err_at(cx, "%s:%zu: ", node->file, node->line);
}

/* libyaml numbers the nodes of a document from 1, parents before what is inside them; the tree is
 * made in one pass over them, so that no depth can exhaust the stack. */
struct reading {
	yaml_document_t *doc;
	struct yml *nodes; /* by number */
	unsigned char *depth;
};

static bool adopt(struct ctx *cx, struct reading *rd, int parent, int child)
{
	struct yml *node = &rd->nodes[child];

	if (child <= parent || rd->depth[child])
		return err_set(cx, ERR_INVALID,
			       "Anchors and aliases (& and *) are not used here; write it out") ||
		       yml_here(cx, &rd->nodes[parent]);
	rd->depth[child] = (unsigned char)(rd->depth[parent] + 1);
	if (rd->depth[child] > DEPTH_LIMIT)
		return err_set(cx, ERR_INVALID, "Nested more than %d levels deep", DEPTH_LIMIT) ||
		       yml_here(cx, node);
	rd->nodes[parent].count++;
	return true;
}

static bool list_inside(struct ctx *cx, struct reading *rd, int number, const yaml_node_t *raw)
{
	const struct yml **end = &rd->nodes[number].first;

	for (int *i = raw->data.sequence.items.start; i < raw->data.sequence.items.top; i++) {
		if (!adopt(cx, rd, number, *i))
			return false;
		*end = &rd->nodes[*i];
		end = &rd->nodes[*i].next;
	}
	return true;
}

static bool map_inside(struct ctx *cx, struct reading *rd, int number, const yaml_node_t *raw)
{
	struct yml *map = &rd->nodes[number];
	const struct yml **end = &map->first;

	for (yaml_node_pair_t *p = raw->data.mapping.pairs.start; p < raw->data.mapping.pairs.top;
		p++) {
		const yaml_node_t *key = yaml_document_get_node(rd->doc, p->key);
		struct yml *value = &rd->nodes[p->value];
		if (key->type != YAML_SCALAR_NODE)
			return err_set(cx, ERR_INVALID, "A key must be a word") ||
			       yml_here(cx, &rd->nodes[p->key]);
		const char *name = (const char *)key->data.scalar.value;
		if (yml_find(map, name))
			return err_set(cx, ERR_INVALID, "'%s' is here twice", name) ||
			       yml_here(cx, &rd->nodes[p->key]);
		if (!adopt(cx, rd, number, p->value))
			return false;
		value->key = arena_dup(cx->arena, name);
		value->line = key->start_mark.line + 1;
		*end = value;
		end = &value->next;
	}
	return true;
}

static bool text_inside(struct ctx *cx, struct yml *node, const yaml_node_t *raw)
{
	const char *text = (const char *)raw->data.scalar.value;
	size_t len = raw->data.scalar.length;

	if (memchr(text, '\0', len))
		return err_set(cx, ERR_INVALID, "A NUL byte is no text") || yml_here(cx, node);
	node->text = arena_str(cx->arena, text, len);
	return true;
}

static bool tree_fill(struct ctx *cx, struct reading *rd, int count)
{
	static const enum yml_kind kinds[] = {
		[YAML_SCALAR_NODE] = YML_TEXT,
		[YAML_SEQUENCE_NODE] = YML_LIST,
		[YAML_MAPPING_NODE] = YML_MAP,
	};
	for (int i = 1; i <= count; i++) {
		const yaml_node_t *raw = yaml_document_get_node(rd->doc, i);
		rd->nodes[i].kind = kinds[raw->type];
		rd->nodes[i].line = raw->start_mark.line + 1;
	}
	for (int i = 1; i <= count; i++) {
		const yaml_node_t *raw = yaml_document_get_node(rd->doc, i);
		bool good = raw->type == YAML_MAPPING_NODE    ? map_inside(cx, rd, i, raw)
			    : raw->type == YAML_SEQUENCE_NODE ? list_inside(cx, rd, i, raw)
							      : text_inside(cx, &rd->nodes[i], raw);
		if (!good)
			return false;
	}
	return true;
}

static void parser_done(yaml_parser_t *parser)
{
	yaml_parser_delete(parser);
}

static void document_done(yaml_document_t *doc)
{
	yaml_document_delete(doc);
}

static bool tree_read(
	struct ctx *cx, const struct yml **out, const char *file, const char *bytes, size_t len)
{
	CLEANUP(parser_done) yaml_parser_t parser = { 0 };
	CLEANUP(document_done) yaml_document_t doc = { 0 };

	if (!yaml_parser_initialize(&parser))
		return err_set(cx, ERR_SYSTEM, "The YAML reader could not start");
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, len);
	if (!yaml_parser_load(&parser, &doc)) {
		err_set(cx, ERR_INVALID, "This is not YAML: %s",
			parser.problem ? _(parser.problem) : "");
		return err_at(cx, "%s:%zu: ", file, parser.problem_mark.line + 1);
	}
	int count = (int)(doc.nodes.top - doc.nodes.start);
	if (!count)
		return err_set(cx, ERR_INVALID, "%s: the file is empty", file);
	struct reading rd = {
		.doc = &doc,
		.nodes = arena_alloc(cx->arena, ((size_t)count + 1) * sizeof(struct yml)),
		.depth = arena_alloc(cx->arena, (size_t)count + 1),
	};
	const char *name = arena_dup(cx->arena, file);
	for (int i = 1; i <= count; i++)
		rd.nodes[i].file = name;
	if (!tree_fill(cx, &rd, count))
		return false;
	*out = &rd.nodes[1];
	return true;
}

bool yml_read(
	struct ctx *cx, const struct yml **out, const char *file, const char *bytes, size_t len)
{
	if (len > SIZE_LIMIT)
		return err_set(cx, ERR_INVALID, "%s: larger than 1 MB", file);
	return tree_read(cx, out, file, bytes, len);
}

bool yml_open(struct ctx *cx, const struct yml **out, const char *name)
{
	const struct asset *asset = asset_find(cx, name);

	if (!asset)
		return err_set(cx, ERR_NOT_FOUND, "There is no file %s", name);
	return yml_read(cx, out, name, asset->text, asset->len);
}

static void file_done(FILE **file)
{
	if (*file)
		fclose(*file);
}

bool yml_open_path(struct ctx *cx, const struct yml **out, const char *path)
{
	CLEANUP(file_done) FILE *file = fopen(path, "rbe");

	if (!file)
		return err_set(cx, ERR_INVALID, "%s: %s", path, disk_why(cx));
	char *bytes = arena_alloc(cx->arena, SIZE_LIMIT + 1);
	size_t len = fread(bytes, 1, SIZE_LIMIT + 1, file);
	if (ferror(file))
		return err_set(cx, ERR_SYSTEM, "%s: cannot be read", path);
	return yml_read(cx, out, path, bytes, len);
}
