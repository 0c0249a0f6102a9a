/* pdf_proof.c - what a document itself shows of the certificates behind its signatures, and so at
 * which level each signature stands (ETSI EN 319 142-1; the times after EN 319 102-1) */
#include "moment.h"
#include "pdf_look.h"
#include "pdf_store.h"

struct proof {
	struct look *look;
	struct evidence archived; /* what the newest archive time-stamp covers of what is shown */
	const struct found *archive; /* the newest archive time-stamp, or NULL */
};

/* The first archive time-stamp over a signature, or NULL. */
static struct found *archive_after(struct look *look, const struct found *f)
{
	for (struct found *later = look->found + (f - look->found) + 1;
		later < look->found + look->count; later++)
		if (later->facts.archive && later->facts.good)
			return later;
	return NULL;
}

/* When something was there for sure: at the next archive time-stamp, or else now. */
static int64_t seen_at(struct look *look, const struct found *f)
{
	const struct found *archive = archive_after(look, f);

	return archive ? archive->facts.trusted_time : clock_now(&look->cx->clock);
}

static bool was_revoked(struct look *look, const struct found *f, X509 *certificate, int64_t when)
{
	char day[TIME_SIZE];

	time_to_text(when, 0, day);
	return err_set(look->cx, ERR_INVALID,
		"Signature '%s': the certificate of '%s' was revoked on %s", f->facts.field,
		certificate_name(look->cx, certificate, NID_commonName),
		time_shown(look->cx, arena_dup(look->cx->arena, day)));
}

/* Whose certificates, of which signature. */
struct subject {
	const struct found *f;
	const struct credential *who;
	struct proof_times times;
};

/* Whether the evidence shows that all certificates that somebody rests on were good, but for the
 * root, which nobody can revoke. Fails where one was revoked. */
static bool chain_proved(struct look *look, const struct subject *subject,
	const struct evidence *evidence, bool *proved)
{
	CLEANUP(certificates_done) STACK_OF(X509) *chain = NULL;
	bool whole;

	*proved = false;
	if (!subject->who->certificate)
		return true;
	chain = chain_build(
		subject->who, evidence->certificates, look->trust, subject->times.used, &whole);
	int links = chain ? sk_X509_num(chain) - 1 : 0;
	*proved = whole && links > 0;
	for (int i = 0; i < links; i++) {
		const struct standing_question q = { sk_X509_value(chain, i),
			sk_X509_value(chain, i + 1), subject->times };
		int64_t when = 0;
		enum standing standing = standing_of(evidence, &q, &when);
		if (standing == STANDING_REVOKED)
			return was_revoked(look, subject->f, q.certificate, when);
		*proved = *proved && standing == STANDING_GOOD;
	}
	return true;
}

struct proof_times signer_times(struct look *look, const struct found *f)
{
	const struct pdf_signature *s = &f->facts;

	if (s->stamped)
		return (struct proof_times){ s->trusted_time, s->trusted_time };
	return (struct proof_times){ s->claimed, seen_at(look, f) };
}

struct proof_times stamper_times(struct look *look, const struct found *f)
{
	return (struct proof_times){ f->facts.trusted_time, seen_at(look, f) };
}

/* Both the signer and who gave its time: in the signature, or over the document later. */
static bool both_proved(const struct proof *p, const struct found *f,
	const struct evidence *evidence, bool *signer, bool *all)
{
	struct look *look = p->look;
	const struct found *archive = archive_after(look, f);
	const struct found *by = f->stamper.certificate || !archive ? f : archive;
	const struct subject who = { f, &f->signer, signer_times(look, f) };
	const struct subject when = { f, &by->stamper, stamper_times(look, by) };
	bool stamp = false;

	if (!chain_proved(look, &who, evidence, signer) ||
		!chain_proved(look, &when, evidence, &stamp))
		return false;
	*all = *signer && stamp;
	return true;
}

static bool is_covered(const struct proof *p, const struct found *f)
{
	return p->archive && p->archive > f &&
	       (f->stamper.certificate || archive_after(p->look, f) != p->archive);
}

static bool level_set(struct proof *p, struct found *f)
{
	struct pdf_signature *s = &f->facts;
	bool signer, all, archived = false;

	if (!both_proved(p, f, &p->look->shown, &s->unrevoked, &all))
		return false;
	if (!all || s->level != SEAL_T)
		return true;
	s->level = SEAL_LT;
	if (is_covered(p, f) && both_proved(p, f, &p->archived, &signer, &archived) && archived)
		s->level = SEAL_LTA;
	return true;
}

/* A signature without a time-stamp of its own has the time of the next over the document. */
static void time_from_archive(struct look *look, struct found *f)
{
	const struct found *archive = archive_after(look, f);

	if (f->facts.archive || f->facts.stamped || !archive)
		return;
	f->facts.stamped = archive->facts.stamped;
	f->facts.authority = archive->facts.authority;
	f->facts.trusted_time = archive->facts.trusted_time;
	if (f->facts.level == SEAL_B)
		f->facts.level = SEAL_T;
}

static bool certificate_held(struct look *look, const struct found *f)
{
	struct ctx *cx = look->cx;
	int64_t first, last, at = f->facts.trusted_time;

	return f->facts.archive || !f->facts.stamped ||
	       (certificate_date(X509_get0_notBefore(f->signer.certificate), &first) &&
		       certificate_date(X509_get0_notAfter(f->signer.certificate), &last) &&
		       at >= first && at <= last) ||
	       err_set(cx, ERR_INVALID, "Signature '%s': %s", f->facts.field,
		       _("the certificate was not valid when it was made"));
}

/* An authority whose certificate was revoked may have given any time. */
static bool archive_proved(struct proof *p, struct found *f)
{
	const struct subject when = { f, &f->stamper, stamper_times(p->look, f) };

	return chain_proved(p->look, &when, &p->look->shown, &f->facts.unrevoked);
}

static bool archived_read(struct proof *p)
{
	struct look *look = p->look;

	for (size_t i = 0; i < look->count; i++)
		if (look->found[i].facts.archive && look->found[i].facts.good)
			p->archive = &look->found[i];
	return !p->archive || store_read(look->cx, &p->archived, &p->archive->state);
}

static void prove(struct proof *p)
{
	for (size_t i = 0; i < p->look->count; i++) {
		struct found *f = &p->look->found[i];
		if (!f->facts.good)
			continue;
		time_from_archive(p->look, f);
		f->facts.good = certificate_held(p->look, f) &&
				(f->facts.archive ? archive_proved : level_set)(p, f);
		if (!f->facts.good)
			fault_add(p->look);
	}
}

void proofs_check(struct look *look)
{
	struct proof p = { .look = look };

	if (archived_read(&p))
		prove(&p);
	else
		fault_add(look);
	evidence_done(&p.archived);
}
