/* case_texts.c - what the members ask the DPO, and what the DPO answers */
#include "demo.h"

const struct demo_case demo_cases[] = {
	{ 2024, "advice", "screening", "Hjemmepleje og personlig pleje", "c.c.c.c..cc.",
		"Konsekvensanalyse af hjemmeplejen",
		"Screeningen siger, at der skal laves en konsekvensanalyse. Er du enig, og kan vi "
		"bruge en fælles analyse af omsorgssystemet?",
		"Jeg er enig i, at der skal laves en konsekvensanalyse. Behandlingen omfatter "
		"helbredsoplysninger i stort omfang og er dermed nævnt i "
		"databeskyttelsesforordningens "
		"artikel 35, stk. 3, litra b.\n\nÉn analyse kan omfatte flere lignende "
		"behandlinger "
		"med lignende høje risici (artikel 35, stk. 1). Kommunen er selv dataansvarlig og "
		"skal "
		"tilføje det, der er særligt hos jer, først og fremmest brugen af telefoner i "
		"hjemmet. "
		"Analysen skal gennemgås igen, når risikoen ændrer sig (artikel 35, stk. 11).",
		NULL, NULL },
	{ 2024, "advice", "screening", "Videoovervågning af bygninger", ".c.c..n....c",
		"Kameraer på skolernes udearealer",
		"Må kameraerne køre hele døgnet, og skal vi høre elever og forældre først?",
		"Optag kun i de tidsrum og på de arealer, hvor der er konstateret hærværk. Mere er "
		"ikke nødvendigt for formålet (artikel 5, stk. 1, litra c), og optagelserne skal "
		"slettes, når fristen i tv-overvågningsloven er gået.\n\nTo af de ni kriterier i "
		"WP248 er opfyldt, så der skal laves en konsekvensanalyse. Jeg anbefaler, at I "
		"indhenter elevernes og forældrenes synspunkter (artikel 35, stk. 9), og at "
		"skiltene "
		"henviser til oplysningerne efter artikel 13.",
		NULL,
		"Skolebestyrelserne er hørt om reglerne for kameraerne og repræsenterer "
		"forældrene. En "
		"ny høring vil ikke give mere. Begrundelsen er skrevet ind i konsekvensanalysen." },
	{ 2024, "advice", "assessment", "Risikovurdering af SSO 2024", ".c..c..c..c.",
		"Restrisiko i omsorgssystemet",
		"Er foranstaltningerne nok til, at vi kan acceptere den risiko, der er tilbage?",
		"De nævnte foranstaltninger svarer til de trusler, der er beskrevet, og jeg har "
		"ikke "
		"bemærkninger til niveauerne (artikel 32, stk. 1 og 2). Det vigtigste er, at "
		"gennemgang "
		"af rettigheder og test af nødprocedurer bliver udført og dokumenteret, så "
		"kommunen kan "
		"påvise det (artikel 5, stk. 2, og artikel 24, stk. 1).\n\nViser en "
		"konsekvensanalyse, "
		"at risikoen fortsat er høj, skal Datatilsynet høres først (artikel 36, stk. 1).",
		NULL, NULL },
	{ 2024, "advice", "processing", "Lønadministration for affaldsselskabet", "...c.c..c...",
		"Rollefordeling over for affaldsselskabet",
		"Vi laver løn for affaldsselskabet. Er vi databehandler eller selv dataansvarlige?",
		"Kommunen behandler oplysningerne på selskabets vegne og er databehandler (artikel "
		"4, "
		"nr. 8). Der skal være en databehandleraftale efter artikel 28, stk. 3, og "
		"behandlingen "
		"skal stå i jeres fortegnelse over det, I gør for andre (artikel 30, stk. "
		"2).\n\nBruger "
		"I oplysningerne til egne formål, for eksempel egen statistik, er I dataansvarlige "
		"for "
		"den del (artikel 28, stk. 10).",
		NULL, NULL },
	{ 2025, "approval", "screening", "Rekruttering", "a..c.j...c..",
		"Godkendelse af screening om rekruttering",
		"Kan screeningen godkendes, når vi ikke laver en konsekvensanalyse?",
		"Godkendt. Kun ét kriterium er opfyldt, og kommunen har vurderet og begrundet, at "
		"der "
		"ikke er en høj risiko (artikel 35, stk. 1, og artikel 5, stk. 2). Tages der test "
		"eller "
		"automatisk sortering af ansøgere i brug, skal der screenes igen (artikel 35, stk. "
		"11), "
		"og artikel 22 kan blive aktuel.",
		"Ikke godkendt endnu. Det fremgår ikke, om portalen rangordner ansøgere, og det er "
		"afgørende for, om der er tale om evaluering eller profilering (artikel 4, nr. 4). "
		"Spørg "
		"leverandøren, og send screeningen igen.",
		NULL },
	{ 2025, "advice", "processing", "Logning og kontrol af opslag", "..c.n....n.c",
		"Hvor længe loggen gemmes", "Må vi fortsat gemme loggen over opslag i 13 måneder?",
		"Loggen er nødvendig for sikkerheden (artikel 32, stk. 1), men den er også "
		"oplysninger om "
		"medarbejderne og må ikke gemmes længere end nødvendigt (artikel 5, stk. 1, litra "
		"e). "
		"Stikprøverne laves hver måned. Jeg anbefaler derfor at slette efter seks måneder, "
		"medmindre der er en konkret sag.\n\nMedarbejderne skal kende både kontrollen og "
		"fristen "
		"(artikel 13, stk. 2, litra a).",
		NULL,
		"Misbrug bliver ofte først opdaget ved den årlige gennemgang eller efter en "
		"henvendelse "
		"fra en borger. Derfor gemmer vi fortsat loggen i 13 måneder. Kun to betroede "
		"medarbejdere har adgang til den, og fristen tages op igen næste år." },
	{ 2025, "advice", "screening", "Beskæftigelsesindsats for ledige", ".r..b.b...r.",
		"Forslag til indsats i beskæftigelsessystemet",
		"Skal der laves en konsekvensanalyse, før forslagene til indsats bliver brugt?",
		"Ja. Efter leverandørens svar er der ikke tale om profilering, men oplysningerne "
		"er meget "
		"personlige, og de ledige er afhængige af kommunen. Dermed er to af de ni "
		"kriterier i "
		"WP248 opfyldt, og en konsekvensanalyse er som hovedregel påkrævet (artikel 35, "
		"stk. "
		"1).\n\nDen skal være færdig, før forslagene tages i brug. Sagsbehandleren skal "
		"reelt "
		"kunne se bort fra et forslag; ellers nærmer det sig en automatisk afgørelse efter "
		"artikel 22, stk. 1.",
		"To svar står som »ved ikke«. Hent svaret hos leverandøren, som skal bistå jer med "
		"det "
		"(artikel 28, stk. 3, litra f), og send sagen igen.",
		NULL },
	{ 2025, "advice", "processing", "Undervisning i folkeskolen", "..v..a...vd.",
		"Billeder fra skolens hverdag",
		"Må skolerne dele billeder fra hverdagen på den lukkede forældreplatform uden "
		"samtykke?",
		"Almindelige situationsbilleder kan deles med klassens forældre på den lukkede "
		"platform "
		"som led i skolens opgaver (artikel 6, stk. 1, litra e). Portrætter og billeder, "
		"der "
		"kan udstille et barn, kræver samtykke (artikel 6, stk. 1, litra a), som kan "
		"trækkes "
		"tilbage (artikel 7, stk. 3).\n\nForældre og elever skal have besked om praksis på "
		"forhånd (artikel 13), og en indsigelse skal tages alvorligt (artikel 21, stk. 1).",
		NULL, NULL },
	{ 2025, "advice", "processing", "Aktindsigt og indsigt i egne oplysninger", "s.....d.c..s",
		"Indsigt i flere tusinde mails",
		"En borger har bedt om indsigt i alt, også mails. Hvor lang tid har vi?",
		"I skal svare uden unødig forsinkelse og senest en måned efter modtagelsen. "
		"Fristen kan "
		"forlænges med to måneder, når anmodningen er kompleks, men borgeren skal have "
		"besked og "
		"begrundelse inden for den første måned (artikel 12, stk. 3).\n\nI kan bede "
		"borgeren "
		"præcisere, hvad anmodningen angår (præambel 63), men ikke lade være med at svare. "
		"Kopien omfatter borgerens egne oplysninger (artikel 15, stk. 3) og må ikke krænke "
		"andres rettigheder (artikel 15, stk. 4).",
		NULL, NULL },
	{ 2025, "advice", "assessment", "Risikovurdering af KMD Opus 2025", "...a...s....",
		"Adgang til lønoplysninger",
		"Er halvårlig gennemgang af rettigheder nok, når så mange har adgang?",
		"Gennemgangen er et minimum. Jeg anbefaler, at adgang til lønoplysninger som "
		"udgangspunkt "
		"er lukket og gives efter funktion (artikel 25, stk. 2), og at gennemgangen "
		"omfatter "
		"systemets administratorer.\n\nFortegnelsen bør beskrive den samlede kontrol "
		"(artikel 30, "
		"stk. 1, litra g), og virkningen skal afprøves jævnligt (artikel 32, stk. 1, litra "
		"d).",
		NULL, NULL },
	{ 0 },
};
