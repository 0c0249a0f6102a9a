/* gallery.c - a document with every kind of block, to look at: gallery OUT.pdf [rows of a table] */
#include <stdio.h>
#include <stdlib.h>

#include "gallery.h"

static struct text *plain(struct flow *in, const char *words)
{
	return text_plain(in->arena, words);
}

static void paragraph(struct flow *in, const char *words)
{
	doc_paragraph(in, plain(in, words));
}

static void heading(struct flow *in, int level, const char *words)
{
	doc_heading(in, level, plain(in, words));
}

static void row(struct table *table, struct flow *in, const char *const *words, size_t count)
{
	struct text *cells[16] = { NULL };

	for (size_t i = 0; i < count; i++)
		cells[i] = plain(in, words[i]);
	table_row(table, cells);
}

static void summary(struct flow *in)
{
	static const struct key_figure figures[] = {
		{ "Behandlingsaktiviteter", "412", "18 nye i året" },
		{ "Databehandleraftaler", "187", "9 udløber inden 90 dage" },
		{ "Brud på sikkerheden", "23", "21 anmeldt inden 72 timer" },
		{ "Opfyldte krav", "94,6 %", NULL },
	};
	struct text *text = text_new(in->arena);

	heading(in, 1, "Sammenfatning");
	text_add(text, "Kommunen har i 2026 ført tilsyn med ", SPAN_PLAIN, NULL);
	text_add(text, "alle fælles systemer", SPAN_STRONG, NULL);
	text_add(text, " og gennemgået fortegnelsen efter ", SPAN_PLAIN, NULL);
	text_add(text, "databeskyttelsesforordningens artikel 30", SPAN_EMPHASIS, NULL);
	text_add(text, ". Vejledningen findes hos ", SPAN_PLAIN, NULL);
	text_add(text, "Datatilsynet", SPAN_PLAIN, "https://www.datatilsynet.dk/");
	text_add(text, ", og oplysningerne er hentet med kommandoen ", SPAN_PLAIN, NULL);
	text_add(text, "vaern report annual", SPAN_CODE, NULL);
	text_add(text,
		". Afvigelser følges op med en handlingsplan, som styregruppen behandler "
		"hvert kvartal, og som databeskyttelsesrådgiveren udtaler sig om.",
		SPAN_PLAIN, NULL);
	doc_paragraph(in, text);
	doc_key_figures(in, figures, COUNT(figures));
	struct flow *note = doc_callout(in, CALLOUT_NOTE, "Sådan læses rapporten");
	paragraph(note, "Tallene er opgjort pr. 31. december 2026. Et krav er opfyldt, når der er "
			"dokumentation, som er højst et år gammel.");
	struct flow *warning = doc_callout(in, CALLOUT_WARNING, NULL);
	paragraph(warning, "To databehandlere har ikke sendt revisorerklæring for perioden. "
			   "Tilsynsgruppen rykker for dem inden den 1. februar 2027.");
	struct flow *good = doc_callout(in, CALLOUT_GOOD, NULL);
	paragraph(good, "Alle ledere har bekræftet medarbejdernes adgang til fagsystemerne.");
	struct flow *quote = doc_callout(in, CALLOUT_QUOTE, NULL);
	paragraph(quote, "Hver dataansvarlig fører fortegnelser over behandlingsaktiviteter under "
			 "dennes ansvar.");
}

static void lists(struct flow *in)
{
	heading(in, 2, "Handlingsplan");
	paragraph(in, "Planen har tre spor, som følges op hver måned:");
	struct list *outer = doc_list(in, true, 1);
	struct flow *item = list_item(outer);
	paragraph(item, "Leverandørstyring, med særlig vægt på underdatabehandlere uden for EU og "
			"på de erklæringer, som leverandørerne sender hvert år.");
	struct list *middle = doc_list(item, false, 1);
	item = list_item(middle);
	paragraph(item, "Revisorerklæringer gennemgås inden for 30 dage.");
	struct list *inner = doc_list(item, true, 1);
	paragraph(list_item(inner), "Forbehold noteres i sagen.");
	paragraph(list_item(inner), "Supplerende kontroller hos kommunen oprettes som opgaver.");
	paragraph(list_item(middle), "Underdatabehandlere godkendes før brug.");
	paragraph(list_item(outer), "Awareness: alle medarbejdere gennemfører det korte kursus.");
	item = list_item(outer);
	paragraph(item, "Beredskab: øvelsen i november viste, at genetablering af "
			"omsorgssystemet tager fire timer.");
	paragraph(item, "Styregruppen har besluttet at øve igen i marts.");
}

static const struct bar breaches_by_cause[] = {
	{ "Menneskelig fejl (fejlsendt brev eller e-mail)", 11 },
	{ "Uautoriseret adgang", 5 },
	{ "Tabt eller stjålet udstyr", 4 },
	{ "Fejl i opsætning hos databehandler", 2.5 },
	{ "Ransomware", 0 },
};

static const struct level risk_levels[] = {
	{ "Lav", 0xf3eebd },
	{ "Middel", 0xf0a860 },
	{ "Høj", 0xd9704f },
	{ "Kritisk", 0x5e2350 },
};

static const struct heat_cell risk_counts[] = {
	{ 1, 1 },
	{ 0, 2 },
	{ 2, 3 },
	{ 1, 3 },
	{ 4, 1 },
	{ 3, 1 },
	{ 2, 2 },
	{ 0, 3 },
	{ 9, 0 },
	{ 6, 1 },
	{ 5, 1 },
	{ 1, 2 },
	{ 14, 0 },
	{ 8, 0 },
	{ 3, 1 },
	{ 0, 1 },
};

static const char *const likelihoods[] = { "Næsten sikkert", "Sandsynligt", "Muligt",
	"Usandsynligt" };

static const char *const consequences[] = { "Ubetydelig", "Mindre", "Alvorlig", "Meget alvorlig" };

static const struct heat_map risk_map = {
	.caption = "Risici for de registrerede efter foranstaltninger",
	.alt = "Risikomatrix: 31 risici er lave, 22 middel, 4 høje og 3 kritiske.",
	.row_axis = "Sandsynlighed",
	.column_axis = "Konsekvens for de registrerede",
	.row_labels = likelihoods,
	.column_labels = consequences,
	.rows = 4,
	.columns = 4,
	.cells = risk_counts,
	.levels = risk_levels,
	.level_count = COUNT(risk_levels),
};

static void charts(struct flow *in)
{
	heading(in, 1, "Brud på persondatasikkerheden");
	paragraph(in, "Kommunen registrerede 23 brud, heraf 11 fejlsendte breve og e-mails.");
	doc_bar_chart(in, "Brud efter årsag",
		"Søjlediagram: 11 brud skyldes menneskelig fejl, 5 uautoriseret adgang, 4 tabt "
		"udstyr "
		"og 2,5 fejl hos databehandler; ingen ransomware.",
		breaches_by_cause, COUNT(breaches_by_cause), "brud");
	heading(in, 2, "Risikobillede");
	paragraph(in,
		"Matrixen viser, hvor mange risici der falder i hvert felt, og hvor alvorligt "
		"feltet er.");
	doc_heat_map(in, &risk_map);
}

static void systems_table(struct flow *in, int count)
{
	static const struct column columns[] = {
		{ "System", ALIGN_TEXT, true },
		{ "Leverandør", ALIGN_TEXT, false },
		{ "Formål med behandlingen", ALIGN_TEXT, false },
		{ "Aftale udløber", ALIGN_DATE, false },
		{ "Registrerede", ALIGN_NUMBER, false },
		{ "Risiko", ALIGN_CENTRE, false },
	};
	static const char *const samples[][6] = {
		{ "Omsorgssystem", "KMD",
			"Planlægning og dokumentation af pleje, omsorg og træning", "31-12-2027",
			"12.450", "Høj" },
		{ "ESDH", "Fujitsu", "Journalisering og sagsbehandling i alle forvaltninger",
			"30-06-2027", "48.200", "Middel" },
		{ "Løn", "KMD", "Udbetaling af løn", "31-03-2028", "6.870", "Lav" },
		{ "Rollekatalog", "OS2",
			"Styring af brugere og rettigheder til fagsystemer;\n"
			"ledernes bekræftelse af adgang",
			"01-11-2026", "7.100", "Middel" },
	};

	heading(in, 1, "Systemer med personoplysninger");
	paragraph(in, "Tabellen viser systemerne i den rækkefølge, de står i fortegnelsen.");
	struct table *table = doc_table(in, "Systemer, aftaler og risiko", columns, COUNT(columns));
	for (int i = 0; i < count; i++)
		row(table, in, samples[i % (int)COUNT(samples)], COUNT(columns));
	table_total(table, (struct text *[]){ plain(in, "I alt"), NULL, NULL, NULL,
				   plain(in, "74.620"), NULL });
}

/* Rows that share a cell, the words of one of which are longer than its rows are high. */
static void areas(struct flow *in, size_t times)
{
	static const struct column columns[] = {
		{ "Område", ALIGN_TEXT, .names_row = true, .groups = true },
		{ "Krav", ALIGN_TEXT, .names_row = true },
		{ "Frist", ALIGN_DATE, false },
	};
	static const char *const rows[][COUNT(columns)] = {
		{ "Adgang", "Roller gennemgås", "31-01-2027" },
		{ "Adgang", "To faktorer", "28-02-2027" },
		{ "Adgang", "Fratrådte lukkes", "31-03-2027" },
		{ "Logning", "Stikprøver hver måned", "31-01-2027" },
		{ "Beredskab og genetablering af kritiske fagsystemer efter et angreb eller en "
		  "brand hos en leverandør af drift eller netværk",
			"Øvelse", "30-04-2027" },
		{ "Beredskab og genetablering af kritiske fagsystemer efter et angreb eller en "
		  "brand hos en leverandør af drift eller netværk",
			"Sikkerhedskopier gendannes i et særskilt miljø, og det skrives ned, hvor "
			"længe "
			"det tog",
			"31-05-2027" },
	};

	struct table *table = doc_table(in, "Krav efter område", columns, COUNT(columns));
	for (size_t i = 0; i < COUNT(rows) * times; i++)
		row(table, in, rows[i / times], COUNT(columns));
}

/* Words and a block in another language than the document's. */
static void english(struct flow *in)
{
	struct text *text = text_new(in->arena);

	text_add(text, "Leverandøren kalder det ", SPAN_PLAIN, NULL);
	text_add(text, "disaster recovery", SPAN_EMPHASIS, NULL)->lang = "en";
	text_add(text, " og skriver i sin erklæring:", SPAN_PLAIN, NULL);
	doc_paragraph(in, text);
	in->lang = "en";
	paragraph(doc_callout(in, CALLOUT_QUOTE, NULL),
		"Backups are restored to a separate environment twice a year.");
	in->lang = NULL;
}

/* Notes, one of which the text refers to twice, and one of more lines than one. */
static void notes(struct flow *in)
{
	struct note **list = arena_alloc(in->arena, 2 * sizeof(struct note *));
	struct text *text = text_new(in->arena);

	for (unsigned i = 0; i < 2; i++)
		list[i] = note_new(in->arena, i + 1);
	list[0]->text = plain(in, "Databeskyttelsesforordningens artikel 32, stk. 1, litra c.");
	list[1]->text = plain(in,
		"Tallet er opgjort af leverandøren selv og er ikke efterprøvet. Kommunen har bedt "
		"om "
		"de logfiler, det bygger på, og tager stilling, når de er modtaget og gennemgået.");
	text_add(text, "Genetablering skal kunne ske rettidigt.", SPAN_PLAIN, NULL);
	text_note(text, list[0]);
	text_add(text, " Den seneste prøve tog fire timer", SPAN_PLAIN, NULL);
	text_note(text, list[1]);
	text_add(text, ", og den næste er planlagt.", SPAN_PLAIN, NULL);
	text_note(text, list[0]);
	doc_paragraph(in, text);
	doc_notes(in, list, 2);
}

static void controls(struct flow *in, int count)
{
	static const struct column columns[] = {
		{ "Krav", ALIGN_TEXT, true },
		{ "Opfyldt", ALIGN_NUMBER, false },
		{ "Mangler", ALIGN_NUMBER, false },
	};

	heading(in, 2, "Minimumskrav");
	struct table *table = doc_table(in, "Opfyldelse af minimumskrav", columns, COUNT(columns));
	row(table, in, (const char *[]){ "Adgangsstyring", "42", "1" }, 3);
	row(table, in, (const char *[]){ "Logning", "17", "0" }, 3);
	row(table, in, (const char *[]){ "Beredskab", "9", "3" }, 3);
	areas(in, count > 100 ? 30 : 1);
	heading(in, 3, "Udtræk");
	paragraph(in, "Udtrækket er lavet sådan:");
	doc_code(in, "$ vaern list requirement --where 'status = open'\n"
		     "id      titel                 frist\n"
		     "7-12    Test af genetablering 2027-03-01");
	heading(in, 4, "Om tallene");
	paragraph(in, "Tallene er dem, som stod i fortegnelsen den 31. december 2026; senere "
		      "ændringer er ikke med. Skrivemåder som Ærø, Århus, ǻ, ế, ž og 😀 vises, "
		      "som skrifttypen kan.");
	english(in);
	doc_rule(in);
	paragraph(in, "Rapporten er godkendt af styregruppen.");
	notes(in);
	doc_seal_box(in, "Segl", "Elektronisk segl: Eksempel Kommune");
	doc_seal_box(in, "DPO", "Databeskyttelsesrådgiverens underskrift");
}

static void close_arena(struct arena **arena)
{
	arena_free(*arena);
}

int main(int argc, char **argv)
{
	CLEANUP(close_arena) struct arena *arena = arena_new();
	struct ctx cx = { .arena = arena, .lang = LANG_DA };

	if (argc < 2) {
		fputs("usage: gallery OUT.pdf [rows]\n", stderr);
		return 2;
	}
	struct document *doc =
		doc_new(&cx, "Årsrapport for informationssikkerhed og databeskyttelse",
			"Eksempel Kommune", "2027-01-29");
	doc->subtitle = "1. januar 2026 – 31. december 2026";
	doc->numbered = true;
	doc->packed = true;
	doc->draft = getenv("DRAFT") != NULL;
	doc->cover = getenv("NO_COVER") == NULL;
	doc->archive = getenv("PDFA_1") ? ARCHIVE_1A : ARCHIVE_3A;
	doc->notice = "Seglet er lavet med en demonøgle og beviser intet.";
	doc->ledger_head = "Hændelse 18.204, rod 9f3c2a77e01b44d8a6f05c11be5d20973e84fa61c0b7d5128a"
			   "9b63f7d4e2c150";
	doc_fact(doc, "Version", "1.0");
	doc_fact(doc, "Godkendt af", "Styregruppen, 22. januar 2027");
	doc_fact(doc, "Databeskyttelsesrådgiver", "Fælles DPO for foreningens medlemmer");
	summary(&doc->body);
	lists(&doc->body);
	charts(&doc->body);
	gallery_charts(&doc->body);
	int rows = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 14;
	systems_table(&doc->body, rows);
	controls(&doc->body, rows);
	if (!document_save(&cx, doc, argv[1])) {
		fprintf(stderr, "%s\n", cx.err.text);
		return err_exit_status(&cx.err);
	}
	return 0;
}
