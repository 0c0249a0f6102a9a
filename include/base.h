/* base.h - the unit of work: memory, text, failure, and the context */
#ifndef BASE_H
#define BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PRINTF(f, a)  __attribute__((format(printf, f, a)))
#define FORMAT_ARG(n) __attribute__((format_arg(n)))
#define MUST_USE      __attribute__((warn_unused_result))
#define CLEANUP(fn)   __attribute__((cleanup(fn)))
#define COUNT(list)   (sizeof(list) / sizeof((list)[0]))
#define N_(s)         s

/* The languages of people; Danish comes first because it is what a user gets unasked. */
enum lang { LANG_DA, LANG_EN };

/* Words that tables carry in both languages. */
struct words {
	const char *en, *da;
};

#define W(en_, da_) \
	{ \
		.en = (en_), .da = (da_) \
	}

const char *words_in(enum lang lang, struct words words);

/* "da" or "en"; false for anything else. */
bool lang_from_text(const char *text, enum lang *out);
const char *lang_text(enum lang lang);

/* Whether it is written as the name of a language is, "da" or "da-DK" (RFC 5646): letters, and then
 * parts with dashes between. NULL is not. */
bool lang_is_tag(const char *text);

/* Each failure: its name, the exit status of the CLI, the HTTP status. */
#define ERR_MAP(X) \
	X(NONE, 0, 200) \
	X(FINDINGS, 1, 200) \
	X(INVALID, 2, 422) \
	X(NOT_FOUND, 3, 404) \
	X(DENIED, 4, 403) \
	X(CONFLICT, 5, 409) \
	X(SYSTEM, 6, 500)

enum err_kind {
#define X(name, exit_status, http_status) ERR_##name,
	ERR_MAP(X)
#undef X
};

struct err {
	enum err_kind kind;
	const char *field; /* the field at fault, or NULL */
	char text[1000];   /* for a person, already translated; usually one line */
};

/* Memory that lives until the command or request ends, zeroed; out of memory aborts. */
struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);
void arena_done(struct arena **arena);
void *arena_alloc(struct arena *arena, size_t size);
char *arena_str(struct arena *arena, const char *text, size_t len);
char *arena_dup(struct arena *arena, const char *text); /* NULL stays NULL */
char *arena_fmt(struct arena *arena, const char *fmt, ...) PRINTF(2, 3);

/* Makes what was allocated last larger: where it is, or, if the arena holds nothing else,
 * elsewhere. NULL where that cannot be; then it stays as it was. */
void *arena_grow(struct arena *arena, void *p, size_t old, size_t size);

/* Takes over all that the other arena holds, which is then empty. */
void arena_adopt(struct arena *arena, struct arena *from);

/* Gives back at once all that was allocated since the mark: for loops over many records. */
struct arena_mark {
	void *chunk;
	size_t used;
};

struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Text that grows; it lives in the arena, so it is never freed. */
struct buf {
	struct arena *arena;
	char *text; /* always NUL-terminated once written to */
	size_t len, cap;
};

/* Makes room for so many more bytes at once. */
void buf_reserve(struct buf *b, size_t more);

void buf_add(struct buf *b, const char *text, size_t len);
void buf_puts(struct buf *b, const char *text);
void buf_putc(struct buf *b, char c);
void buf_fmt(struct buf *b, const char *fmt, ...) PRINTF(2, 3);

/* The only escapers: HTML text, a JSON string with its quotes, a CSV cell, a word of a shell. */
void buf_html(struct buf *b, const char *text);
void buf_json(struct buf *b, const char *text);
void buf_csv(struct buf *b, const char *text, char separator);

/* What the clock says: the real one, or the moment that --today has fixed. */
struct clock {
	int64_t fixed; /* seconds since 1970 in UTC; 0: the real clock */
};

struct store;
struct actor;

/* One command or request: its memory, how it speaks, what it works on, who acts, what failed. */
struct ctx {
	struct arena *arena;
	enum lang lang;
	struct clock clock;
	const char *own_files;     /* a folder whose checks/, templates/, handbook/ come before the
				    * built-in ones, or NULL */
	struct store *store;       /* what is open, or NULL */
	const struct actor *actor; /* who acts, or NULL before anyone is known */
	struct buf *warnings;      /* where warn() writes lines, or NULL to drop them */
	struct err err;            /* set exactly when a function returned false */
};

int err_exit_status(const struct err *err);
int err_http_status(const struct err *err);

/* Records why, in the user's language, and returns false: `return err_set(cx, ...)`. The format
 * is a message id of po/. */
bool err_set(struct ctx *cx, enum err_kind kind, const char *fmt, ...) PRINTF(3, 4);

/* Puts where it went wrong before the error's text, as "file.yaml:3: ", and returns false. */
bool err_at(struct ctx *cx, const char *where, ...) PRINTF(2, 3);

/* Something the user should see that stops nothing; the format is a message id of po/. */
void warn_add(struct ctx *cx, const char *fmt, ...) PRINTF(2, 3);

/* The message in the user's language; the message itself where there is no translation. */
const char *tr(enum lang lang, const char *message) FORMAT_ARG(2);

#define _(message) tr(cx->lang, message)

#endif
