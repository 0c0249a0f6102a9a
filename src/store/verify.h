/* verify.h - what the two passes of a verification share: first the log, then the rows */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include "checkpoint.h"
#include "inside.h"

#define FAULTS_MAX 100

enum {
	SUPERSEDED = 1 << 0, /* another event of the record follows */
	DELETED = 1 << 1,
	HAS_ROW = 1 << 2,
	EMPTIED = 1 << 3, /* a body is gone, and no redaction says so yet */
};

/* What is remembered of each event, 13 bytes. */
struct verify {
	struct ctx *cx;
	struct ledger_result *result;
	int64_t last; /* the highest number */
	uint64_t *record;
	uint32_t *version;
	uint8_t *state;
	const struct checkpoint *earlier; /* or NULL */
	struct frontier tree;
	bool tree_is_broken; /* reported once: after a removal all that follows differs */
};

void fault(struct verify *v, const char *fmt, ...) PRINTF(2, 3);
uint64_t record_mark(const char *entity, const char *record);
/* Who signs this store's heads, with the key of its folder. */
MUST_USE bool ledger_signer(struct ctx *cx, struct signer *out);
MUST_USE bool verify_log(struct verify *v);
MUST_USE bool verify_rows(struct verify *v);

#endif
