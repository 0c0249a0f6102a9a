/* seal_token.c - keys that never leave a token: PKCS#11, through OpenSSL's engine for it
 *
 * OpenSSL 3.0 has no provider for PKCS#11 in Debian 12, only the engine, whose interface it calls
 * deprecated. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "seal_token.h"

#include <string.h>
#include <unistd.h>

#include <openssl/engine.h>
#include <openssl/err.h>

#include "handles.h"

#define SCHEME "pkcs11:"

static void engine_done(ENGINE **engine)
{
	ENGINE_free(*engine);
}

bool token_is_named(const char *path)
{
	return strncmp(path, SCHEME, strlen(SCHEME)) == 0;
}

/* The part of the address that begins so, up to what ends a part, or NULL. */
static const char *part_of(struct ctx *cx, const char *uri, const char *name)
{
	const char *at = strstr(uri, name);

	if (!at || !strchr(":;?&", at[-1]))
		return NULL;
	at += strlen(name);
	return arena_str(cx->arena, at, strcspn(at, ";?&"));
}

/* The address as the engine knows it, without its query; a certificate is named as its key is, but
 * for the type. */
static const char *address(struct ctx *cx, const char *uri, bool typed)
{
	char *plain = arena_str(cx->arena, uri, strcspn(uri, "?"));
	char *type = strstr(plain, ";type=");

	if (type && !typed) {
		const char *rest = type + 1 + strcspn(type + 1, ";");
		return arena_fmt(cx->arena, "%.*s%s", (int)(type - plain), plain, rest);
	}
	return plain;
}

static bool engine_open(struct password *p, ENGINE **out)
{
	const char *module = part_of(p->cx, p->source->path, "module-path=");

	OPENSSL_init_crypto(OPENSSL_INIT_ENGINE_DYNAMIC, NULL);
	*out = ENGINE_by_id("pkcs11");
	if (!*out)
		return err_set(p->cx, ERR_SYSTEM,
			"Keys in tokens need OpenSSL's engine for PKCS#11 (in Debian: "
			"libengine-pkcs11-openssl)");
	ENGINE_ctrl_cmd_string(*out, "QUIET", NULL, 0);
	/* The engine itself says on stderr that a module is missing, and goes on. */
	if (module && access(module, R_OK) != 0)
		return err_set(
			p->cx, ERR_NOT_FOUND, "%s: there is no such module for PKCS#11", module);
	return !module || ENGINE_ctrl_cmd_string(*out, "MODULE_PATH", module, 0) == 1 ||
	       err_set(p->cx, ERR_INVALID, "%s: this module cannot be used", module);
}

/* Why the token gave no key, as far as the engine tells. */
static bool not_opened(struct password *p)
{
	const char *path = p->source->path;
	bool pin = false;
	unsigned long code;

	while ((code = ERR_get_error())) {
		const char *reason = ERR_reason_error_string(code);
		pin = pin || (reason && strstr(reason, "PIN"));
	}
	if (pin)
		return err_set(p->cx, ERR_DENIED,
			"%s: the PIN is wrong; a token locks itself after a few tries", path);
	return err_set(
		p->cx, ERR_NOT_FOUND, "%s: there is no such token, or no such key in it", path);
}

static bool key_load_from(struct password *p, ENGINE *engine, struct seal_key *out)
{
	struct {
		const char *uri;
		X509 *certificate;
	} wanted = { address(p->cx, p->source->path, false), NULL };

	out->key =
		ENGINE_load_private_key(engine, address(p->cx, p->source->path, true), NULL, NULL);
	if (!out->key)
		return not_opened(p);
	if (ENGINE_ctrl_cmd(engine, "LOAD_CERT_CTRL", 0, &wanted, NULL, 1) == 1 &&
		wanted.certificate && !sk_X509_push(out->chain, wanted.certificate))
		X509_free(wanted.certificate);
	ERR_clear_error();
	return true;
}

bool token_open(struct password *p, struct seal_key *out)
{
	CLEANUP(engine_done) ENGINE *engine = NULL;
	const char *pin;

	if (strstr(p->source->path, "pin-value=") || strstr(p->source->path, "pin-source="))
		return err_set(p->cx, ERR_INVALID,
			"A PIN in the key's address can be seen by others; put it into the "
			"environment variable VAERN_KEY_PASSWORD, or name a file that holds it");
	if (!engine_open(p, &engine))
		return false;
	if (ENGINE_init(engine) != 1)
		return err_set(p->cx, ERR_SYSTEM,
			"The tokens cannot be reached: is the module for PKCS#11 there?");
	pin = password_get(p);
	bool ok = pin || err_set(p->cx, ERR_DENIED,
				 "%s: the token has a PIN; put it into the environment variable "
				 "VAERN_KEY_PASSWORD, or name a file that holds it",
				 p->source->path);
	ok = ok && ENGINE_ctrl_cmd_string(engine, "PIN", pin, 0) == 1 &&
	     key_load_from(p, engine, out);
	ENGINE_finish(engine); /* the key holds it as long as it lives */
	return ok;
}
