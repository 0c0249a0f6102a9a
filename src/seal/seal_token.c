/* seal_token.c - keys that never leave a token: PKCS#11, through OpenSSL's engine for it
 *
 * OpenSSL 3.0 has no provider for PKCS#11 in Debian 12, only the engine, whose interface it calls
 * deprecated. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "seal_token.h"

#include <dlfcn.h>
#include <string.h>
#include <unistd.h>

#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/ui.h>

#include "handles.h"
#include "hex.h"

#define SCHEME "pkcs11:"

/* What the engine asks for the PIN: of us, where its own way would be the terminal. */
struct seal_token {
	ENGINE *engine;
	UI_METHOD *asking;
	struct seal_key_source source;
	struct password password;
	bool running;
};

void token_close(struct seal_token *token)
{
	if (!token)
		return;
	/* OpenSSL keeps the engine, which must not ask who is gone. */
	if (token->running) {
		ENGINE_ctrl_cmd(token->engine, "SET_USER_INTERFACE", 0, NULL, NULL, 0);
		ENGINE_ctrl_cmd(token->engine, "SET_CALLBACK_DATA", 0, NULL, NULL, 0);
		ENGINE_finish(token->engine);
	}
	ENGINE_free(token->engine);
	UI_destroy_method(token->asking);
	password_forget(&token->password);
	*token = (struct seal_token){ 0 };
}

bool token_is_named(const char *path)
{
	return strncmp(path, SCHEME, strlen(SCHEME)) == 0;
}

/* ---- the address, RFC 7512 ---- */

/* One attribute, "name=value", of the path or the query. */
struct attribute {
	const char *name, *value;
	size_t name_len, len;
};

/* The attribute at *at, which moves on; false after the last. */
static bool attribute_next(const char **at, struct attribute *out)
{
	const char *start = *at + strspn(*at, ";?&");
	size_t len = strcspn(start, ";?&"), name = strcspn(start, "=;?&");
	size_t past = name < len ? name + 1 : len;

	*out = (struct attribute){ start, start + past, name, len - past };
	*at = start + len;
	return len;
}

static bool is_named(const struct attribute *a, const char *name)
{
	return a->name_len == strlen(name) && memcmp(a->name, name, a->name_len) == 0;
}

static const char *percent_decoded(struct ctx *cx, const struct attribute *a)
{
	struct buf out = { .arena = cx->arena };

	for (size_t i = 0; i < a->len; i++) {
		char byte;
		if (a->value[i] == '%' && i + 2 < a->len &&
			hex_read(arena_str(cx->arena, a->value + i + 1, 2), &byte, 1)) {
			buf_putc(&out, byte);
			i += 2;
		} else {
			buf_putc(&out, a->value[i]);
		}
	}
	return out.text;
}

/* The address of the key, or of its certificate, as the engine knows it; and the module that it
 * names, or NULL. Fails where it holds a PIN. */
struct address {
	const char *key, *certificate, *module;
};

static bool address_read(struct ctx *cx, struct address *out, const char *uri)
{
	const char *at = uri + strlen(SCHEME);
	struct buf plain = { .arena = cx->arena };
	struct attribute a;

	buf_puts(&plain, SCHEME);
	while (attribute_next(&at, &a)) {
		if (is_named(&a, "pin-value") || is_named(&a, "pin-source"))
			return err_set(cx, ERR_INVALID,
				"A PIN in the key's address can be seen by others; put it into the "
				"environment variable VAERN_KEY_PASSWORD, or name a file that "
				"holds it");
		if (is_named(&a, "module-path"))
			out->module = percent_decoded(cx, &a);
		else if (!is_named(&a, "type"))
			buf_fmt(&plain, "%.*s;", (int)(a.value + a.len - a.name), a.name);
	}
	out->key = arena_fmt(cx->arena, "%stype=private", plain.text);
	out->certificate = arena_fmt(cx->arena, "%stype=cert", plain.text);
	return true;
}

/* ---- the engine ---- */

/* Asked here first: the engine says on stderr that a module cannot be used, and goes on. */
static bool module_loads(struct ctx *cx, const char *module)
{
	if (!module)
		return true;
	if (access(module, R_OK) != 0)
		return err_set(
			cx, ERR_NOT_FOUND, "%s: there is no such module for PKCS#11", module);
	void *library = dlopen(module, RTLD_LAZY | RTLD_LOCAL);
	if (!library)
		return err_set(cx, ERR_INVALID, "%s: this module cannot be used", module);
	dlclose(library);
	return true;
}

static bool engine_start(struct ctx *cx, struct seal_token *token, const char *module)
{
	OPENSSL_init_crypto(OPENSSL_INIT_ENGINE_DYNAMIC, NULL);
	token->engine = ENGINE_by_id("pkcs11");
	if (!token->engine)
		return err_set(cx, ERR_SYSTEM,
			"Keys in tokens need OpenSSL's engine for PKCS#11 (in Debian: "
			"libengine-pkcs11-openssl)");
	if (!module_loads(cx, module))
		return false;
	ENGINE_ctrl_cmd_string(token->engine, "QUIET", NULL, 0);
	ENGINE_ctrl_cmd(token->engine, "SET_USER_INTERFACE", 0, token->asking, NULL, 0);
	ENGINE_ctrl_cmd(token->engine, "SET_CALLBACK_DATA", 0, &token->password, NULL, 0);
	token->running =
		(!module || ENGINE_ctrl_cmd_string(token->engine, "MODULE_PATH", module, 0) == 1) &&
		ENGINE_init(token->engine) == 1;
	return token->running ||
	       err_set(cx, ERR_SYSTEM,
		       "The tokens cannot be reached: is the module for PKCS#11 there?");
}

/* Why the token gave no key, as far as the engine tells. */
static bool not_opened(struct ctx *cx, const struct seal_token *token)
{
	const char *path = token->source.path;
	bool pin = false;
	unsigned long code;

	/* One that is shorter or longer than the token takes is not even sent there. */
	while ((code = ERR_get_error())) {
		const char *reason = ERR_reason_error_string(code);
		pin = pin || ERR_GET_LIB(code) == ERR_LIB_UI || (reason && strstr(reason, "PIN"));
	}
	if (token->password.asked && !token->password.text)
		return err_set(cx, ERR_DENIED,
			"%s: the token has a PIN; put it into the environment variable "
			"VAERN_KEY_PASSWORD, or name a file that holds it",
			path);
	if (pin)
		return err_set(cx, ERR_DENIED,
			"%s: the PIN is wrong; a token locks itself after a few tries", path);
	return err_set(cx, ERR_NOT_FOUND, "%s: there is no such token, or no such key in it", path);
}

/* The certificate beside the key, when there is one; it may also stand in a file. */
static void certificate_add(struct seal_key *key, const char *address)
{
	struct {
		const char *uri;
		X509 *certificate;
	} wanted = { address, NULL };

	if (ENGINE_ctrl_cmd(key->token->engine, "LOAD_CERT_CTRL", 0, &wanted, NULL, 1) == 1 &&
		wanted.certificate && !sk_X509_push(key->chain, wanted.certificate))
		X509_free(wanted.certificate);
	ERR_clear_error();
}

bool token_open(struct ctx *cx, struct seal_key *out, const struct seal_key_source *source)
{
	struct seal_token *token = arena_alloc(cx->arena, sizeof(*token));
	struct address address = { 0 };

	token->source = *source;
	token->password = (struct password){ .cx = cx, .source = &token->source };
	token->asking = UI_UTIL_wrap_read_pem_callback(password_for_openssl, 0);
	out->token = token;
	if (!address_read(cx, &address, source->path) || !engine_start(cx, token, address.module))
		return false;
	out->key = ENGINE_load_private_key(
		token->engine, address.key, token->asking, &token->password);
	if (!out->key)
		return not_opened(cx, token);
	certificate_add(out, address.certificate);
	return true;
}
