#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PICK(s, list) (list)[sample_below(s, COUNT(list))]
#define TRIES         200 /* until the entity's own check is content */

static const char *const acts[] = { "Sagsbehandling", "Visitation", "Udbetaling", "Registrering",
	"Journalisering", "Rekruttering", "Kontrol", "Opfølgning", "Indberetning", "Rådgivning",
	"Årlig gennemgang" };
static const char *const things[] = { "økonomisk støtte", "hjemmehjælp", "lønudbetaling",
	"sygefravær", "elevfravær", "byggetilladelser", "tandbehandling", "adgangskontrol",
	"merudgifter", "botilbud", "underretninger", "kørselsordninger", "genoptræning",
	"skolevalg", "parkering" };
static const char *const sentences[] = {
	"Oplysningerne behandles for at kunne træffe afgørelse og for at dokumentere grundlaget.",
	"Formålet er at beregne, udbetale og kontrollere ydelsen i hele forløbet.",
	"Adgang gives efter arbejdsbetinget behov og gennemgås hvert halve år af nærmeste leder.",
	"Der føres log over opslag, og loggen kontrolleres ved stikprøver hver måned.",
	"Data slettes ved udløb af fristen, medmindre sagen er bevaringsværdig efter arkivloven.",
	"Leverandøren behandler kun personoplysninger efter dokumenteret instruks.",
	"Forbindelsen er krypteret, og oplysninger krypteres også, når de er lagret.",
	"Medarbejdere er undervist i behandling af følsomme oplysninger og har tavshedspligt.",
};

/* splitmix64 */
uint64_t sample_next(struct sample *s)
{
	uint64_t z = s->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

unsigned sample_below(struct sample *s, unsigned n)
{
	return (unsigned)(sample_next(s) % n);
}

static const char *sample_text(struct ctx *cx, struct sample *s, const struct field *f)
{
	const char *text;

	if (strcmp(f->name, "kle") == 0)
		return arena_fmt(cx->arena, "%02u.%02u.%02u", sample_below(s, 90) + 1,
			sample_below(s, 90), sample_below(s, 90));
	if (f->flags & UNIQUE)
		return arena_fmt(cx->arena, "n%llx", (unsigned long long)sample_next(s));
	text = arena_fmt(cx->arena, "%s af %s", PICK(s, acts), PICK(s, things));
	return f->max && (long)strlen(text) > f->max
		       ? arena_fmt(cx->arena, "%c", 'A' + sample_below(s, 26))
		       : text;
}

static const char *sample_prose(struct ctx *cx, struct sample *s)
{
	struct buf b = { .arena = cx->arena };

	for (unsigned left = 1 + sample_below(s, 3); left; left--)
		buf_fmt(&b, "%s%s", PICK(s, sentences), left > 1 ? " " : "");
	return b.text;
}

static const char *sample_date(struct ctx *cx, struct sample *s)
{
	unsigned years = (unsigned)(s->last_year - s->first_year) + 1;

	return arena_fmt(cx->arena, "%04d-%02u-%02u", s->first_year + (int)sample_below(s, years),
		1 + sample_below(s, 12), 1 + sample_below(s, 28));
}

static const char *sample_choice(struct sample *s, const struct field *f)
{
	const struct choice *choices = field_choices(f);
	unsigned n = 0;

	while (choices[n].name)
		n++;
	return choices[sample_below(s, n)].name;
}

/* Some items, which record_check() puts in order; at least one where one is asked for. */
static const char *sample_set(struct ctx *cx, struct sample *s, const struct field *f)
{
	struct buf b = { .arena = cx->arena };

	for (unsigned left = 1 + sample_below(s, 3); left; left--) {
		const char *item =
			f->target ? (s->pick ? s->pick(s->arg, f->target, sample_next(s)) : NULL)
				  : sample_choice(s, f);
		if (item)
			buf_fmt(&b, "%s%s", b.len ? "\n" : "", item);
	}
	return b.text;
}

static const char *sample_number(struct ctx *cx, struct sample *s, const struct field *f)
{
	unsigned span = (unsigned)(f->max > f->min ? f->max - f->min : 1000);

	return arena_fmt(cx->arena, "%ld", f->min + (long)sample_below(s, span));
}

static const char *sample_link(struct ctx *cx, struct sample *s, const struct field *f)
{
	const struct form *target = f->target ? f->target : entity_find("organisation");
	const char *id = s->pick ? s->pick(s->arg, target, sample_next(s)) : NULL;

	return id && f->kind == KIND_SUBJECT ? arena_fmt(cx->arena, "%s/%s", target->name, id) : id;
}

static const char *sample_field(struct ctx *cx, struct sample *s, const struct field *f)
{
	switch (f->kind) {
	case KIND_TEXT:
		return sample_text(cx, s, f);
	case KIND_PROSE:
		return sample_prose(cx, s);
	case KIND_NUMBER:
		return sample_number(cx, s, f);
	case KIND_DATE:
		return sample_date(cx, s);
	case KIND_TIME:
		return arena_fmt(
			cx->arena, "%sT%02u:00:00Z", sample_date(cx, s), sample_below(s, 24));
	case KIND_YES_NO:
		return sample_below(s, 4) ? "0" : "1";
	case KIND_CHOICE:
	case KIND_COUNTRY:
		return sample_choice(s, f);
	case KIND_CHOICES:
	case KIND_COUNTRIES:
	case KIND_LINKS:
		return sample_set(cx, s, f);
	case KIND_LINK:
	case KIND_SUBJECT:
		return sample_link(cx, s, f);
	case KIND_EMAIL:
		return arena_fmt(cx->arena, "stilling%u@example.dk", sample_below(s, 10000));
	case KIND_CVR:
		return arena_fmt(cx->arena, "%08u", 10000000 + sample_below(s, 80000000));
	case KIND_FILE:
		return NULL;
	}
	return NULL;
}

static struct record *sample_once(
	struct ctx *cx, struct sample *s, const struct form *form, unsigned missing)
{
	struct record *r = record_new(cx, form);

	FOR_EACH_FIELD(f, form)
		if ((s->derived || !(f->flags & DERIVED)) &&
			(f->flags & REQUIRED || sample_below(s, 100) >= missing))
			*record_cell(r, f) = sample_field(cx, s, f);
	return r;
}

struct record *sample_record(struct ctx *cx, struct sample *s, const struct form *form)
{
	struct buf *warnings = cx->warnings;

	cx->warnings = NULL;
	for (int i = 0; i < TRIES; i++) {
		/* Some entities refuse two fields that are both filled. */
		struct record *r = sample_once(cx, s, form, s->missing + (unsigned)i % 90);
		if (!record_check(cx, r))
			continue;
		cx->warnings = warnings;
		return r;
	}
	fprintf(stderr, "no sample of %s: %s\n", form->name, cx->err.text);
	abort();
}
