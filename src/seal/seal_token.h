/* seal_token.h - keys that never leave a token: PKCS#11, by addresses as in RFC 7512 */
#ifndef SEAL_TOKEN_H
#define SEAL_TOKEN_H

#include "seal.h"

/* The password of a key, asked for once. */
struct password {
	struct ctx *cx;
	const struct seal_key_source *source;
	const char *text;
	bool asked;
};

const char *password_get(struct password *p);

/* Whether a key is named by the address of a token: "pkcs11:token=...;object=...". */
bool token_is_named(const char *path);

/* Finds the key in its token, by the PIN that the password is, and the certificate that lies beside
 * it if there is one. */
MUST_USE bool token_open(struct password *p, struct seal_key *out);

#endif
