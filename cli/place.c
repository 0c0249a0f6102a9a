/* place.c - where the data are, and who acts, when nothing else is said */
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli.h"

/* $XDG_DATA_HOME/vaern, as the XDG Base Directory Specification has it. */
static const char *default_folder(struct ctx *cx)
{
	const char *xdg = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (xdg && *xdg == '/')
		return arena_fmt(cx->arena, "%s/vaern", xdg);
	return arena_fmt(cx->arena, "%s/.local/share/vaern", home ? home : "");
}

const char *data_folder(struct ctx *cx, const struct record *options)
{
	const char *folder = record_get(options, "data");

	return folder ? folder : default_folder(cx);
}

const char *acting_login(struct ctx *cx, const struct record *options)
{
	const char *login = record_get(options, "as");
	const struct passwd *user = login ? NULL : getpwuid(getuid());

	return login ? login : user ? arena_dup(cx->arena, user->pw_name) : "";
}
