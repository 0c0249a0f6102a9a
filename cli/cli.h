/* cli.h - the words of the command line: each a file and one X line */
#ifndef CLI_H
#define CLI_H

#include <stdio.h>

#include "record.h"

/* Add a command: cli/<name>.c with its `const struct command cmd_<name>`, a line here and in
 * cli/meson.build. Help, manual page and completion come from the row. */
#define COMMANDS(X) \
	X(add) \
	X(set) \
	X(show) \
	X(list) \
	X(history) \
	X(status) \
	X(delete) \
	X(report) \
	X(sign) \
	X(seal) \
	X(verify) \
	X(screen) \
	X(check) \
	X(risk) \
	X(supervise) \
	X(case) \
	X(handbook) \
	X(import) \
	X(export) \
	X(ledger) \
	X(init) \
	X(upgrade) \
	X(help) \
	X(version)

enum needs {
	NEEDS_STORE = 1 << 0,  /* the data folder is open: cx->store */
	NEEDS_ACTOR = 1 << 1,  /* ... and a known person acts: cx->actor */
	NAMES_ENTITY = 1 << 2, /* the first word is an entity */
	TAKES_FIELDS = 1 << 3, /* ... whose fields are options as well */
};

#define ANY_NUMBER 1000000

/* One line of the manual: what to type, and what that does. */
struct example {
	const char *line;
	struct words what;
};

struct command {
	const char *name;
	struct words args;    /* "ENTITY ID": in capitals what the user puts there; or nothing */
	unsigned least, most; /* how many words it takes */
	struct words summary, help;  /* one line for the overview; paragraphs, or nothing */
	const struct field *options; /* ends with a nameless field; NULL: none of its own */
	unsigned needs;
	const struct example *examples; /* ends with an empty one; or NULL */

	/* Options hold the command's own and the global ones ("output", "org", "as_of"...), each
	 * checked. An option of many lines (PROSE or a set) may be given many times. Words are as
	 * many as declared, NULL ends them; with TAKES_FIELDS the fields follow after them, each
	 * as "--name=text". */
	bool (*run)(struct ctx *cx, const struct record *options, const char **words);
};

#define X(name) extern const struct command cmd_##name;
COMMANDS(X)
#undef X

extern const struct command *const commands[]; /* ends with NULL */
extern const struct field global_options[];    /* ends with a nameless field */

const struct command *command_find(const char *name);

/* The data folder that the options name, and the login name of who acts. */
const char *data_folder(struct ctx *cx, const struct record *options);
const char *acting_login(struct ctx *cx, const struct record *options);

/* ---- words ---- */

/* The entity of that name; otherwise fails and names the nearest. */
MUST_USE bool entity_named(struct ctx *cx, const struct form **out, const char *word);

/* A word of a command that has words of its own, as "plan" in `vaern supervise plan ID`. */
struct subword {
	const char *word;
	bool takes_id;
	bool (*run)(struct ctx *cx, const struct record *options, const char *id);
};

/* Runs the part that words[0] names; the last of the parts is an empty one. */
MUST_USE bool part_run(struct ctx *cx, const struct subword *parts, const struct record *options,
	const char **words);

/* The full id of the record that a word names: an id or its beginning, a title, or entity/title. */
MUST_USE bool record_named(
	struct ctx *cx, const char **out, const struct form *form, const char *word);

/* Fills in fields from "--name=text" words; the links by title, the files by their path. An empty
 * text empties the field. */
MUST_USE bool fields_from_words(struct ctx *cx, struct record *r, const char *const *words);

/* Fills in the record from the YAML or JSON file of --file. Of an entity that has a field of that
 * name, any other file is what goes into the field. */
MUST_USE bool fields_from_file(struct ctx *cx, struct record *r, const char *path);

/* Puts the option at fault before an error about a field, or the file that the record was read
 * from (NULL: none), and returns false. */
bool at_option(struct ctx *cx, const char *file);

/* The organisation named by --org as its id; NULL where it was not given. */
MUST_USE bool org_option(struct ctx *cx, const struct record *options, const char **out);

/* ---- talking with a person ---- */

/* Whether somebody sits at a terminal to answer. */
bool somebody_answers(void);

/* Asks on the terminal and reads one line without its newline; an empty answer gives the preset,
 * which may be NULL. Fails at the end of input. */
MUST_USE bool ask_line(struct ctx *cx, const char **out, const char *question, const char *preset);

/* Whether stdout is a terminal where colours are welcome (NO_COLOR, TERM=dumb). */
bool colours_welcome(void);

/* A line that grows on stderr while long work goes on; nothing where stderr is no terminal. */
struct progress {
	const char *label;
	int64_t total; /* 0: not known */
	int64_t shown; /* what was drawn last; -1: nothing yet */
};

struct progress progress_start(const char *label, int64_t total);
void progress_step(struct progress *p, int64_t done);
void progress_end(struct progress *p); /* wipes the line; for CLEANUP */

#endif
