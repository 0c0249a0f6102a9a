#!/bin/sh
# demo.sh - the main job, as its users would do it, into build/demo/
set -eu
cd "$(dirname "$0")/.."
out=build/demo
rm -rf "$out"
mkdir -p "$out"
unset VAERN_AS VAERN_TODAY
export VAERN_DATA="$out/data" VAERN_LANG=da

step()
{
	printf '\n== %s\n' "$*"
}

# Says what it does, and does it as that person on that day.
as()
{
	login=$1 day=$2
	shift 2
	printf '\n$ vaern'
	for word; do
		case $word in
		*[!A-Za-z0-9_./=,:-]*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	printf '    (%s)\n' "$login"
	build/vaern "$@" --as="$login" --today="$day"
}

step 'Tolv kommuner, en forening og to år bag dem'
as admin 2024-01-05 init --demo

step 'Roskildes egne data: fra KITOS og fra et regneark'
as isk-roskilde 2025-11-24 import demo/kitos.json --org=roskilde
as isk-roskilde 2025-11-24 import demo/behandlinger.csv --entity=processing

step 'Screening af identitetsstyring: et svar mangler, sagen kommer retur og bliver godkendt'
as fu 2025-11-25 add screening --title='Screening af identitetsstyring (IdM)' \
	--system=OS2rollekatalog --registered-count=52800 --next-review=2026-11-01 \
	--description='Fælles styring af brugere og rettigheder for tolv kommuner.'
as fu 2025-11-25 screen 'Screening af identitetsstyring (IdM)' --answers=demo/svar-idm-1.yaml
as fu 2025-11-25 add case --title='Screening af IdM' --kind=approval \
	--subject='screening/Screening af identitetsstyring (IdM)' \
	--question='Kan screeningen godkendes?' --deadline=2025-12-05
as fu 2025-11-25 case submit 'Screening af IdM'
as dpo 2025-11-27 case review 'Screening af IdM'
as dpo 2025-11-27 case return 'Screening af IdM' --text='Afklar, om loggen kan bruges til at følge den enkelte medarbejder.'
as fu 2025-12-01 screen 'Screening af identitetsstyring (IdM)' --answers=demo/svar-idm-2.yaml
as fu 2025-12-01 case submit 'Screening af IdM'
as dpo 2025-12-03 case review 'Screening af IdM'
as dpo 2025-12-03 case approve 'Screening af IdM' \
	--text='Enig i resultatet. Der skal laves en konsekvensanalyse, før løsningen tages i brug.'

step 'Risikovurdering af SSO, før og efter foranstaltninger'
as fu 2025-11-28 import demo/risiko-sso.yaml
as fu 2025-11-28 risk 'Risikovurdering af SSO med konsekvens for borgernes privatliv'

step 'Tilsyn med SSO: gennemgået én gang, besluttet af hver kommune'
as tilsyn 2025-12-04 import demo/tilsyn-sso.yaml
as tilsyn 2025-12-04 supervise plan 'Tilsyn med SSO 2025'
as tilsyn 2025-12-04 supervise review 'ISAE 3000 for SSO 2025 (type 2)' --findings --deadline=2026-03-01
as tilsyn 2025-12-08 supervise conclude 'statement/ISAE 3000 for SSO 2025 (type 2)' \
	--result=accept_with_action --text='Accepteres. Leverandøren dokumenterer gennemgangen i første kvartal.'
as tilsyn 2025-12-08 supervise conclude 'Tilsyn med SSO 2025' --result=remarks \
	--text='Tilsynet giver anledning til opfølgning på privilegerede brugere.'
for member in greve guldborgsund holbaek kalundborg koege lejre ringsted roskilde slagelse; do
	as "leder-$member" 2025-12-10 supervise approve 'Tilsyn med SSO 2025'
done
as leder-naestved 2025-12-11 supervise reject 'Tilsyn med SSO 2025' \
	--remark='Vi godkender først, når gennemgangen er dokumenteret.'
as revisor 2025-12-15 supervise status --year=2025

step 'Efterlevelse i Roskilde'
as isk-roskilde 2026-01-20 check --org=roskilde --severity=high || [ $? = 1 ]

step 'Rapporter'
as isk-roskilde 2026-01-20 report annual --org=roskilde --year=2025 --sign --to="$out/annual-roskilde-2025.pdf"
as fu 2026-01-20 report association --org=association --year=2025 --sign --to="$out/annual-association-2025.pdf"
as fu 2026-01-20 report screening 'Screening af identitetsstyring (IdM)' --sign --to="$out/screening-idm.pdf"
as fu 2026-01-20 report risk 'Risikovurdering af SSO med konsekvens for borgernes privatliv' --sign --to="$out/risk-sso.pdf"
as revisor 2026-01-20 report supervision 'Tilsyn med SSO 2025' --sign --to="$out/supervision-sso.pdf"

step 'Kan man stole på det?'
as revisor 2026-01-20 verify "$out"/*.pdf
pdfsig "$out/annual-roskilde-2025.pdf" | grep -E 'Signature Validation|Signer Certificate Common'
as revisor 2026-01-20 ledger verify

step 'Færdig'
cat <<END
Lageret:     $out/data
Rapporterne: $(cd "$out" && echo *.pdf)

Prøv selv (VAERN_DATA=$out/data):
  build/vaern list processing --as=isk-roskilde
  build/vaern check --as=isk-roskilde --law=GDPR
  build/vaern list system --as=fu --as-of=2024-06-30
END
