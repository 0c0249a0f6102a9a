/* evidence.c - what shows that certificates were not revoked, kept and read */
#include "evidence_says.h"

#include <string.h>

#include <openssl/err.h>

bool evidence_init(struct ctx *cx, struct evidence *out)
{
	*out = (struct evidence){ .certificates = sk_X509_new_null(),
		.lists = sk_X509_CRL_new_null(),
		.answers = sk_OCSP_RESPONSE_new_null() };
	return (out->certificates && out->lists && out->answers) ||
	       err_set(cx, ERR_SYSTEM, "The certificates could not be listed");
}

void evidence_done(struct evidence *e)
{
	sk_X509_pop_free(e->certificates, X509_free);
	sk_X509_CRL_pop_free(e->lists, X509_CRL_free);
	sk_OCSP_RESPONSE_pop_free(e->answers, OCSP_RESPONSE_free);
	*e = (struct evidence){ 0 };
}

/* ---- each kind, behind one face ---- */

static const ASN1_ITEM *item_of(enum evidence_kind kind)
{
	switch (kind) {
	case EVIDENCE_CERTIFICATE:
		return ASN1_ITEM_rptr(X509);
	case EVIDENCE_LIST:
		return ASN1_ITEM_rptr(X509_CRL);
	default:
		return ASN1_ITEM_rptr(OCSP_RESPONSE);
	}
}

static OPENSSL_STACK *stack_of(const struct evidence *e, enum evidence_kind kind)
{
	switch (kind) {
	case EVIDENCE_CERTIFICATE:
		return (OPENSSL_STACK *)e->certificates;
	case EVIDENCE_LIST:
		return (OPENSSL_STACK *)e->lists;
	default:
		return (OPENSSL_STACK *)e->answers;
	}
}

size_t evidence_count(const struct evidence *e, enum evidence_kind kind)
{
	return (size_t)OPENSSL_sk_num(stack_of(e, kind));
}

static bool is_same(const void *value, const ASN1_ITEM *item, struct slice der)
{
	CLEANUP(bytes_done) unsigned char *again = NULL;
	int len = ASN1_item_i2d(value, &again, item);

	return len > 0 && (size_t)len == der.len && memcmp(again, der.at, der.len) == 0;
}

bool evidence_add(struct evidence *e, enum evidence_kind kind, struct slice der)
{
	const ASN1_ITEM *item = item_of(kind);
	OPENSSL_STACK *stack = stack_of(e, kind);
	const unsigned char *at = (const unsigned char *)der.at;

	for (int i = 0; i < OPENSSL_sk_num(stack); i++)
		if (is_same(OPENSSL_sk_value(stack, i), item, der))
			return true;
	ASN1_VALUE *value = ASN1_item_d2i(NULL, &at, (long)der.len, item);
	if (value && is_same(value, item, der) && OPENSSL_sk_push(stack, value) > 0)
		return true;
	ASN1_item_free(value, item);
	ERR_clear_error();
	return false;
}

struct slice evidence_der(
	struct ctx *cx, const struct evidence *e, enum evidence_kind kind, size_t i)
{
	CLEANUP(bytes_done) unsigned char *der = NULL;
	int len = ASN1_item_i2d(OPENSSL_sk_value(stack_of(e, kind), (int)i), &der, item_of(kind));

	if (len <= 0)
		return (struct slice){ "", 0 };
	return (struct slice){ arena_str(cx->arena, (char *)der, (size_t)len), (size_t)len };
}

/* ---- what it says ---- */

bool speaks_for(const struct standing_question *q, const ASN1_TIME *from, const ASN1_TIME *to)
{
	int64_t first, last, end;

	if (!from || !certificate_date(from, &first) ||
		!certificate_date(X509_get0_notAfter(q->certificate), &end))
		return false;
	if (first >= q->times.used)
		return first <= end;
	return to && certificate_date(to, &last) && q->times.used <= last;
}

enum standing revoked_at(
	const struct standing_question *q, const ASN1_TIME *when, int reason, int64_t *revoked)
{
	bool replaced = reason == CRL_REASON_AFFILIATION_CHANGED ||
			reason == CRL_REASON_SUPERSEDED ||
			reason == CRL_REASON_CESSATION_OF_OPERATION;

	if (!when || !certificate_date(when, revoked))
		return STANDING_UNKNOWN;
	return *revoked <= (replaced ? q->times.used : q->times.seen) ? STANDING_REVOKED
								      : STANDING_GOOD;
}

enum standing standing_of(
	const struct evidence *e, const struct standing_question *q, int64_t *revoked)
{
	enum standing best = STANDING_UNKNOWN, one;

	for (int i = 0; i < sk_OCSP_RESPONSE_num(e->answers); i++) {
		one = answer_says(e, sk_OCSP_RESPONSE_value(e->answers, i), q, revoked);
		best = one > best ? one : best;
	}
	for (int i = 0; i < sk_X509_CRL_num(e->lists); i++) {
		one = list_says(sk_X509_CRL_value(e->lists, i), q, revoked);
		best = one > best ? one : best;
	}
	ERR_clear_error();
	return best;
}
