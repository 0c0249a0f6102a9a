/* seal_option.h - the key to seal with, as the command line names it */
#ifndef SEAL_OPTION_H
#define SEAL_OPTION_H

#include "record.h"
#include "seal.h"

/* Options of every command that signs. */
#define SEAL_OPTIONS \
	TEXT("key", W("Key to seal with: PEM or PKCS#12", "Nøgle til segl: PEM eller PKCS#12"), 0, \
		.max = 4000, \
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

/* Opens the key that the options name. */
MUST_USE bool seal_option(struct ctx *cx, struct seal_key *out, const struct record *options);

/* What a document must say that is sealed with this key, or NULL: that it is a demo. */
const char *seal_notice(struct ctx *cx, const struct seal_key *key);

/* Seals a report that is not on the disk yet, so that no unsealed one ever has its name. */
MUST_USE bool seal_report(struct ctx *cx, struct buf *out, const struct buf *pdf,
	const struct seal_key *key, const char *reason);

#endif
