/* pdf_notes.c - what people should know of a signature that holds */
#include "moment.h"
#include "pdf_look.h"

#define note_add(look, ...) finding_add((look), false, arena_fmt((look)->cx->arena, __VA_ARGS__))

/* How sure the time is. */
static void time_note(struct look *look, const struct pdf_signature *s)
{
	struct ctx *cx = look->cx;

	if (s->stamped)
		note_add(look, _("Signature '%s' was there on %s, says %s (%s)"), s->field,
			time_shown(cx, s->stamped), s->authority, seal_level_name(s->level));
	else
		note_add(look, _("The time of '%s' is the signer's own word (%s)"), s->field,
			seal_level_name(s->level));
}

/* How sure it is who signed. */
static void signer_note(struct look *look, const struct pdf_signature *s)
{
	struct ctx *cx = look->cx;

	if (s->level == SEAL_OTHER)
		note_add(look,
			_("Signature '%s' is of an older kind than PAdES "
			  "(adbe.pkcs7.detached)"),
			s->field);
	if (s->demo) {
		note_add(look,
			_("Signature '%s' was made with a demo key, which says nothing "
			  "about who signed"),
			s->field);
		return;
	}
	if (!look->trust)
		note_add(look,
			s->self_signed ? _("The signer of '%s' vouches for itself, and was "
					   "not checked against a trust list")
				       : _("The signer of '%s' was not checked against a "
					   "trust list"),
			s->field);
	if (!s->unrevoked && !s->self_signed)
		note_add(look,
			_("The file does not show whether the certificate of '%s' had been "
			  "revoked when it signed"),
			s->field);
}

void notes_add(struct look *look, const struct pdf_signature *s)
{
	struct ctx *cx = look->cx;

	if (!s->good)
		return;
	if (s->archive) {
		note_add(look,
			_("Archive time-stamp '%s': the document was like this on %s, says %s"),
			s->field, time_shown(cx, s->stamped), s->authority);
		return;
	}
	note_add(look, _("Signature '%s' by %s (%s) on %s holds"), s->field,
		*s->signer ? s->signer : _("an unnamed signer"),
		*s->organisation ? s->organisation : "-", time_shown(cx, s->time));
	time_note(look, s);
	signer_note(look, s);
	if (s->certifies)
		note_add(look,
			_("Signature '%s' lets nothing but further signatures come after it"),
			s->field);
}
