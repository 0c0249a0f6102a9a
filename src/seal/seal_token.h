/* seal_token.h - keys that never leave a token: PKCS#11, by addresses as in RFC 7512 */
#ifndef SEAL_TOKEN_H
#define SEAL_TOKEN_H

#include "seal.h"

/* The password of a key, asked for once. */
struct password {
	struct ctx *cx;
	const struct seal_key_source *source;
	char *text;
	bool asked;
};

/* Wipes it. */
void password_forget(struct password *p);

/* For OpenSSL, which asks when it turns out that there is one; arg is a struct password. */
int password_for_openssl(char *out, int size, int writing, void *arg);

/* Whether a key is named by the address of a token: "pkcs11:token=...;object=...". */
bool token_is_named(const char *path);

/* Finds the key in its token, by the PIN that the password is, and the certificate that lies beside
 * it if there is one. Some tokens ask for the PIN at each signature, so it is held until the key is
 * done; a wrong one is tried once, since tokens lock themselves. */
MUST_USE bool token_open(
	struct ctx *cx, struct seal_key *out, const struct seal_key_source *source);
void token_close(struct seal_token *token); /* may be NULL; after its key is freed */

#endif
