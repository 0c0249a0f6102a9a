/* test_others.c - documents that others signed: older kinds, and states that others wrote */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/cms.h>
#include <openssl/pem.h>

#include "desk.h"
#include "sample_pdf.h"

/* Signs the document anew in the way of other programs: a CMS as OpenSSL makes it by itself. */
static struct buf resigned(struct desk *d, const char *subfilter, const EVP_MD *md)
{
	struct buf pdf = { .arena = d->cx.arena };
	unsigned char *der = NULL;

	buf_add(&pdf, d->signed_pdf.text, d->signed_pdf.len);
	memcpy(strstr(pdf.text, "ETSI.CAdES.detached"), subfilter, strlen("ETSI.CAdES.detached"));
	char *contents = strstr(pdf.text, "/Contents <3") + strlen("/Contents ");
	size_t gap = strcspn(contents, ">") + 1;
	BIO *bytes = BIO_new(BIO_s_mem());
	BIO_write(bytes, pdf.text, (int)(contents - pdf.text));
	BIO_write(bytes, contents + gap, (int)(pdf.text + pdf.len - contents - (ptrdiff_t)gap));
	CMS_ContentInfo *cms =
		CMS_sign(NULL, NULL, NULL, NULL, CMS_PARTIAL | CMS_DETACHED | CMS_BINARY);
	assert_non_null(CMS_add1_signer(
		cms, d->key.certificate, d->key.key, md, CMS_BINARY | CMS_DETACHED));
	assert_int_equal(CMS_final(cms, bytes, NULL, CMS_BINARY | CMS_DETACHED), 1);
	int len = i2d_CMS_ContentInfo(cms, &der);
	assert_true(len > 0 && 2 * (size_t)len + 2 <= gap);
	memset(contents + 1, '0', gap - 2);
	for (int i = 0; i < len; i++) {
		char hex[3];
		snprintf(hex, sizeof(hex), "%02X", der[i]);
		memcpy(contents + 1 + 2 * i, hex, 2);
	}
	OPENSSL_free(der);
	CMS_ContentInfo_free(cms);
	BIO_free(bytes);
	return pdf;
}

static void test_an_older_kind_is_checked_and_named(void **state)
{
	struct desk *d = *state;
	struct buf pdf = resigned(d, "adbe.pkcs7.detached", EVP_sha256());
	struct pdf_verdict verdict = desk_verify(d, &pdf);

	assert_good(&verdict, 1);
	assert_string_equal(seal_level_name(verdict.signatures[0].level), "-");
	assert_true(verdict_says(&verdict, "older kind than PAdES"));
	assert_false(verdict.signatures[0].certificate_named);
	/* Changes are found as ever, */
	char *box = strstr(pdf.text, "0 0 200 100");
	*box = '1';
	assert_bad(d, &pdf, "has been changed");
	*box = '0';
	/* also behind it. */
	struct buf more = sample_update(&d->cx, &pdf,
		(const struct sample_object[]){
			{ 4, "<</Length 8>>\nstream\n0 g 1 w \nendstream" }, { 0 } });
	assert_bad(d, &more, "object 4 (a stream) was changed");
}

static void test_pades_must_name_its_certificate(void **state)
{
	struct desk *d = *state;
	struct buf pdf = resigned(d, "ETSI.CAdES.detached", EVP_sha256());

	assert_bad(d, &pdf, "does not name the signer's certificate");
}

static void test_weak_digests_and_unknown_kinds_are_refused(void **state)
{
	struct desk *d = *state;
	struct buf weak = resigned(d, "adbe.pkcs7.detached", EVP_sha1());
	struct buf unknown = resigned(d, "adbe.pkcs7.somehowx", EVP_sha256());

	assert_bad(d, &weak, "SHA-2");
	assert_bad(d, &unknown, "a kind that is not supported");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_older_kind_is_checked_and_named),
		cmocka_unit_test(test_pades_must_name_its_certificate),
		cmocka_unit_test(test_weak_digests_and_unknown_kinds_are_refused),
	};

	return cmocka_run_group_tests(tests, desk_setup, desk_teardown);
}
