/* pdf_rest.c - what the signatures of a document rest on, as a process that can reach nothing tells
 */
#include "pdf_rest.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>

#include "answer.h"
#include "apart.h"
#include "pdf_form.h"

#define STAMP_FIELD "Arkivstempel"
#define ITEMS_MAX   1000 /* certificates, lists and answers, each */

/* ---- saying ---- */

/* "Arkivstempel1", "Arkivstempel2": one more than the highest number that a field has. */
static bool stamp_number(struct ctx *cx, uint32_t *out, const struct pdf_file *doc)
{
	struct pdf_fields fields;

	*out = 1;
	if (!pdf_fields_read(cx, doc, &fields))
		return false;
	for (size_t i = 0; i < fields.count; i++) {
		struct pdf_value field = pdf_object(doc, fields.numbers[i], NULL);
		const char *name = pdf_text(cx, pdf_get(field, "T"));
		if (!name || strncmp(name, STAMP_FIELD, strlen(STAMP_FIELD)) != 0)
			continue;
		unsigned long number = strtoul(name + strlen(STAMP_FIELD), NULL, 10);
		if (number >= *out && number <= FIELDS_MAX)
			*out = (uint32_t)number + 1;
	}
	return true;
}

static bool not_good(struct ctx *cx, const struct look *look)
{
	for (size_t i = 0; i < look->finding_count; i++)
		if (look->findings[i].fault)
			return err_set(cx, ERR_INVALID,
				"It is not to be trusted, so it was left as it is: %s",
				look->findings[i].text);
	return err_set(cx, ERR_INVALID, "The PDF is not signed");
}

static void certificate_say(struct buf *out, const X509 *certificate)
{
	CLEANUP(bytes_done) unsigned char *der = NULL;
	int len = i2d_X509(certificate, &der);

	answer_bytes(out, (struct slice){ (const char *)der, len > 0 ? (size_t)len : 0 });
}

static void rest_say(struct buf *out, const struct credential *who, const struct proof_times *times)
{
	if (!who->certificate)
		return;
	answer_number(out, 1);
	buf_add(out, (const char *)&times->used, sizeof(times->used));
	buf_add(out, (const char *)&times->seen, sizeof(times->seen));
	certificate_say(out, who->certificate);
	answer_number(out, (uint32_t)sk_X509_num(who->others));
	for (int i = 0; i < sk_X509_num(who->others); i++)
		certificate_say(out, sk_X509_value(who->others, i));
}

static void evidence_say(struct ctx *cx, struct buf *out, const struct evidence *shown)
{
	for (enum evidence_kind kind = 0; kind <= EVIDENCE_ANSWER; kind++) {
		answer_number(out, (uint32_t)evidence_count(shown, kind));
		for (size_t i = 0; i < evidence_count(shown, kind); i++)
			answer_bytes(out, evidence_der(cx, shown, kind, i));
	}
}

void rests_say(struct ctx *cx, struct buf *out, const struct buf *in)
{
	CLEANUP(look_done) struct look *look = NULL;
	uint32_t number = 0;
	bool ok = look_at(cx, &look, in, NULL) && (look_is_good(look) || not_good(cx, look)) &&
		  stamp_number(cx, &number, &look->doc);

	answer_outcome(cx, out, ok);
	if (!ok)
		return;
	answer_number(out, number);
	evidence_say(cx, out, &look->shown);
	for (size_t i = 0; i < look->count; i++) {
		const struct found *f = &look->found[i];
		const struct proof_times signer = signer_times(look, f);
		const struct proof_times stamper = stamper_times(look, f);
		rest_say(out, &f->signer, &signer);
		rest_say(out, &f->stamper, &stamper);
	}
	answer_number(out, 0);
}

/* ---- taking ---- */

static bool certificate_take(struct slice *in, X509 **out)
{
	struct slice der;

	if (!answer_take_bytes(in, &der))
		return false;
	const unsigned char *at = (const unsigned char *)der.at;
	*out = d2i_X509(NULL, &at, (long)der.len);
	return *out;
}

static bool others_take(struct slice *in, STACK_OF(X509) * others)
{
	uint32_t count;

	if (!answer_take_number(in, &count, ITEMS_MAX))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		X509 *one = NULL;
		if (!certificate_take(in, &one))
			return false;
		if (sk_X509_push(others, one) <= 0) {
			X509_free(one);
			return false;
		}
	}
	return true;
}

static bool rest_take(struct slice *in, struct rest *out)
{
	CLEANUP(certificate_done) X509 *own = NULL;
	CLEANUP(certificates_done) STACK_OF(X509) *others = sk_X509_new_null();

	return others && answer_take_moment(in, &out->times.used) &&
	       answer_take_moment(in, &out->times.seen) && certificate_take(in, &own) &&
	       others_take(in, others) && credential_set(&out->who, own, others);
}

static bool list_take(struct slice *in, struct rests *out)
{
	uint32_t more;

	while (answer_take_number(in, &more, 1)) {
		if (!more)
			return in->len == 0;
		if (out->count == COUNT(out->list) || !rest_take(in, &out->list[out->count++]))
			return false;
	}
	return false;
}

static bool evidence_take(struct slice *in, struct evidence *out)
{
	struct slice der;
	uint32_t count;

	for (enum evidence_kind kind = 0; kind <= EVIDENCE_ANSWER; kind++) {
		if (!answer_take_number(in, &count, ITEMS_MAX))
			return false;
		for (uint32_t i = 0; i < count; i++)
			if (!answer_take_bytes(in, &der) || !evidence_add(out, kind, der))
				return false;
	}
	return true;
}

bool rests_take(struct ctx *cx, struct rests *out, struct slice answer)
{
	uint32_t number;

	*out = (struct rests){ 0 };
	if (!answer_take_outcome(cx, &answer) || !evidence_init(cx, &out->shown))
		return false;
	bool ok = answer_take_number(&answer, &number, FIELDS_MAX + 1) &&
		  evidence_take(&answer, &out->shown) && list_take(&answer, out);
	ERR_clear_error();
	if (!ok)
		return answer_is_none(cx);
	out->stamp_field = arena_fmt(cx->arena, STAMP_FIELD "%u", number);
	return true;
}

void rests_done(struct rests *rests)
{
	for (size_t i = 0; i < rests->count; i++)
		credential_done(&rests->list[i].who);
	evidence_done(&rests->shown);
	rests->count = 0;
}

static void look_apart(struct ctx *cx, struct buf *out, void *arg)
{
	rests_say(cx, out, arg);
}

bool rests_read(struct ctx *cx, struct rests *out, const struct buf *in)
{
	static const struct apart_limits limits = {
		.seconds = 60, .memory = (size_t)2 << 30, .answer = (size_t)256 << 20
	};
	struct buf answer = { .arena = cx->arena }, pdf = *in;

	/* What OpenSSL reads when it begins has to be read out here. */
	OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG | OPENSSL_INIT_ADD_ALL_DIGESTS, NULL);
	return apart_run(cx, &answer, &limits, look_apart, &pdf) &&
	       rests_take(cx, out, (struct slice){ answer.text, answer.len });
}
