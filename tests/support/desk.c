/* desk.c - a desk to sign documents at, for tests */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "sample_pdf.h"

int desk_setup(void **state)
{
	static struct desk d;

	d = (struct desk){ .cx = { .arena = arena_new(), .lang = LANG_EN, .clock = { DESK_NOW } },
		.folder = "/tmp/vaern-XXXXXX" };
	*state = &d;
	if (!mkdtemp(d.folder) || !seal_key_make_demo(&d.cx, &d.key_file, d.folder, "Roskilde") ||
		!seal_key_open(&d.cx, &d.key, &(struct seal_key_source){ .path = d.key_file }))
		return -1;
	struct buf pdf = sample_pdf(&d.cx);
	d.signed_pdf = desk_sign(&d, &pdf, "Segl");
	return 0;
}

int desk_teardown(void **state)
{
	struct desk *d = *state;

	seal_key_done(&d->key);
	unlink(d->key_file);
	rmdir(d->folder);
	arena_free(d->cx.arena);
	return 0;
}

struct buf desk_sign(struct desk *d, const struct buf *in, const char *field)
{
	const struct pdf_sign_options options = {
		.field = field, .reason = "Årsrapport (2025) \\ godkendt", .location = "Roskilde"
	};
	struct buf out = { .arena = d->cx.arena };

	if (!pdf_sign(&d->cx, &out, in, &d->key, &options))
		fail_msg("%s", d->cx.err.text);
	return out;
}

struct pdf_verdict desk_verify(struct desk *d, const struct buf *pdf)
{
	struct pdf_verdict verdict = { 0 };

	if (!pdf_verify(&d->cx, &verdict, pdf, NULL))
		fail_msg("%s", d->cx.err.text);
	return verdict;
}

bool desk_passes(struct desk *d, const struct buf *pdf)
{
	struct pdf_verdict verdict;

	return pdf_verify(&d->cx, &verdict, pdf, NULL) && verdict.good;
}

bool verdict_says(const struct pdf_verdict *verdict, const char *words)
{
	for (size_t i = 0; i < verdict->finding_count; i++)
		if (strstr(verdict->findings[i].text, words))
			return true;
	return false;
}

void assert_good(const struct pdf_verdict *verdict, size_t signatures)
{
	if (!verdict->good)
		fail_msg("%s", verdict->finding_count ? verdict->findings[0].text : "no finding");
	assert_int_equal(verdict->signature_count, signatures);
}

void assert_bad(struct desk *d, const struct buf *pdf, const char *words)
{
	struct pdf_verdict verdict = desk_verify(d, pdf);

	if (verdict.good)
		fail_msg("verifies, although: %s", words);
	if (!verdict_says(&verdict, words))
		fail_msg("'%s' is not said, but: %s", words, verdict.findings[0].text);
}
