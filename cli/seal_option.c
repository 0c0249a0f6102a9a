/* seal_option.c - finds the key, and its password without showing it */
#include "seal_option.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "cli.h"
#include "disk.h"
#include "output.h"
#include "permit.h"
#include "report.h"
#include "settings.h"

const struct choice seal_levels[] = {
	{ "b", W("Signed", "Underskrevet") },
	{ "t", W("with a trusted time", "med betroet tidspunkt") },
	{ "lt", W("with proof of the certificates", "med bevis for certifikaterne") },
	{ "lta", W("with an archive time-stamp", "med arkivstempel") },
	{ 0 },
};

static enum seal_level level_option(const struct record *options)
{
	const char *text = record_get(options, "level");

	for (int i = 0; text && seal_levels[i].name; i++)
		if (strcmp(seal_levels[i].name, text) == 0)
			return SEAL_B + (enum seal_level)i;
	return SEAL_OTHER;
}

static void close_file(FILE **file)
{
	if (*file)
		fclose(*file);
}

/* What is wrong with the file is said before anything is read with a key's help; a pipe is read
 * once. */
static bool password_file_check(struct ctx *cx, const char *path)
{
	struct stat st;
	bool there = access(path, R_OK) == 0 && stat(path, &st) == 0;

	return (there && (st.st_size || !S_ISREG(st.st_mode))) ||
	       err_set(cx, ERR_NOT_FOUND, "The password file %s cannot be read: %s", path,
		       there ? _("it is empty") : disk_why(cx));
}

/* The first line of the file. */
static bool password_from_file(struct ctx *cx, char **out, const char *path)
{
	CLEANUP(close_file) FILE *file = fopen(path, "re");
	char line[1000];

	if (file)
		setvbuf(file, NULL, _IONBF, 0); /* no copy is left behind */
	if (!file || !fgets(line, sizeof(line), file))
		return err_set(cx, ERR_NOT_FOUND, "The password file %s cannot be read: %s", path,
			file ? _("it is empty") : disk_why(cx));
	line[strcspn(line, "\r\n")] = '\0';
	*out = arena_dup(cx->arena, line);
	explicit_bzero(line, sizeof(line));
	return true;
}

/* Asks with the echo off. */
static char *password_asked(struct ctx *cx, const char *path)
{
	struct termios usual, quiet;
	const char *answer = NULL;

	if (!somebody_answers() || tcgetattr(STDIN_FILENO, &usual) != 0)
		return NULL;
	quiet = usual;
	quiet.c_lflag &= (tcflag_t)~ECHO;
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
	bool ok = ask_line(cx, &answer, arena_fmt(cx->arena, _("Password for %s"), path), NULL);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
	fputc('\n', stderr);
	return ok ? arena_dup(cx->arena, answer) : NULL;
}

static char *password(struct ctx *cx, const char *path, void *arg)
{
	const char *given = getenv("VAERN_KEY_PASSWORD");
	char *read = NULL;

	if (arg)
		return password_from_file(cx, &read, arg) ? read : NULL;
	return given ? arena_dup(cx->arena, given) : password_asked(cx, path);
}

void sealing_done(struct sealing *sealing)
{
	seal_key_done(&sealing->key);
}

/* All that own/seal.yaml may say. */
static const struct field settings[] = {
	SEAL_OPTIONS,
	STAMP_OPTIONS,
	TEXT("trust", W("Trusted certificates", "Betroede certifikater"), 0, .max = 4000),
	END,
};

/* The id of the organisation that is worked for, or what is said of it where there is no store;
 * NULL: no one's in particular. */
static bool organisation_meant(struct ctx *cx, const char **out, const struct record *options)
{
	const char *said = record_get(options, "org");

	*out = said;
	if (!cx->actor)
		return !said || !cx->store || organisation_named(cx, out, said);
	if (!org_option(cx, options, out))
		return false;
	if (!*out)
		*out = cx->actor->home;
	return true;
}

/* Paths in the file count from its own folder, wherever the program is started. */
static bool paths_found(struct ctx *cx, struct record *all, const struct record *options)
{
	static const char *const paths[] = { "key", "certificates", "password_file", "tsa_trust",
		"trust" };

	for (size_t i = 0; i < COUNT(paths); i++) {
		const char *path =
			field_find(all->form, paths[i]) ? record_get(all, paths[i]) : NULL;
		bool whole =
			path && (*path == '/' || strncmp(path, "pkcs11:", strlen("pkcs11:")) == 0);
		if (path && !whole && !record_get(options, paths[i]) &&
			!record_set(cx, all, paths[i],
				arena_fmt(cx->arena, "%s/%s", cx->own_files, path)))
			return false;
	}
	return true;
}

/* What belongs to the key of the file does not belong to another one. */
static void key_is_alone(struct record *all, const struct record *options)
{
	static const char *const belongings[] = { "certificates", "password_file" };

	if (!field_find(options->form, "key") || !record_get(options, "key"))
		return;
	for (size_t i = 0; i < COUNT(belongings); i++)
		*record_cell(all, field_find(all->form, belongings[i])) =
			record_get(options, belongings[i]);
}

bool seal_settings(struct ctx *cx, const struct record **out, const struct record *options)
{
	static const struct form form = { .name = "seal", .fields = settings };
	struct record *all = record_copy(cx, options);
	const char *tsa = getenv("VAERN_TSA"), *organisation;

	if (tsa && *tsa && field_find(all->form, "tsa") && !record_get(all, "tsa") &&
		!record_set(cx, all, "tsa", tsa))
		return false;
	if (!organisation_meant(cx, &organisation, options) ||
		!settings_fill(cx, all, &form, "seal.yaml", organisation) ||
		!paths_found(cx, all, options))
		return false;
	key_is_alone(all, options);
	*out = all;
	return true;
}

static const struct stamp_source *stamp_from(struct ctx *cx, const struct record *options)
{
	const char *text = record_str(options, "tsa");
	struct stamp_source *source;
	size_t n = 0;

	if (!text[strspn(text, " ")])
		return NULL;
	const char **urls = arena_alloc(cx->arena, (strlen(text) + 2) * sizeof(*urls));
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t len = strcspn(text, " ");
		urls[n++] = arena_str(cx->arena, text, len);
		text += len;
	}
	source = arena_alloc(cx->arena, sizeof(*source));
	*source = (struct stamp_source){ .urls = urls, .trust = record_get(options, "tsa_trust") };
	return source;
}

bool stamp_option(struct ctx *cx, const struct stamp_source **out, const struct record *options)
{
	const struct record *all;

	if (!seal_settings(cx, &all, options))
		return false;
	*out = stamp_from(cx, all);
	return true;
}

bool seal_terms(struct ctx *cx, struct sealing *out, const struct record *options)
{
	const struct record *all;

	if (!seal_settings(cx, &all, options))
		return false;
	const char *path = record_get(all, "key");
	const char *file = record_get(options, "password_file");
	if (!file && !getenv("VAERN_KEY_PASSWORD"))
		file = record_get(all, "password_file");
	if (file && !password_file_check(cx, file))
		return false;
	if (!path)
		path = arena_fmt(cx->arena, "%s/keys/demo-key.pem", data_folder(cx, options));
	if (!record_get(all, "key") && access(path, R_OK) != 0)
		return err_set(cx, ERR_NOT_FOUND,
			"Name the key to seal with: --key FILE, or own/seal.yaml");
	out->stamp = stamp_from(cx, all);
	out->level = level_option(all);
	if (out->level == SEAL_B)
		out->stamp = NULL;
	out->source = (struct seal_key_source){ .path = path,
		.certificates = record_get(all, "certificates"),
		.password = password,
		.arg = file ? arena_str(cx->arena, file, strlen(file)) : NULL };
	return true;
}

bool seal_option(struct ctx *cx, struct sealing *out, const struct record *options)
{
	return seal_terms(cx, out, options) && seal_key_open(cx, &out->key, &out->source);
}

const char *seal_notice(struct ctx *cx, const struct sealing *sealing)
{
	return strstr(seal_key_subject(cx, &sealing->key), SEAL_DEMO)
		       ? _("Sealed with a demo key: the seal has no legal effect")
		       : NULL;
}

bool seal_document(
	struct ctx *cx, const struct document *doc, const char *to, const struct sealing *sealing)
{
	struct buf pdf = { .arena = cx->arena }, sealed;
	struct pdf_bytes made;

	if (!sealing)
		return document_save(cx, doc, to);
	if (!document_to_pdf(cx, doc, &made))
		return false;
	buf_add(&pdf, (const char *)made.data, made.len);
	return pdf_sign(cx, &sealed, &pdf, &sealing->key,
		       &(struct pdf_sign_options){ .field = REPORT_SEAL,
			       .reason = doc->title,
			       .time = cx->clock.fixed,
			       .stamp = sealing->stamp,
			       .level = sealing->level,
			       .certify = true }) &&
	       disk_replace(cx, to, sealed.text, sealed.len);
}
