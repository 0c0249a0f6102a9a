/* conform.c - the rules, in one table, and the look at them all */
#include "conform.h"

#include <stdlib.h>
#include <string.h>

#include "apart.h"
#include "disk.h"
#include "rules.h"

#define FILE_LIMIT 268435456

const struct conform_rule conform_rules[] = {
	{ "header", "ISO 19005-3, 6.1.2",
		W("The file begins with its version, 1.0 to 1.7, and a line of bytes above 127",
			"Filen begynder med sin version, 1.0 til 1.7, og en linje med bytes over "
			"127"),
		check_header },
	{ "identity", "ISO 19005-3, 6.1.3",
		W("The trailer has an identity (ID)", "Filens afslutning har en identitet (ID)"),
		check_identity },
	{ "stream-length", "ISO 19005-3, 6.1.7.1",
		W("Each stream is as long as it says", "Hver strøm er så lang, som den siger"),
		check_streams },
	{ "stream-filter", "ISO 19005-3, 6.1.7.2",
		W("No stream is packed by LZW, encrypted, or in another file",
			"Ingen strøm er pakket med LZW, krypteret eller ligger i en anden fil"),
		check_filters },
	{ "output-intent", "ISO 19005-3, 6.2.3",
		W("An output intent has a colour profile that fits it",
			"En output intent har en farveprofil, der passer til den"),
		check_colour },
	{ "font-kind", "ISO 19005-3, 6.2.11.3",
		W("Each font is of the kind whose codes are its glyphs (Type0, Identity-H)",
			"Hver skrift er af den slags, hvis koder er dens tegn (Type0, Identity-H)"),
		check_composite },
	{ "font-embedded", "ISO 19005-3, 6.2.11.4.1",
		W("Each font is in the file", "Hver skrift er i filen"), check_embedding },
	{ "font-widths", "ISO 19005-3, 6.2.11.5",
		W("The widths of glyphs are those of the font",
			"Tegnenes bredder er dem, skriften har"),
		check_widths },
	{ "font-unicode", "ISO 19005-3, 6.2.11.7.2",
		W("Each glyph that is shown can be read as text",
			"Hvert tegn, der vises, kan læses som tekst"),
		check_unicode },
	{ "font-missing-glyph", "ISO 19005-3, 6.2.11.8",
		W("No glyph is missing (.notdef)", "Intet tegn mangler (.notdef)"), check_notdef },
	{ "annotation-kind", "ISO 19005-3, 6.3.1",
		W("No annotation plays anything, or is of an unknown kind",
			"Ingen annotation afspiller noget eller er af en ukendt slags"),
		check_annotation_kinds },
	{ "annotation-flags", "ISO 19005-3, 6.3.2",
		W("Annotations are printed and not hidden",
			"Annotationer udskrives og er ikke skjult"),
		check_annotations },
	{ "form", "ISO 19005-3, 6.4",
		W("The form looks as it stands in the file (no XFA, no NeedAppearances)",
			"Formularen ser ud, som den står i filen (ingen XFA, ingen "
			"NeedAppearances)"),
		check_form },
	{ "actions", "ISO 19005-3, 6.5.1",
		W("Nothing runs programs, plays or hides anything",
			"Intet kører programmer, afspiller eller skjuler noget"),
		check_actions },
	{ "metadata", "ISO 19005-3, 6.6.2.1",
		W("The document describes itself in well-formed XMP, unpacked",
			"Dokumentet beskriver sig selv i velformet XMP, upakket"),
		check_metadata },
	{ "metadata-schema", "ISO 19005-3, 6.6.2.3",
		W("The properties of PDF/UA are described in the XMP",
			"Egenskaberne for PDF/UA er beskrevet i XMP"),
		check_schema },
	{ "metadata-information", "ISO 19005-3, 6.6.3",
		W("The information dictionary agrees with the XMP",
			"Dokumentoplysningerne stemmer med XMP"),
		check_information },
	{ "pdfa-part", "ISO 19005-3, 6.6.4", W("The XMP says PDF/A-3a", "XMP siger PDF/A-3a"),
		check_pdfa_part },
	{ "attachment", "ISO 19005-3, 6.8",
		W("Each attached file has names, a type and a relation to the document",
			"Hver vedhæftet fil har navne, en type og en relation til dokumentet"),
		check_attachments },
	{ "pdfua-part", "ISO 14289-1, 5", W("The XMP says PDF/UA-1", "XMP siger PDF/UA-1"),
		check_pdfua_part },
	{ "title", "ISO 14289-1, 7.1", W("The document has a title", "Dokumentet har en titel"),
		check_title },
	{ "title-shown", "ISO 14289-1, 7.1",
		W("The title is shown, not the file's name",
			"Titlen vises i stedet for filens navn"),
		check_title_shown },
	{ "marked", "ISO 14289-1, 7.1",
		W("The document is marked as tagged", "Dokumentet er mærket som tagget"),
		check_marked },
	{ "content-readable", "ISO 14289-1, 7.1",
		W("The content of each page can be read to its end",
			"Hver sides indhold kan læses til ende"),
		check_readable },
	{ "content-balanced", "ISO 32000-1, 14.6",
		W("What a page opens it closes", "Hvad en side åbner, lukker den"), check_balance },
	{ "content-marked", "ISO 14289-1, 7.1",
		W("All that is painted is content with a place, or decoration",
			"Alt, hvad der vises, er indhold med en plads eller pynt"),
		check_all_marked },
	{ "content-once", "ISO 32000-1, 14.7.4",
		W("Each piece of content is there once and belongs to one element",
			"Hvert stykke indhold er der én gang og hører til ét element"),
		check_marks_once },
	{ "content-owned", "ISO 14289-1, 7.1",
		W("Each piece of content belongs to an element",
			"Hvert stykke indhold hører til et element"),
		check_marks_owned },
	{ "content-there", "ISO 32000-1, 14.7.4",
		W("Each element's content is on its page",
			"Hvert elements indhold er på dets side"),
		check_stray },
	{ "content-parent", "ISO 32000-1, 14.7.4.4",
		W("The pages name the elements to which their content belongs",
			"Siderne nævner de elementer, som deres indhold hører til"),
		check_parent_tree },
	{ "structure", "ISO 14289-1, 7.1", W("There is a structure tree", "Der er et strukturtræ"),
		check_tree },
	{ "structure-parent", "ISO 32000-1, 14.7.2",
		W("Each element names the one in which it is",
			"Hvert element nævner det, som det er i"),
		check_parents },
	{ "structure-role", "ISO 14289-1, 7.1",
		W("Each element is of a standard type or stands for one",
			"Hvert element er af en standardtype eller står for en"),
		check_roles },
	{ "language", "ISO 14289-1, 7.2",
		W("The document's language is said, and that of parts in another",
			"Dokumentets sprog er angivet, og det for dele på et andet"),
		check_language },
	{ "figure-words", "ISO 14289-1, 7.3",
		W("Each figure has words that stand for it",
			"Hver figur har ord, der står for den"),
		check_alternatives },
	{ "heading-order", "ISO 14289-1, 7.4.2",
		W("Headings begin at the first level and skip none",
			"Overskrifter begynder på første niveau og springer ingen over"),
		check_headings },
	{ "table-parts", "ISO 14289-1, 7.5",
		W("Tables are made of rows, and rows of cells",
			"Tabeller består af rækker, og rækker af celler"),
		check_table_parts },
	{ "table-regular", "ISO 14289-1, 7.5",
		W("All rows of a table are equally wide", "Alle rækker i en tabel er lige brede"),
		check_table_width },
	{ "table-header", "ISO 14289-1, 7.5",
		W("Each header cell says what it is the header of",
			"Hver overskriftscelle siger, hvad den er overskrift for"),
		check_header_scope },
	{ "list-parts", "ISO 14289-1, 7.6",
		W("Lists are made of items", "Lister består af punkter"), check_lists },
	{ "note-identity", "ISO 14289-1, 7.9",
		W("Each note has an identity of its own", "Hver note har sin egen identitet"),
		check_notes },
	{ "contents-parts", "ISO 32000-1, 14.8.4.2",
		W("Tables of contents are made of entries",
			"Indholdsfortegnelser består af indgange"),
		check_contents },
	{ "annotation-owner", "ISO 14289-1, 7.18.1",
		W("Each annotation belongs to one element, and names it",
			"Hver annotation hører til ét element og nævner det"),
		check_annotation_owners },
	{ "tab-order", "ISO 14289-1, 7.18.3",
		W("Pages with annotations are gone through in the order of the structure",
			"Sider med annotationer gennemgås i strukturens orden"),
		check_tab_order },
	{ "link-words", "ISO 14289-1, 7.18.5",
		W("Each link has words that say where it leads",
			"Hvert link har ord, der siger, hvor det fører hen"),
		check_link_words },
	{ "link-object", "ISO 14289-1, 7.18.5",
		W("Each link in the structure has its annotation",
			"Hvert link i strukturen har sin annotation"),
		check_links },
	{ 0 },
};

#define FINDINGS_MAX (TOLD_MAX * COUNT(conform_rules))

bool conform_check(struct ctx *cx, struct conform_result *out, const struct buf *pdf)
{
	struct inspection in = { .cx = cx, .result = out };

	*out = (struct conform_result){ 0 };
	out->findings = arena_alloc(cx->arena, FINDINGS_MAX * sizeof(*out->findings));
	if (!pdf_file_open(cx, &in.doc, (struct slice){ pdf->text, pdf->len }) || !inspect(&in))
		return false;
	for (in.rule = conform_rules; in.rule->id; in.rule++, out->rules++)
		in.rule->check(&in);
	return true;
}

/* ---- in a process of its own ---- */

/* "RULE WHERE" a line. */
static void check_apart(struct ctx *cx, struct buf *out, void *arg)
{
	struct conform_result result;

	if (!conform_check(cx, &result, arg)) {
		buf_fmt(out, "!%s\n", cx->err.text);
		return;
	}
	for (size_t i = 0; i < result.count; i++)
		buf_fmt(out, "%zu %s\n", (size_t)(result.findings[i].rule - conform_rules),
			result.findings[i].where);
}

static bool line_read(struct ctx *cx, struct conform_result *out, const char *line, size_t len)
{
	char *words;
	unsigned long rule = strtoul(line, &words, 10);

	if (words == line || *words != ' ' || rule >= out->rules || out->count == FINDINGS_MAX)
		return err_set(cx, ERR_SYSTEM, "The check of the PDF did not say what it found");
	words++;
	out->findings[out->count++] = (struct conform_finding){ &conform_rules[rule],
		text_printable(cx, words, len - (size_t)(words - line)) };
	return true;
}

static bool answer_read(struct ctx *cx, struct conform_result *out, const struct buf *answer)
{
	const char *at = answer->text;

	*out = (struct conform_result){ 0 };
	out->findings = arena_alloc(cx->arena, FINDINGS_MAX * sizeof(*out->findings));
	while (conform_rules[out->rules].id)
		out->rules++;
	for (const char *end; answer->len && (end = strchr(at, '\n')); at = end + 1) {
		if (*at == '!') {
			cx->err = (struct err){ .kind = ERR_INVALID };
			return err_at(cx, "%s", text_printable(cx, at + 1, (size_t)(end - at - 1)));
		}
		if (!line_read(cx, out, at, (size_t)(end - at)))
			return false;
	}
	return true;
}

bool conform_check_file(struct ctx *cx, struct conform_result *out, const char *path)
{
	static const struct apart_limits limits = {
		.seconds = 120, .memory = (size_t)3 << 30, .answer = 1 << 20
	};
	struct buf pdf, answer = { .arena = cx->arena };

	return disk_read(cx, path, FILE_LIMIT, &pdf) &&
	       ((apart_run(cx, &answer, &limits, check_apart, &pdf) &&
			answer_read(cx, out, &answer)) ||
		       err_at(cx, "%s: ", path));
}
