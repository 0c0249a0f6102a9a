/* seal_option.h - the key and the time-stamps to seal with, as the command line names them */
#ifndef SEAL_OPTION_H
#define SEAL_OPTION_H

#include "document.h"
#include "record.h"
#include "seal.h"

extern const struct choice seal_levels[];

/* Options of every command that signs. */
#define SEAL_OPTIONS \
	CHOICE("level", W("Level of the seal (PAdES)", "Seglets niveau (PAdES)"), 0, \
		.choices = seal_levels, \
		.help = W("lt adds what shows that the certificates were not revoked, lta an " \
			  "archive time-stamp too. Without it: t where an authority is named, " \
			  "else b.", \
			"lt tilføjer det, der viser, at certifikaterne ikke var spærret, lta " \
			"også " \
			"et arkivstempel. Uden den: t, hvis en tjeneste er angivet, ellers b.")), \
		TEXT("key", \
			W("Key to seal with: PEM or PKCS#12", \
				"Nøgle til segl: PEM eller PKCS#12"), \
			0, .max = 4000, \
			.help = W("The demo key of the data folder where it is not given.", \
				"Datamappens demonøgle, hvis den ikke er angivet.")), \
		TEXT("certificates", \
			W("PEM file of the certificates, when they stand apart", \
				"PEM-fil med certifikaterne, hvis de ligger for sig"), \
			0, .max = 4000), \
		TEXT("password_file", \
			W("File with the key's password", "Fil med nøglens adgangskode"), 0, \
			.max = 4000, \
			.help = W("Otherwise $VAERN_KEY_PASSWORD, or it is asked for.", \
				"Ellers $VAERN_KEY_PASSWORD, eller der spørges."))

/* Options of every command that asks for time-stamps. */
#define STAMP_OPTIONS \
	TEXT("tsa", \
		W("Time-stamp authorities, with blanks between", \
			"Tidsstempeltjenester, adskilt af mellemrum"), \
		0, .max = 4000, \
		.help = W("Addresses (http), asked in order. Otherwise $VAERN_TSA, or those of " \
			  "own/seal.yaml; without any, the time is the signer's own word.", \
			"Adresser (http), der spørges i rækkefølge. Ellers $VAERN_TSA eller dem " \
			"i " \
			"own/seal.yaml; uden nogen er tidspunktet underskriverens eget ord.")), \
		TEXT("tsa_trust", \
			W("Certificates that authorities must lead to: PEM file or folder", \
				"Certifikater, tjenesterne skal føre til: PEM-fil eller mappe"), \
			0, .max = 4000)

/* What to seal with. CLEANUP(sealing_done). */
struct sealing {
	struct seal_key_source source;
	struct seal_key key;              /* open, or empty */
	const struct stamp_source *stamp; /* or NULL */
	enum seal_level level;            /* SEAL_OTHER: what follows from the stamp */
};

void sealing_done(struct sealing *sealing);

/* The options, and what own/seal.yaml of the data folder says where they say nothing. */
MUST_USE bool seal_settings(
	struct ctx *cx, const struct record **out, const struct record *options);

/* The authorities that the settings name; *out is NULL where they name none. */
MUST_USE bool stamp_option(
	struct ctx *cx, const struct stamp_source **out, const struct record *options);

/* All but the key, which is named, not opened. */
MUST_USE bool seal_terms(struct ctx *cx, struct sealing *out, const struct record *options);

/* Opens the key that the options name. */
MUST_USE bool seal_option(struct ctx *cx, struct sealing *out, const struct record *options);

/* What a document must say that is sealed with this key, or NULL: that it is a demo. */
const char *seal_notice(struct ctx *cx, const struct sealing *sealing);

/* Writes the document as PDF, sealed before it has its name, so that no unsealed one ever has it;
 * sealing may be NULL. */
MUST_USE bool seal_document(
	struct ctx *cx, const struct document *doc, const char *to, const struct sealing *sealing);

#endif
