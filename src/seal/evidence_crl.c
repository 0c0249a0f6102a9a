/* evidence_crl.c - what a list of revoked certificates says (RFC 5280 section 5) */
#include <openssl/x509v3.h>

#include "evidence_says.h"

/* Whether one of the places where the certificate's list is to be found is that of the list. */
static bool is_its_place(const DIST_POINT_NAME *place, X509 *certificate)
{
	CRL_DIST_POINTS *points =
		X509_get_ext_d2i(certificate, NID_crl_distribution_points, NULL, NULL);
	bool same = false;

	for (int i = 0; place->type == 0 && i < sk_DIST_POINT_num(points); i++) {
		const DIST_POINT *point = sk_DIST_POINT_value(points, i);
		if (!point->distpoint || point->distpoint->type != 0)
			continue;
		for (int a = 0; a < sk_GENERAL_NAME_num(place->name.fullname); a++)
			for (int b = 0; b < sk_GENERAL_NAME_num(point->distpoint->name.fullname);
				b++)
				same = same ||
				       GENERAL_NAME_cmp(
					       sk_GENERAL_NAME_value(place->name.fullname, a),
					       sk_GENERAL_NAME_value(
						       point->distpoint->name.fullname, b)) == 0;
	}
	CRL_DIST_POINTS_free(points);
	return same;
}

/* Whether the list is for certificates like this one (RFC 5280 section 5.2.5). */
static bool covers(X509_CRL *list, const struct standing_question *q)
{
	int critical;
	ISSUING_DIST_POINT *scope =
		X509_CRL_get_ext_d2i(list, NID_issuing_distribution_point, &critical, NULL);
	bool authority = X509_check_ca(q->certificate) > 0;

	if (!scope)
		return critical == -1;
	bool ok = !scope->onlysomereasons && scope->indirectCRL <= 0 && scope->onlyattr <= 0 &&
		  !(scope->onlyuser > 0 && authority) && !(scope->onlyCA > 0 && !authority) &&
		  (!scope->distpoint || is_its_place(scope->distpoint, q->certificate));
	ISSUING_DIST_POINT_free(scope);
	return ok;
}

enum standing list_says(X509_CRL *list, const struct standing_question *q, int64_t *revoked)
{
	X509_REVOKED *entry = NULL;

	if (X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_subject_name(q->issuer)) != 0 ||
		X509_CRL_get_ext_by_NID(list, NID_delta_crl, -1) >= 0 || !covers(list, q) ||
		!speaks_for(q, X509_CRL_get0_lastUpdate(list), X509_CRL_get0_nextUpdate(list)) ||
		X509_CRL_verify(list, X509_get0_pubkey(q->issuer)) != 1)
		return STANDING_UNKNOWN;
	if (X509_CRL_get0_by_cert(list, &entry, q->certificate) != 1)
		return STANDING_GOOD;
	ASN1_ENUMERATED *reason = X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, NULL, NULL);
	int code = reason ? (int)ASN1_ENUMERATED_get(reason) : CRL_REASON_UNSPECIFIED;
	ASN1_ENUMERATED_free(reason);
	return revoked_at(q, X509_REVOKED_get0_revocationDate(entry), code, revoked);
}
