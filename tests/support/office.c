/* office.c - an authority, and those who sign with keys that lead to it, for tests */
#include "office.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define PATIENT 30 /* seconds, on a machine that is busy */

void office_close(struct office *o)
{
	seal_key_done(&o->seal);
	seal_key_done(&o->dpo);
	authority_close(&o->a);
}

void office_open(struct office *o, struct desk *d)
{
	*o = (struct office){ .d = d };
	d->cx.clock.fixed = OFFICE_TODAY;
	o->a = authority_open(&d->cx, d->folder, HONEST, OFFICE_TODAY);
	o->urls[0] = o->a.url;
	o->stamp = (struct stamp_source){ o->urls, o->a.trust, PATIENT };
	assert_true(
		seal_key_open(&d->cx, &o->seal, &(struct seal_key_source){ .path = o->a.seal }));
	assert_true(seal_key_open(&d->cx, &o->dpo, &(struct seal_key_source){ .path = o->a.dpo }));
}
