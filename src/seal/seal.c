/* seal.c - signing and checking from file to file */
#include "seal.h"

#include "apart.h"
#include "disk.h"
#include "moment.h"
#include "pdf_facts.h"
#include "pdf_look.h"
#include "pdf_signing.h"

#define FILE_LIMIT 268435456 /* 256 MB: a report has less than one */

/* Opens the key and lets it sign; it is closed again before anything else is done. */
static bool fill_with(
	struct ctx *cx, struct prepared *p, const char **subject, const struct seal_order *order)
{
	CLEANUP(seal_key_done) struct seal_key key = { 0 };

	if (!seal_key_open(cx, &key, order->source))
		return false;
	*subject = seal_key_subject(cx, &key);
	return state_fill(cx, p, &key, order->how.stamp) || err_at(cx, "%s: ", order->from);
}

static bool prepare(
	struct ctx *cx, struct prepared *out, const struct buf *in, const struct seal_order *order)
{
	const struct pdf_sign_options *how = &order->how;
	struct signing s = { .options = how,
		.time = how->time ? how->time : clock_now(&cx->clock),
		.room = cms_room_at_most(order->source, how->stamp) };

	return level_check(cx, how) && state_prepare_apart(cx, out, in, &s);
}

static bool keep(
	struct ctx *cx, struct buf *out, const struct buf *in, const struct pdf_sign_options *how)
{
	*out = *in;
	return how->level < SEAL_LT ||
	       pdf_keep(cx, out, in,
		       &(struct pdf_keep_options){
			       .stamp = how->level == SEAL_LTA ? how->stamp : NULL });
}

bool seal_sign_file(struct ctx *cx, const char **subject, const struct seal_order *order)
{
	struct prepared made;
	struct buf in, out;

	if (!disk_read(cx, order->from, FILE_LIMIT, &in))
		return false;
	if (!prepare(cx, &made, &in, order))
		return err_at(cx, "%s: ", order->from);
	if (!fill_with(cx, &made, subject, order))
		return false;
	if (!keep(cx, &out, &made.bytes, &order->how))
		return err_at(cx, "%s: ", order->from);
	return disk_replace(cx, order->to, out.text, out.len);
}

bool seal_keep_file(struct ctx *cx, const char *path, const struct pdf_keep_options *options)
{
	struct buf in, out;

	if (!disk_read(cx, path, FILE_LIMIT, &in))
		return false;
	if (!pdf_keep(cx, &out, &in, options))
		return err_at(cx, "%s: ", path);
	return disk_replace(cx, path, out.text, out.len);
}

/* What is checked apart. */
struct checking {
	const struct buf *in;
	X509_STORE *trust;
};

static void check_apart(struct ctx *cx, struct buf *out, void *arg)
{
	const struct checking *c = arg;
	struct pdf_verdict verdict;

	verdict_write(cx, out, verdict_make(cx, &verdict, c->in, c->trust) ? &verdict : NULL);
}

bool seal_verify_file(struct ctx *cx, struct pdf_verdict *out, const char *path, const char *trust)
{
	static const struct apart_limits limits = {
		.seconds = 60, .memory = (size_t)2 << 30, .answer = 1 << 20
	};
	CLEANUP(store_done) X509_STORE *list = NULL;
	struct buf in, answer = { .arena = cx->arena };

	if (!disk_read(cx, path, FILE_LIMIT, &in) || (trust && !trust_open(cx, &list, trust)))
		return false;
	/* What OpenSSL reads when it begins has to be read out here. */
	OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG | OPENSSL_INIT_ADD_ALL_DIGESTS, NULL);
	return (apart_run(cx, &answer, &limits, check_apart, &(struct checking){ &in, list }) &&
		       verdict_read(cx, out, answer.text, answer.len)) ||
	       err_at(cx, "%s: ", path);
}

const char *seal_level_name(enum seal_level level)
{
	static const char *const names[] = { "-", "PAdES B-B", "PAdES B-T", "PAdES B-LT",
		"PAdES B-LTA" };

	return names[level];
}
