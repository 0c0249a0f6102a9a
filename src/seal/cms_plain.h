/* cms_plain.h - the parts of a signature that it does not cover itself have to be what they can
 * only be */
#ifndef SEAL_CMS_PLAIN_H
#define SEAL_CMS_PLAIN_H

#include "cms.h"

/* Whether it names its signer by issuer and number, to the letter, with the versions that go with
 * that. */
bool cms_names_plainly(struct slice der, CMS_SignerInfo *signer, X509 *certificate);

/* The digest of SHA-2 that all of its algorithms agree on, with parameters that hide nothing; or
 * NULL. */
const EVP_MD *cms_digest(CMS_ContentInfo *cms, CMS_SignerInfo *signer);

#endif
