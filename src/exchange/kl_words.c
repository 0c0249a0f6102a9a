#include "kl.h"

/* Found by reading the published templates; a word in another form is another row. */
const struct misprint misprints[] = {
	{ "Behandlingenaf", "Behandlingen af" },
	{ "acidents", "accidents" },
	{ "driiver", "driver" },
	{ "erhvervirksomheder", "erhvervsvirksomheder" },
	{ "fllytning", "flytning" },
	{ "henblik godkendelse", "henblik på godkendelse" },
	{ "indiviuel", "individuel" },
	{ "kan påtages sig", "kan påtage sig" },
	{ "nævning og domsmænd", "nævninge og domsmænd" },
	{ "pesonoplysninger", "personoplysninger" },
	{ "statisik", "statistik" },
	{ "undestøtte", "understøtte" },
	{ "vedeligehold", "vedligehold" },
	{ 0 },
};

const char *const common_words[] = { "administration", "ansættelse", "ansøgning", "ansøgninger",
	"arbejdsmiljø", "behandles", "behandling", "behandlingen", "benyttelse", "beregning",
	"borgere", "borgerens", "desuden", "dokumentation", "forbindelse", "foranstaltninger",
	"forebyggelse", "forebyggende", "forvaltning", "gennemføre", "godkendelse",
	"helbredsoplysninger", "henblik", "herunder", "individuel", "individuelle", "indberetning",
	"kommunale", "kommunalbestyrelsen", "kommunen", "kommunens", "koordinering", "kriminalitet",
	"medarbejdere", "medlemmer", "myndighed", "myndigheder", "opfølgning", "opkrævning",
	"oplysninger", "optagelse", "organisering", "personoplysninger", "planlægning",
	"registrere", "registrering", "rehabilitering", "sagsbehandling", "samarbejde", "statistik",
	"sundhedspleje", "sygedagpenge", "særlige", "tilladelser", "tilrettelæggelse", "tilskud",
	"udarbejdelse", "udbetaling", "uddannelse", "understøtte", "understøttelse", "undersøgelse",
	"undervisning", "varetagelse", "vedligehold", "vedligeholdelse", "vejledning", "virksomhed",
	"virksomheder", "visitation", "vurdere", "vurdering", NULL };
