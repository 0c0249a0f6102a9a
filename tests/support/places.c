#include "places.h"

static const char *place(struct ctx *cx, const char *organisation, const char *name)
{
	const struct record *r = scene_save(cx, "supplier", organisation,
		PAIRS("name", arena_fmt(cx->arena, "Leverandør i %s", name)));

	scene_save(cx, "system", organisation,
		PAIRS("name", arena_fmt(cx->arena, "System i %s", name), "supplier", r->id,
			"sensitivity", "ordinary,special"));
	return r->id;
}

int places_setup(void **state)
{
	static struct places p;

	scene_open(&p.scene);
	p.roskilde = place(&p.scene.cx, "roskilde", "Roskilde");
	p.greve = place(&p.scene.cx, "greve", "Greve");
	p.shared = place(&p.scene.cx, "association", "foreningen");
	*state = &p;
	return 0;
}

int places_teardown(void **state)
{
	scene_close(&((struct places *)*state)->scene);
	return 0;
}

int64_t scene_number(struct ctx *cx, const char *sql)
{
	int64_t n = -1;

	must(cx, query_one(cx, &n, sql, NULL, 0));
	return n;
}
