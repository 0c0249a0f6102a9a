/* handles.c - OpenSSL's own memory, and what is read from certificates everywhere */
#include "handles.h"

#include <string.h>
#include <time.h>

#include <openssl/pem.h>

#include "pdf_read.h"

void bio_done(BIO **bio)
{
	BIO_free_all(*bio);
}

void md_done(EVP_MD_CTX **md)
{
	EVP_MD_CTX_free(*md);
}

void cms_done(CMS_ContentInfo **cms)
{
	CMS_ContentInfo_free(*cms);
}

void store_done(X509_STORE **store)
{
	X509_STORE_free(*store);
}

void certificate_done(X509 **certificate)
{
	X509_free(*certificate);
}

void certificates_done(struct stack_st_X509 **certificates)
{
	sk_X509_pop_free(*certificates, X509_free);
}

void bytes_done(unsigned char **bytes)
{
	OPENSSL_free(*bytes);
}

bool certificates_read(struct stack_st_X509 *out, const char *pem, size_t len)
{
	CLEANUP(bio_done) BIO *in = BIO_new_mem_buf(pem, (int)len);
	X509 *certificate;
	bool any = false;

	while (in && (certificate = PEM_read_bio_X509(in, NULL, NULL, NULL))) {
		if (!sk_X509_push(out, certificate)) {
			X509_free(certificate);
			return false;
		}
		any = true;
	}
	return any;
}

const char *certificate_name(struct ctx *cx, const X509 *certificate, int nid)
{
	X509_NAME *subject = X509_get_subject_name(certificate);
	int at = X509_NAME_get_index_by_NID(subject, nid, -1);
	unsigned char *utf8 = NULL;

	if (at < 0)
		return "";
	int len = ASN1_STRING_to_UTF8(
		&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
	if (len < 0)
		return "";
	const char *name = text_printable(cx, (const char *)utf8, (size_t)len);
	OPENSSL_free(utf8);
	return name;
}

bool certificate_date(const ASN1_TIME *date, int64_t *out)
{
	struct tm tm;

	if (!ASN1_TIME_to_tm(date, &tm))
		return false;
	*out = (int64_t)timegm(&tm);
	return true;
}

int sha2_named(const X509_ALGOR *algorithm)
{
	static const int allowed[] = { NID_sha256, NID_sha384, NID_sha512 };
	const ASN1_OBJECT *object;
	int type;

	X509_ALGOR_get0(&object, &type, NULL, algorithm);
	for (size_t i = 0; i < COUNT(allowed); i++)
		if (OBJ_obj2nid(object) == allowed[i] &&
			(type == V_ASN1_UNDEF || type == V_ASN1_NULL))
			return allowed[i];
	return NID_undef;
}
