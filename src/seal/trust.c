/* trust.c - the certificates that a reader believes in */
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cms.h"
#include "disk.h"

#define TRUST_FILE_LIMIT 16777216

static void entries_done(struct dirent ***entries)
{
	free(*entries);
}

static bool add_file(struct ctx *cx, X509_STORE *store, const char *path, bool *any)
{
	CLEANUP(certificates_done) STACK_OF(X509) *read = sk_X509_new_null();
	struct buf text;

	if (!disk_read(cx, path, TRUST_FILE_LIMIT, &text))
		return false;
	if (!read || !certificates_read(read, text.text, text.len))
		return true;
	for (int i = 0; i < sk_X509_num(read); i++)
		if (!X509_STORE_add_cert(store, sk_X509_value(read, i)))
			return err_set(cx, ERR_SYSTEM, "%s: a certificate could not be used", path);
	*any = true;
	return true;
}

static bool add_folder(struct ctx *cx, X509_STORE *store, const char *folder, bool *any)
{
	CLEANUP(entries_done) struct dirent **entries = NULL;
	int n = scandir(folder, &entries, NULL, alphasort);
	bool ok = n >= 0 || err_set(cx, ERR_SYSTEM, "%s: the folder cannot be read", folder);

	for (int i = 0; i < n; i++) {
		const char *path = arena_fmt(cx->arena, "%s/%s", folder, entries[i]->d_name);
		struct stat st;
		if (ok && stat(path, &st) == 0 && S_ISREG(st.st_mode))
			ok = add_file(cx, store, path, any);
		free(entries[i]);
	}
	return ok;
}

bool trust_open(struct ctx *cx, X509_STORE **out, const char *path)
{
	CLEANUP(store_done) X509_STORE *store = X509_STORE_new();
	bool any = false;
	struct stat st;

	if (!store)
		return err_set(cx, ERR_SYSTEM, "The trust list could not be made");
	bool folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
	if (!(folder ? add_folder : add_file)(cx, store, path, &any))
		return false;
	if (!any)
		return err_set(cx, ERR_INVALID, "%s: there is no certificate in PEM", path);
	*out = store;
	store = NULL;
	return true;
}
