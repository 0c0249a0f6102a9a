/* texts.c - the association's own year: what its report tells, its projects and its economy */
#include "demo.h"

static const struct {
	const char *section, *title, *text;
} texts[] = {
	{ "management", "Ledelsesberetning",
		"Bestyrelsen og direktionen har behandlet og godkendt årsrapporten. Det er vores "
		"opfattelse, at den giver et retvisende billede af foreningens arbejde, økonomi og "
		"resultater i året.\n\nMedlemmerne er hver især dataansvarlige. Foreningen laver "
		"det, "
		"der er fælles, én gang, så den enkelte kommune kan bruge kræfterne på det "
		"lokale." },
	{ "about", "Om foreningen",
		"Foreningen samler tolv kommuner om digitalisering og informationssikkerhed.\n\n"
		"- **Vision:** Vi laver én fælles løsning i stedet for tolv.\n"
		"- **Mål:** Lavere udgifter, bedre kvalitet og stærkere informationssikkerhed.\n"
		"- **Kerneopgaver:** fælles udbud, fælles håndbog, fælles tilsyn og fælles "
		"databeskyttelsesrådgiver.\n\nGeneralforsamlingen beslutter faser og budgetter. "
		"Koordinatorerne mødes hver måned." },
	{ "year", "Året, der gik",
		"Tilsynsgruppen har gennemgået erklæringerne for de fælles systemer og givet hver "
		"kommune et samlet grundlag at beslutte på. Håndbogens afsnit er vedtaget i takt "
		"med, "
		"at de er blevet gennemgået lokalt. Databeskyttelsesrådgiveren har holdt to "
		"workshops "
		"og gennemført den årlige kontrol hos alle medlemmer." },
	{ "experiences", "Medlemmernes erfaringer",
		"Kommunerne peger på, at den fælles gennemgang af revisorerklæringer sparer tid, "
		"og at "
		"det er blevet lettere at vise, hvem der har besluttet hvad. Flere ønsker mere "
		"hjælp til "
		"risikovurdering af mindre systemer." },
	{ "future", "Fremtiden",
		"Næste år ventes arbejdet med NIS 2, kunstig intelligens og fælles "
		"konsekvensanalyser "
		"at fylde mere. Håndbogen får en ny udgave, og tilsynet udvides til flere "
		"underdatabehandlere." },
};

static const struct {
	const char *title, *goal, *phases[2], *results[2], *members;
} projects[] = {
	{ "Fælles informationssikkerhed", "Én håndbog og ét tilsyn for alle medlemmer.",
		{ "operation", "operation" },
		{ "Tilsynsgruppen kom i fast drift.", "Alle medlemmer bruger den fælles håndbog." },
		"12" },
	{ "Fælles social-, sundheds- og omsorgssystem (SSO)",
		"Ét system til social, sundhed og omsorg.", { "implementation", "operation" },
		{ "De første otte kommuner gik i drift.", "Alle kommuner er i drift." }, "12" },
	{ "Identitetsstyring (IdM)", "Fælles styring af brugere og rettigheder.",
		{ "procurement", "implementation" },
		{ "Kravene er beskrevet sammen med medlemmerne.",
			"Tre kommuner tester den fælles løsning." },
		"12" },
	{ "Fælles ESDH (eDoc)", "Fælles drift og arkivering.", { "operation", "operation" },
		{ "Arkiveringsversioner er afleveret.", "Ny aftale om drift er indgået." }, "11" },
	{ "Beskæftigelsessystem (AMS)", "Fælles udbud af sagsbehandling.",
		{ "analysis", "procurement" },
		{ "Behovsanalysen er afsluttet.", "Udbuddet er offentliggjort." }, "9" },
	{ "Robotter (RPA)", "Fælles platform til gentagne arbejdsgange.",
		{ "operation", "operation" },
		{ "24 arbejdsgange er sat i drift.", "31 arbejdsgange er i drift." }, "8" },
};

/* In thousands of kroner: budget and spent, each year. */
static const struct {
	const char *item;
	int budget[2], spent[2];
} economy[] = {
	{ "Sekretariat", { 4200, 4350 }, { 4118, 4402 } },
	{ "Fælles informationssikkerhed", { 2650, 2750 }, { 2590, 2718 } },
	{ "Fælles databeskyttelsesrådgiver", { 1800, 1850 }, { 1800, 1850 } },
	{ "SSO", { 6100, 3900 }, { 6433, 3741 } },
	{ "Identitetsstyring (IdM)", { 1250, 2900 }, { 987, 3064 } },
	{ "eDoc", { 1400, 1450 }, { 1376, 1462 } },
	{ "Beskæftigelsessystem (AMS)", { 700, 1300 }, { 655, 1187 } },
	{ "RPA", { 900, 950 }, { 921, 903 } },
};

static const char *number(struct demo *d, int n)
{
	return arena_fmt(d->cx->arena, "%d", n);
}

static bool add_economy(struct demo *d, int year, size_t column)
{
	for (size_t i = 0; i < COUNT(economy); i++)
		if (!demo_add(d, "economy", d->association,
			    PAIRS("item", economy[i].item, "year", number(d, year), "budget",
				    number(d, 1000 * economy[i].budget[column]), "spent",
				    number(d, 1000 * economy[i].spent[column]))))
			return false;
	return true;
}

bool demo_texts(struct demo *d, int year)
{
	size_t column = year == 2024 ? 0 : 1;

	if (!demo_day(d, arena_fmt(d->cx->arena, "%d-12-15", year)))
		return false;
	for (size_t i = 0; i < COUNT(texts); i++)
		if (!demo_add(d, "report_text", d->association,
			    PAIRS("title", texts[i].title, "year", number(d, year), "section",
				    texts[i].section, "text", texts[i].text)))
			return false;
	for (size_t i = 0; i < COUNT(projects); i++)
		if (!demo_add(d, "project", d->association,
			    PAIRS("title", projects[i].title, "phase", projects[i].phases[column],
				    "goal", projects[i].goal, "result", projects[i].results[column],
				    "year", number(d, year), "members", projects[i].members)))
			return false;
	return add_economy(d, year, column);
}
