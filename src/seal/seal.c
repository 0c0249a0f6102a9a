/* seal.c - signing and checking from file to file */
#include "seal.h"

#include "apart.h"
#include "disk.h"
#include "pdf_facts.h"
#include "pdf_look.h"

#define FILE_LIMIT 268435456 /* 256 MB: a report has less than one */

bool seal_sign_file(struct ctx *cx, const char *path_in, const char *path_out,
	const struct seal_key *key, const struct pdf_sign_options *options)
{
	struct buf in, out;

	if (!disk_read(cx, path_in, FILE_LIMIT, &in))
		return false;
	if (!pdf_sign(cx, &out, &in, key, options))
		return err_at(cx, "%s: ", path_in);
	return disk_replace(cx, path_out, out.text, out.len);
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
