/* checkpoint.c - the head of the ledger as a C2SP tlog-checkpoint in an Ed25519 signed note */
#include "checkpoint.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>

#include "handles.h"
#include "key.h"

#define KEY_SIZE  32
#define SIGN_SIZE 64
#define ID_SIZE   4
#define BASE64(n) (4 * (((n) + 2) / 3))
#define ED25519   1               /* the algorithm byte of signed notes */
#define DASH      "\xe2\x80\x94 " /* an em dash opens each signature line */

static void base64_add(struct buf *out, const uint8_t *bytes, int len)
{
	char text[BASE64(ID_SIZE + SIGN_SIZE) + 1];

	EVP_EncodeBlock((unsigned char *)text, bytes, len);
	buf_puts(out, text);
}

/* Decodes exactly want bytes from len characters, canonical form only. */
static bool base64_get(const char *text, size_t len, uint8_t *out, size_t want)
{
	uint8_t bytes[BASE64(ID_SIZE + SIGN_SIZE)];
	char again[BASE64(ID_SIZE + SIGN_SIZE) + 1];

	if (len != BASE64(want) || len > sizeof(bytes) ||
		EVP_DecodeBlock(bytes, (const unsigned char *)text, (int)len) < (int)want)
		return false;
	EVP_EncodeBlock((unsigned char *)again, bytes, (int)want);
	if (memcmp(again, text, len) != 0)
		return false;
	memcpy(out, bytes, want);
	return true;
}

/* The public key after its algorithm byte, and the id that both give with the name. */
struct public_key {
	uint8_t key[1 + KEY_SIZE];
	uint8_t id[ID_SIZE];
};

static bool public_key(struct ctx *cx, const struct signer *who, struct public_key *out)
{
	CLEANUP(sha256_done) struct sha256 sha = { 0 };
	size_t len = KEY_SIZE;
	struct hash sum;

	if (!*who->name || who->name[strcspn(who->name, "+ \t\r\n")])
		return err_set(cx, ERR_INVALID,
			"'%s' cannot be a signer's name: it is empty or has a space or a '+'",
			who->name);
	if (!EVP_PKEY_is_a(who->key, "ED25519") ||
		!EVP_PKEY_get_raw_public_key(who->key, out->key + 1, &len) || len != KEY_SIZE)
		return err_set(cx, ERR_INVALID, "%s: not an Ed25519 key", who->name);
	if (!sha256_init(cx, &sha))
		return false;
	out->key[0] = ED25519;
	const struct part parts[] = { { who->name, strlen(who->name) }, { "\n", 1 },
		{ out->key, sizeof(out->key) } };
	sha256_parts(&sha, &sum, parts, COUNT(parts));
	memcpy(out->id, sum.bytes, ID_SIZE);
	return true;
}

bool signer_open(struct ctx *cx, const char *path, const char *name, struct signer *out)
{
	struct signer who = { .name = arena_dup(cx->arena, name) };
	struct public_key public;

	if (!key_load(cx, path, &who.key))
		return false;
	if (!public_key(cx, &who, &public)) {
		signer_done(&who);
		return err_at(cx, "%s: ", path);
	}
	*out = who;
	return true;
}

bool signer_vkey(struct ctx *cx, const struct signer *who, const char **out)
{
	struct buf line = { .arena = cx->arena };
	struct public_key public;

	if (!public_key(cx, who, &public))
		return false;
	buf_fmt(&line, "%s+", who->name);
	buf_hex(&line, public.id, ID_SIZE);
	buf_putc(&line, '+');
	base64_add(&line, public.key, sizeof(public.key));
	*out = line.text;
	return true;
}

bool signer_from_vkey(struct ctx *cx, const char *vkey, struct signer *out)
{
	const char *id = strchr(vkey, '+'), *code = id ? strchr(id + 1, '+') : NULL;
	uint8_t key[1 + KEY_SIZE];
	const char *again;

	if (!code || !base64_get(code + 1, strlen(code + 1), key, sizeof(key)) || key[0] != ED25519)
		return err_set(
			cx, ERR_INVALID, "'%s' is not the public key of a signed note", vkey);
	struct signer who = { .name = arena_str(cx->arena, vkey, (size_t)(id - vkey)),
		.key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key + 1, KEY_SIZE) };
	if (!who.key)
		return err_set(cx, ERR_INVALID, "%s: the key cannot be used", who.name);
	if (!signer_vkey(cx, &who, &again) || strcmp(again, vkey) != 0) {
		signer_done(&who);
		return err_set(cx, ERR_INVALID, "The key does not belong to '%s'", who.name);
	}
	*out = who;
	return true;
}

void signer_done(struct signer *who)
{
	key_done(&who->key);
}

bool checkpoint_sign(
	struct ctx *cx, const struct checkpoint *point, const struct signer *who, struct buf *out)
{
	CLEANUP(md_done) EVP_MD_CTX *md = EVP_MD_CTX_new();
	struct buf text = { .arena = cx->arena };
	uint8_t stamp[ID_SIZE + SIGN_SIZE];
	struct public_key public;
	size_t len = SIGN_SIZE;

	buf_fmt(&text, "%s\n%" PRIu64 "\n", point->origin, point->head.size);
	base64_add(&text, point->head.root.bytes, HASH_SIZE);
	buf_putc(&text, '\n');
	if (!public_key(cx, who, &public))
		return false;
	memcpy(stamp, public.id, ID_SIZE);
	if (!md || !EVP_DigestSignInit(md, NULL, NULL, NULL, who->key) ||
		!EVP_DigestSign(md, stamp + ID_SIZE, &len, (uint8_t *)text.text, text.len))
		return err_set(cx, ERR_SYSTEM, "%s: the key cannot sign", who->name);
	buf_fmt(out, "%s\n" DASH "%s ", text.text, who->name);
	base64_add(out, stamp, sizeof(stamp));
	buf_putc(out, '\n');
	return true;
}

/* The signature in a line that opens as who's lines do and has who's key id. */
static bool stamp_of(const char *line, size_t len, const char *open, uint8_t id[ID_SIZE],
	uint8_t out[ID_SIZE + SIGN_SIZE])
{
	size_t name = strlen(open);

	return len > name && memcmp(line, open, name) == 0 &&
	       base64_get(line + name, len - name, out, ID_SIZE + SIGN_SIZE) &&
	       memcmp(out, id, ID_SIZE) == 0;
}

/* Finds the signature line of who, and checks it over the text. */
static bool note_is_signed(struct ctx *cx, const char *note, size_t text_len, const char *lines,
	const struct signer *who)
{
	CLEANUP(md_done) EVP_MD_CTX *md = EVP_MD_CTX_new();
	const char *open = arena_fmt(cx->arena, DASH "%s ", who->name);
	uint8_t stamp[ID_SIZE + SIGN_SIZE];
	struct public_key public;

	if (!public_key(cx, who, &public))
		return false;
	for (const char *end; (end = strchr(lines, '\n')); lines = end + 1) {
		if (!stamp_of(lines, (size_t)(end - lines), open, public.id, stamp))
			continue;
		if (md && EVP_DigestVerifyInit(md, NULL, NULL, NULL, who->key) &&
			EVP_DigestVerify(md, stamp + ID_SIZE, SIGN_SIZE, (const uint8_t *)note,
				text_len) == 1)
			return true;
		return err_set(
			cx, ERR_INVALID, "The checkpoint's signature by %s is wrong", who->name);
	}
	return err_set(cx, ERR_INVALID, "The checkpoint is not signed by %s", who->name);
}

/* A decimal number without sign, space or leading zero that ends at end. */
static bool size_read(const char *text, const char *end, uint64_t *out)
{
	size_t len = (size_t)(end - text);
	char *stop;

	if (len == 0 || strspn(text, "0123456789") != len || (*text == '0' && len > 1))
		return false;
	errno = 0;
	*out = strtoull(text, &stop, 10);
	return errno == 0;
}

bool checkpoint_open(struct ctx *cx, const char *note, size_t len, const struct signer *who,
	struct checkpoint *out)
{
	const char *text = arena_str(cx->arena, note, len), *gap = strstr(text, "\n\n");
	const char *size = strchr(text, '\n'), *root = size ? strchr(size + 1, '\n') : NULL;
	struct checkpoint point;

	if (strlen(text) != len || !gap || !root || root >= gap || size == text)
		return err_set(cx, ERR_INVALID, "This is not a checkpoint");
	if (!note_is_signed(cx, text, (size_t)(gap - text) + 1, gap + 2, who))
		return false;
	point.origin = arena_str(cx->arena, text, (size_t)(size - text));
	if (!size_read(size + 1, root, &point.head.size) ||
		!base64_get(root + 1, strcspn(root + 1, "\n"), point.head.root.bytes, HASH_SIZE))
		return err_set(cx, ERR_INVALID, "The checkpoint has no tree size and root");
	*out = point;
	return true;
}
