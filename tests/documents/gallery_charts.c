/* gallery_charts.c - every kind of chart, with data that are easy and data that are hard */
#include "gallery.h"

#include <math.h>

#include "chart.h"

static void paragraph(struct flow *in, const char *words)
{
	doc_paragraph(in, text_plain(in->arena, words));
}

static void heading(struct flow *in, int level, const char *words)
{
	doc_heading(in, level, text_plain(in->arena, words));
}

/* The names end with NULL. */
static size_t count(const char *const *names)
{
	size_t n = 0;

	while (names[n])
		n++;
	return n;
}

static const struct chart_data *data(
	const char *const *categories, const char *const *series, const double *values)
{
	static struct chart_data data;

	data = (struct chart_data){ categories, series, count(categories), count(series), values };
	return &data;
}

static void chart(
	struct flow *in, const char *kind, const char *caption, const struct chart_data *data)
{
	doc_chart(in, &(struct chart){ .kind = chart_kind_find(kind),
			      .caption = caption,
			      .alt = caption,
			      .data = *data });
}

static void stacked(struct flow *in)
{
	static const char *const towns[] = { "Greve", "Halsnæs", "Høje-Taastrup", "Ishøj", "Køge",
		"Vallensbæk og Albertslund i fællesskab", NULL };
	static const char *const ways[] = { "Som de er", "Tilpasset", "Fravalgt", "Ikke besluttet",
		NULL };
	static const double values[] = { 61, 12, 4, 16, 40, 31, 2, 20, 93, 0, 0, 0, 12, 9, NAN, 72,
		0, 0, 0, 93, NAN, NAN, NAN, NAN };
	static const char *const years[] = { "2024", "2025", "2026", NULL };
	static const char *const eight[] = { "Adgang", "Logning", "Beredskab", "Awareness", "Drift",
		"Leverandører", "Fysisk sikring", "Andet", NULL };
	static const double many[] = { 4, 7, 3, 9, 5, 6, 8, 4, 5, 6, 7, 8, 9, 4, 3, 2, 1, 1, 1, 1,
		1, 1, 1, 1 };
	static const char *const posts[] = { "Licenser", "Drift", "Tilskud", NULL };
	static const char *const money[] = { "Forbrug", "Afvigelse", NULL };
	static const double kroner[] = { 1250000, -310000, 18400000, 950000, 0, -2400000 };

	heading(in, 2, "Stablede søjler");
	chart(in, "stacked", "Håndbogens afsnit hos medlemmerne", data(towns, ways, values));
	chart(in, "stacked", "Otte serier, som kan skelnes i grå", data(years, eight, many));
	chart(in, "stacked", "Store tal og tal under nul", data(posts, money, kroner));
}

static void lines(struct flow *in)
{
	static const char *const years[] = { "2024", "2025", "2026", NULL };
	static const char *const work[] = { "Risikovurderinger", "Screeninger",
		"Tilsyn godkendt eller afvist", "Sager afgjort", "Observationer lukket", NULL };
	static const double values[] = { 4, 9, 21, 6, 0, 7, 9, 24, NAN, 3, 12, 10, 19, 11, 3 };
	static const char *const long_years[] = { "2001", "2002", "2003", "2004", "2005", "2006",
		"2007", "2008", "2009", "2010", "2011", "2012", "2013", "2014", "2015", "2016",
		"2017", "2018", NULL };
	static const char *const result[] = { "Resultat", NULL };
	static const double results[] = { -3, 2, 5, 8, -1, -6, NAN, NAN, 3, 4, 6, 9, 12, 10, 9, 4,
		0, -2 };
	static const char *const now[] = { "2026", NULL };
	static const double one[] = { 4e9 };

	heading(in, 2, "Linjer over år");
	chart(in, "lines", "Aktivitet pr. år", data(years, work, values));
	chart(in, "lines", "Mange år, nogle uden tal", data(long_years, result, results));
	chart(in, "lines", "Ét år", data(now, result, one));
}

static void multiples(struct flow *in)
{
	static const char *const towns[] = { "Albertslund", "Greve", "Halsnæs", "Høje-Taastrup",
		"Ishøj", "Køge", "Vallensbæk", NULL };
	static const char *const years[] = { "2024", "2025", "2026", NULL };
	static const double shares[] = { 40, 62, 88, 71, 70, 74, 0, 12, 35, 90, 95, 100, NAN, 20,
		45, 55, 41, 30, 64, 66, 69 };

	heading(in, 2, "Små figurer med samme skala");
	chart(in, "multiples", "Andel gennemgået i procent hos hvert medlem",
		data(towns, years, shares));
}

static void progress(struct flow *in)
{
	static const char *const chapters[] = { "Organisatoriske foranstaltninger",
		"Menneskelige foranstaltninger", "Fysiske foranstaltninger",
		"Teknologiske foranstaltninger, som driftsleverandøren udfører for kommunen",
		"Uden afsnit", "Ikke opgjort", NULL };
	static const char *const of[] = { "Udført", "Afsnit", NULL };
	static const double values[] = { 23, 37, 8, 8, 0, 14, 30, 34, 0, 0, NAN, 34 };

	heading(in, 2, "Fremdrift");
	chart(in, "progress", "Implementerede afsnit efter kapitel", data(chapters, of, values));
}

static long day(long year, long month)
{
	return (year - 1970) * 365 + (year - 1969) / 4 + (month - 1) * 365 / 12;
}

static void timeline(struct flow *in)
{
	const struct chart_span spans[] = {
		{ "KMD", "ISAE 3000 2024", day(2024, 1), day(2025, 1) - 1, 0 },
		{ "KMD", "ISAE 3000 2025", day(2025, 3), day(2026, 1) - 1, day(2026, 4) },
		{ "Systematic", "ISAE 3402 2024", day(2023, 10), day(2024, 9), 0 },
		{ "Systematic", "SOC 2", day(2024, 5), day(2025, 4), 0 },
		{ "Systematic", "ISAE 3402 2025", day(2025, 6), day(2026, 6), 0 },
		{ "Leverandør med et navn, som er langt", "2024", day(2024, 2), day(2024, 4), 0 },
		{ "Leverandør med et navn, som er langt", "kort", day(2024, 5), day(2024, 6), 0 },
		{ "Leverandør med et navn, som er langt", "igen", day(2024, 6) + 9, day(2024, 9),
			0 },
	};

	heading(in, 2, "Tidslinje");
	doc_chart(in, &(struct chart){ .kind = chart_kind_find("timeline"),
			      .caption = "Perioder, der er dækket af erklæringer",
			      .alt = "Tidslinje for leverandørernes erklæringer.",
			      .spans = spans,
			      .span_count = COUNT(spans),
			      .today = day(2026, 7) });
}

void gallery_charts(struct flow *in)
{
	static const char *const nothing[] = { NULL };

	heading(in, 1, "Figurer");
	paragraph(in, "Hver figur kan læses i grå og uden farvesyn.");
	stacked(in);
	lines(in);
	multiples(in);
	progress(in);
	timeline(in);
	heading(in, 2, "Uden data");
	chart(in, "lines", "Ingen tal endnu", data(nothing, nothing, NULL));
}
