/* seal.c - signing and checking from file to file */
#include "seal.h"

#include "disk.h"

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

bool seal_verify_file(struct ctx *cx, struct pdf_verdict *out, const char *path, const char *trust)
{
	struct buf in;

	return disk_read(cx, path, FILE_LIMIT, &in) &&
	       (pdf_verify(cx, out, &in, trust) || err_at(cx, "%s: ", path));
}

const char *seal_level_name(enum seal_level level)
{
	static const char *const names[] = { "-", "PAdES B-B", "PAdES B-T", "PAdES B-LT",
		"PAdES B-LTA" };

	return names[level];
}
