/* test_conform.c - each rule of PDF/A-3a and PDF/UA-1 is kept by the gallery, and found broken
 * where a defect is planted */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "conform.h"
#include "disk.h"

#define LIMIT 10000000

struct bench {
	struct ctx cx;
	char folder[32];
	struct buf plain; /* the gallery, unpacked by qpdf so that its text can be changed */
};

/* Runs a tool on a file of the folder, with its answer in another. */
static void run(const struct bench *b, const char *tool, const char *in, const char *out)
{
	/* NOLINTNEXTLINE(cert-env33-c): the test's own words, and no others */
	FILE *pipe = popen(
		arena_fmt(b->cx.arena, "cd %s && %s %s >%s 2>/dev/null", b->folder, tool, in, out),
		"r");

	assert_non_null(pipe);
	int status = pclose(pipe);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != 3)
		fail_msg("%s ended with %d", tool, WEXITSTATUS(status));
}

static struct buf file_read(struct bench *b, const char *name)
{
	struct buf bytes;

	if (!disk_read(&b->cx, arena_fmt(b->cx.arena, "%s/%s", b->folder, name), LIMIT, &bytes))
		fail_msg("%s", b->cx.err.text);
	return bytes;
}

static int setup(void **state)
{
	static struct bench b;

	b = (struct bench){ .cx = { .arena = arena_new(), .lang = LANG_EN },
		.folder = "/tmp/vaern-XXXXXX" };
	*state = &b;
	if (!mkdtemp(b.folder) || !getenv("GALLERY"))
		return -1;
	run(&b, getenv("GALLERY"), "packed.pdf", "/dev/null");
	run(&b, "qpdf --qdf --object-streams=disable", "packed.pdf -", "plain.pdf");
	b.plain = file_read(&b, "plain.pdf");
	return 0;
}

static int teardown(void **state)
{
	struct bench *b = *state;

	run(b, "rm -rf", b->folder, "/dev/null");
	arena_free(b->cx.arena);
	return 0;
}

/* The document with a piece of text replaced, and its table put right again by qpdf. */
static struct buf planted(struct bench *b, const char *from, const char *to, int nth)
{
	const struct buf *plain = &b->plain;
	const char *end = plain->text + plain->len, *at = plain->text - 1;
	struct buf changed = { .arena = b->cx.arena };

	while (nth-- > 0) {
		at = memmem(at + 1, (size_t)(end - at - 1), from, strlen(from));
		if (!at)
			fail_msg("there is no '%s' to change", from);
	}
	buf_add(&changed, plain->text, (size_t)(at - plain->text));
	buf_puts(&changed, to);
	buf_add(&changed, at + strlen(from), (size_t)(end - at) - strlen(from));
	assert_true(disk_replace(&b->cx, arena_fmt(b->cx.arena, "%s/changed.pdf", b->folder),
		changed.text, changed.len));
	run(b, "fix-qdf", "changed.pdf", "fixed.pdf");
	return file_read(b, "fixed.pdf");
}

static bool breaks(const struct conform_result *result, const char *rule)
{
	for (size_t i = 0; i < result->count; i++)
		if (strcmp(result->findings[i].rule->id, rule) == 0)
			return true;
	return false;
}

static const struct defect {
	const char *rule, *from, *to;
	int nth; /* which of them; 0: the first */
} defects[] = {
	{ "header", "%PDF-1.7", "%PDF-2.0", 0 },
	{ "identity", "/ID [", "/Idx [", 0 },
	{ "identity", "/ID [<", "/ID [7 <", 0 },
	{ "stream-length", "/Length ", "/Length 7 /Was ", 2 },
	{ "stream-filter", "<<\n  /Length ", "<<\n  /F (x) /Length ", 0 },
	{ "output-intent", "/S /GTS_PDFA1", "/S /GTS_PDFX", 0 },
	{ "font-kind", "/Encoding /Identity-H", "/Encoding /Identity-V", 0 },
	{ "font-embedded", "/FontFile2", "/FontFile3", 0 },
	{ "font-widths", "/W [\n    3\n    [\n      2", "/W [\n    3\n    [\n      9", 0 },
	{ "font-unicode", "beginbfchar\n", "beginbfchar\n%", 0 },
	{ "font-unicode", "<0003> <0020>", "<0003> <FEFF>", 0 },
	{ "font-missing-glyph", "> Tj", "0000> Tj", 0 },
	{ "font-missing-glyph", ">] TJ", "0000>] TJ", 0 },
	{ "annotation-kind", "/Subtype /Link", "/Subtype /Screen", 0 },
	{ "annotation-owner", "/StructParent ", "/StructParent 9", 0 },
	{ "annotation-owner", "/Obj ", "/Obx ", 0 },
	{ "form", "/SigFlags 3", "/SigFlags 3 /NeedAppearances true", 0 },
	{ "form", "/SigFlags 3", "/SigFlags 3 /XFA []", 0 },
	{ "annotation-flags", "/F 4\n", "/F 2\n", 0 },
	{ "actions", "/Type /Catalog", "/AA <<>> /Type /Catalog", 0 },
	{ "metadata", "<rdf:RDF", "<rdf:RDG", 0 },
	{ "metadata-schema", "namespaceURI>http://www.aiim.org/pdfua/ns/id/",
		"namespaceURI>http://www.example.org/", 0 },
	{ "metadata-information", "/CreationDate (D:20", "/CreationDate (D:19", 0 },
	{ "pdfa-part", "<pdfaid:part>3", "<pdfaid:part>2", 0 },
	{ "attachment", "/AFRelationship /Data", "/AFRelation /Data", 0 },
	{ "pdfua-part", "<pdfuaid:part>1", "<pdfuaid:part>2", 0 },
	{ "title", "xmlns:dc=\"http://purl.org/dc/", "xmlns:dc=\"http://example.org/", 0 },
	{ "title-shown", "/DisplayDocTitle true", "/DisplayDocTitle false", 0 },
	{ "marked", "/Marked true", "/Marked false", 0 },
	{ "content-readable", "/MCID 0>> BDC", "/MCID 0>> BDC )", 0 },
	{ "content-readable", "/MCID 0>> BDC", "/MCID 0>> BDC /X Do", 0 },
	{ "content-readable", " Tf", " Td", 0 },
	{ "content-balanced", "EMC\n", "EMC EMC\n", 0 },
	{ "content-marked", "/P <</MCID", "/P <</MCIX", 0 },
	{ "content-once", "/P <</MCID 3>>", "/P <</MCID 2>>", 0 },
	{ "content-owned", "/K [\n    0\n  ]", "/K [\n  ]", 0 },
	{ "content-there", "/K [\n    0\n  ]", "/K [\n    999\n  ]", 0 },
	{ "content-parent", "/StructParents 0", "/StructParents 3", 0 },
	{ "structure", "/ParentTree ", "/ParentTrex ", 0 },
	{ "structure-parent", "/S /H1", "/P 1 0 R /S /H1", 0 },
	{ "structure-role", "/S /H1", "/S /Hx", 0 },
	{ "language", "/Lang (da-DK)", "/Lang (jysk og fynsk)", 0 },
	{ "language", "/Lang (en)", "/Lang (en_GB)", 0 },
	{ "language", "/Lang (en)", "/Lang ()", 2 },
	{ "figure-words", "/Alt ", "/Alx ", 0 },
	{ "heading-order", "/S /H1", "/S /H3", 0 },
	{ "table-parts", "/S /TR", "/S /LI", 0 },
	{ "table-regular", "/Scope /Column", "/ColSpan 2 /Scope /Column", 0 },
	{ "table-regular", "/RowSpan 3", "/RowSpan 2", 0 },
	{ "table-regular", "/RowSpan 3", "/RowSpan 4", 0 },
	{ "table-regular", "/RowSpan 2", "/RowSpan 3", 0 }, /* below the last row */
	{ "table-regular", "/Scope /Column", "/ColSpan 1000 /Scope /Column", 0 },
	{ "table-regular", "/Scope /Column", "/RowSpan 18446744073709551617 /Scope /Column", 0 },
	{ "table-regular", "/Scope /Column", "/ColSpan 0 /Scope /Column", 0 },
	{ "table-regular", "/Scope /Column", "/ColSpan /Two /Scope /Column", 0 },
	{ "table-header", "/Scope /Column", "/Scopx /Column", 0 },
	{ "list-parts", "/S /LBody", "/S /P", 0 },
	{ "note-identity", "/S /H1", "/S /Note", 0 },
	{ "note-identity", "/S /Caption", "/S /Note", 0 },
	{ "note-identity", "/ID (note-00002)", "/ID (note-00001)", 0 },
	{ "note-identity", "/ID (note-00001)", "/Id (note-00001)", 0 },
	{ "contents-parts", "/S /TOCI", "/S /P", 0 },
	{ "tab-order", "/Tabs /S", "/Tabs /R", 2 },
	{ "link-words", "/Contents <", "/Contenx <", 0 },
	{ "link-object", "/Type /OBJR", "/Type /OBJX", 0 },
};

static void test_the_gallery_keeps_all_rules(void **state)
{
	struct bench *b = *state;
	struct conform_result result;

	assert_true(conform_check(&b->cx, &result, &b->plain));
	for (size_t i = 0; i < result.count; i++)
		print_message("%s: %s\n", result.findings[i].rule->id, result.findings[i].where);
	assert_int_equal(result.count, 0);
	/* As it is written, packed; and in a process of its own. */
	assert_true(conform_check_file(
		&b->cx, &result, arena_fmt(b->cx.arena, "%s/packed.pdf", b->folder)));
	assert_int_equal(result.count, 0);
	assert_null(conform_rules[result.rules].id);
}

static void test_each_defect_is_found(void **state)
{
	struct bench *b = *state;

	for (size_t i = 0; i < COUNT(defects); i++) {
		const struct defect *d = &defects[i];
		struct buf pdf = planted(b, d->from, d->to, d->nth ? d->nth : 1);
		struct conform_result result;
		if (!conform_check(&b->cx, &result, &pdf))
			fail_msg("%s: %s", d->rule, b->cx.err.text);
		if (!breaks(&result, d->rule))
			fail_msg("%s: '%s' in place of '%s' is not found", d->rule, d->to, d->from);
	}
}

static void test_each_rule_has_its_defect(void **state)
{
	(void)state;
	for (const struct conform_rule *r = conform_rules; r->id; r++) {
		bool has = false;
		for (size_t i = 0; i < COUNT(defects); i++)
			has = has || strcmp(defects[i].rule, r->id) == 0;
		if (!has)
			fail_msg("no defect is planted for the rule %s", r->id);
		assert_true(*r->clause && *r->words.en && *r->words.da);
	}
}

/* An element that holds the one in which it is. */
static void test_a_circle_ends(void **state)
{
	struct bench *b = *state;
	struct conform_result result;
	const char *at = memmem(b->plain.text, b->plain.len, "/K [\n    0\n  ]\n  /P ", 19);
	assert_non_null(at);
	long parent = strtol(at + 19, NULL, 10);
	struct buf pdf = planted(
		b, "/K [\n    0\n  ]", arena_fmt(b->cx.arena, "/K [\n    %ld 0 R\n  ]", parent), 1);
	assert_true(conform_check(&b->cx, &result, &pdf));
	assert_true(breaks(&result, "structure-parent"));
}

/* Numbers that are too large, things in each other without end: an answer, or why there is none. */
static void test_what_is_too_much_is_refused_or_found(void **state)
{
	static const struct {
		const char *from, *to;
	} floods[] = {
		{ "/MCID 0>>", "/MCID 65536>>" },
		{ "/MCID 0>>", "/MCID 999999999999999999>>" },
		{ "/StructParents 0", "/StructParents 999999999999999999" },
		{ "/StructParent ", "/StructParent 99999999999" },
		{ "/W [\n    3\n    [", "/W [\n    0 999999999999999 5 99999999999 [" },
		{ "/Scope /Column", "/ColSpan 999 /RowSpan 999 /Scope /Column" },
		{ "beginbfchar\n", "beginbfrange <00000000> <FFFFFFFF> <0041>\n" },
	};
	struct bench *b = *state;
	struct buf deep = { .arena = b->cx.arena };
	struct conform_result result;

	for (size_t i = 0; i < COUNT(floods); i++) {
		struct buf pdf = planted(b, floods[i].from, floods[i].to, 1);
		if (conform_check(&b->cx, &result, &pdf) && !result.count)
			fail_msg("'%s' is not found", floods[i].to);
	}
	buf_puts(&deep, "/K ");
	for (int i = 0; i < 5000; i++)
		buf_puts(&deep, "<</K [");
	struct buf pdf = planted(b, "/K [\n    0\n  ]", deep.text, 1);
	assert_true(!conform_check(&b->cx, &result, &pdf) || result.count > 0);
}

static void test_what_is_cut_is_refused_or_found(void **state)
{
	struct bench *b = *state;
	struct buf packed = file_read(b, "packed.pdf");
	struct conform_result result;

	for (size_t len = 100; len < packed.len; len += packed.len / 40) {
		struct arena_mark mark = arena_mark(b->cx.arena);
		struct buf cut = { .arena = b->cx.arena };
		buf_add(&cut, packed.text, len);
		assert_true(!conform_check(&b->cx, &result, &cut) || result.count > 0);
		arena_rewind(b->cx.arena, mark);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_gallery_keeps_all_rules),
		cmocka_unit_test(test_each_rule_has_its_defect),
		cmocka_unit_test(test_each_defect_is_found),
		cmocka_unit_test(test_a_circle_ends),
		cmocka_unit_test(test_what_is_too_much_is_refused_or_found),
		cmocka_unit_test(test_what_is_cut_is_refused_or_found),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
