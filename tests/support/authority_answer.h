/* authority_answer.h - what the authority for tests answers */
#ifndef AUTHORITY_ANSWER_H
#define AUTHORITY_ANSWER_H

#include "authority.h"
#include "pki.h"

/* Where one is served. */
struct counter {
	struct pki pki;
	const struct authority_state *state;
	enum mood mood; /* now, here: HONEST, REFUSES or LIES */
};

/* Each makes DER, of OPENSSL_malloc, and says its length. */
int answer_time(const struct counter *counter, unsigned char **der, const unsigned char *request,
	size_t len);
int answer_standing(const struct counter *counter, unsigned char **der,
	const unsigned char *request, size_t len);
int answer_issuing_list(const struct counter *counter, unsigned char **der,
	const unsigned char *request, size_t len);
int answer_root_list(const struct counter *counter, unsigned char **der,
	const unsigned char *request, size_t len);
int answer_issuing(const struct counter *counter, unsigned char **der, const unsigned char *request,
	size_t len);
int answer_root(const struct counter *counter, unsigned char **der, const unsigned char *request,
	size_t len);

#endif
