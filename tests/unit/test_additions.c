/* test_additions.c - what may be added to a signed document, and what may not */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "desk.h"
#include "sample_pdf.h"

/* On a document without proof: it may come, but has to be proof. */
static void test_only_proof_is_taken_for_proof(void **state)
{
	static const struct {
		struct sample_object objects[4];
		const char *words;
	} forged[] = {
		{ { { 1, "<</Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /Metadata 7 0 R "
			 "/DSS 60 0 R>>" },
			  { 60, "<</Type /DSS /Certs [61 0 R]>>" },
			  { 61, "<</Length 20>>\nstream\n10 10 180 80 re f %)\nendstream" } },
			"(DSS) is damaged" },
		{ { { 1, "<</Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /Metadata 7 0 R "
			 "/DSS 60 0 R>>" },
			  { 60, "<</Type /DSS /Certs [61 0 R]>>" },
			  { 61, "<</Type /XObject /Length 3>>\nstream\nq Q\nendstream" } },
			"(DSS) is damaged" },
		{ { { 1, "<</Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /Metadata 7 0 R "
			 "/DSS 60 0 R>>" },
			  { 60, "<</Type /DSS /Certs [4 0 R]>>" },
			  { 4, "<</Length 3>>\nstream\nq Q\nendstream" } },
			"(DSS) is damaged" },
		{ { { 1, "<</Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /Metadata 7 0 R "
			 "/DSS 60 0 R>>" },
			  { 60, "<</Type /DSS /Certs []>>" } },
			"not a proper update" },
		{ { { 1, "<</Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /Metadata 7 0 R "
			 "/Extensions <</EVIL <</BaseVersion /1.7>>>>>>" } },
			"object 1 (Catalog) was changed" },
		{ { { 1, "<</Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /Metadata 7 0 R "
			 "/Perms <</DocMDP 6 0 R>>>>" } },
			"object 1 (Catalog) was changed" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < COUNT(forged); i++) {
		struct buf pdf = sample_update(&d->cx, &d->signed_pdf, forged[i].objects);
		assert_bad(d, &pdf, forged[i].words);
	}
}

static void test_a_certified_document_takes_signatures_only(void **state)
{
	struct desk *d = *state;
	struct buf pdf = sample_pdf(&d->cx), one, again;
	const struct pdf_sign_options certify = { .field = "Segl", .certify = true };

	assert_true(pdf_sign(&d->cx, &one, &pdf, &d->key, &certify));
	struct buf two = desk_sign(d, &one, "DPO");
	struct pdf_verdict verdict = desk_verify(d, &two);
	assert_good(&verdict, 2);
	assert_true(verdict.signatures[0].certifies && !verdict.signatures[1].certifies);
	assert_true(verdict_says(&verdict, "nothing but further signatures"));
	assert_false(pdf_sign(&d->cx, &again, &two, &d->key,
		&(struct pdf_sign_options){ .field = "Tredje", .certify = true }));
	assert_int_equal(d->cx.err.kind, ERR_CONFLICT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_proof_is_taken_for_proof),
		cmocka_unit_test(test_a_certified_document_takes_signatures_only),
	};

	return cmocka_run_group_tests(tests, desk_setup, desk_teardown);
}
