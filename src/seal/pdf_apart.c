/* pdf_apart.c - a state of a document, prepared in a process that can reach nothing */
#include <string.h>

#include <openssl/crypto.h>

#include "answer.h"
#include "apart.h"
#include "pdf_signing.h"

/* What is prepared apart. */
struct preparing {
	const struct buf *in;
	struct signing *s;
};

/* Where the dictionary stands in what was added, and all that was added. */
static void prepare(struct ctx *cx, struct buf *out, void *arg)
{
	const struct preparing *p = arg;
	struct prepared made;
	bool ok = state_prepare(cx, &made, p->in, p->s);

	answer_outcome(cx, out, ok);
	if (!ok)
		return;
	answer_number(out, p->s->options ? (uint32_t)(made.gaps.start - p->in->len) : 0);
	buf_add(out, made.bytes.text + p->in->len, made.bytes.len - p->in->len);
}

static void gaps_move(struct gaps *gaps, size_t by)
{
	gaps->start += by;
	gaps->range += by;
	gaps->contents += by;
	gaps->contents_end += by;
}

/* Whether the dictionary stands there as it was asked for, so that nothing else is said in the name
 * of whoever signs, and the gaps are where they have to be. */
static bool gaps_find(
	struct ctx *cx, struct gaps *gaps, const struct signing *s, size_t at, struct slice added)
{
	struct buf wanted = { .arena = cx->arena };

	if (!s->options)
		return true;
	dictionary_write(&wanted, s, gaps);
	return at <= added.len && wanted.len <= added.len - at &&
	       memcmp(added.at + at, wanted.text, wanted.len) == 0;
}

bool prepared_read(struct ctx *cx, struct prepared *out, const struct buf *in,
	const struct signing *s, struct slice answer)
{
	struct prepared made = { .bytes = { .arena = cx->arena } };
	uint32_t at;

	if (!answer_take_outcome(cx, &answer))
		return false;
	if (!answer_take(&answer, &at, sizeof(at)) || !answer.len ||
		!gaps_find(cx, &made.gaps, s, at, answer))
		return answer_is_none(cx);
	if (s->options)
		gaps_move(&made.gaps, in->len + at);
	buf_reserve(&made.bytes, in->len + answer.len);
	buf_add(&made.bytes, in->text, in->len);
	buf_add(&made.bytes, answer.at, answer.len);
	*out = made;
	return true;
}

bool state_prepare_apart(
	struct ctx *cx, struct prepared *out, const struct buf *in, struct signing *s)
{
	static const struct apart_limits limits = {
		.seconds = 60, .memory = (size_t)2 << 30, .answer = (size_t)256 << 20
	};
	struct buf answer = { .arena = cx->arena };

	/* What OpenSSL reads when it begins has to be read out here. */
	OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG | OPENSSL_INIT_ADD_ALL_DIGESTS, NULL);
	return apart_run(cx, &answer, &limits, prepare, &(struct preparing){ in, s }) &&
	       prepared_read(cx, out, in, s, (struct slice){ answer.text, answer.len });
}
