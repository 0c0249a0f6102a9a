/* key.c - private keys: made once, kept in PEM files that only their owner can read */
#include "key.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include "disk.h"
#include "handles.h"

#define KEY_FILE_LIMIT 65536

void key_done(EVP_PKEY **key)
{
	EVP_PKEY_free(*key);
	*key = NULL;
}

static EVP_PKEY *generate(enum key_kind kind)
{
	return kind == KEY_P256 ? EVP_EC_gen("P-256") : EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
}

bool key_make(struct ctx *cx, const char *path, enum key_kind kind)
{
	CLEANUP(key_done) EVP_PKEY *key = generate(kind);
	CLEANUP(bio_done) BIO *pem = BIO_new(BIO_s_secmem());
	char *text;

	if (!key || !pem || !PEM_write_bio_PKCS8PrivateKey(pem, key, NULL, NULL, 0, NULL, NULL))
		return err_set(cx, ERR_SYSTEM, "%s: the key could not be made", path);
	long len = BIO_get_mem_data(pem, &text);
	return disk_write_new(cx, path, 0600, text, (size_t)len);
}

bool key_load(struct ctx *cx, const char *path, EVP_PKEY **out)
{
	char none[] = ""; /* a key that asks for a password gets this, rather than a prompt */
	struct buf text;

	if (!disk_read(cx, path, KEY_FILE_LIMIT, &text))
		return false;
	CLEANUP(bio_done) BIO *pem = BIO_new_mem_buf(text.text, (int)text.len);
	*out = pem ? PEM_read_bio_PrivateKey(pem, NULL, NULL, none) : NULL;
	OPENSSL_cleanse(text.text, text.len);
	return *out || err_set(cx, ERR_INVALID,
			       "%s: this is not a private key in PEM without password", path);
}
