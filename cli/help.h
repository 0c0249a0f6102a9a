/* help.h - what is said about commands and entities, all of it from their tables */
#ifndef HELP_H
#define HELP_H

#include "cli.h"

/* The overview, a command's page, an entity's page. */
void help_overview(struct ctx *cx, struct buf *out);
void help_command(struct ctx *cx, struct buf *out, const struct command *command);
void help_entity(struct ctx *cx, struct buf *out, const struct form *form);

/* The manual page vaern(1) for man, and the completion for bash. */
void manual_page(struct ctx *cx, struct buf *out);
void completion_script(struct ctx *cx, struct buf *out);

/* "--as-of=DATE": an option with what it takes. */
const char *option_usage(struct ctx *cx, const struct field *f);

/* What kind of text a field takes: "a date". */
const char *kind_shown(struct ctx *cx, const struct field *f);

#endif
