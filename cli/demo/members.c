/* members.c - the twelve members, with municipality codes and CVR numbers from public registers;
 * the sizes are round figures */
#include "demo.h"

const struct demo_member demo_members[12] = {
	{ "greve", "Greve Kommune", "253", "44023911", "Greve", 3400, 51000 },
	{ "guldborgsund", "Guldborgsund Kommune", "376", "29188599", "Nykøbing F", 5200, 59000 },
	{ "holbaek", "Holbæk Kommune", "316", "29189447", "Holbæk", 5400, 73000 },
	{ "kalundborg", "Kalundborg Kommune", "326", "29189595", "Kalundborg", 3900, 48000 },
	{ "koege", "Køge Kommune", "259", "29189374", "Køge", 4300, 62000 },
	{ "lejre", "Lejre Kommune", "350", "29188548", "Hvalsø", 2100, 29000 },
	{ "naestved", "Næstved Kommune", "370", "29189625", "Næstved", 6300, 84000 },
	{ "odsherred", "Odsherred Kommune", "306", "29188459", "Asnæs", 2700, 33000 },
	{ "ringsted", "Ringsted Kommune", "329", "18957981", "Ringsted", 2500, 35000 },
	{ "roskilde", "Roskilde Kommune", "265", "29189404", "Roskilde", 6500, 90000 },
	{ "slagelse", "Slagelse Kommune", "330", "29188505", "Slagelse", 6900, 80000 },
	{ "vordingborg", "Vordingborg Kommune", "390", "29189676", "Vordingborg", 3600, 45000 },
};
