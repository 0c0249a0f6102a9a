/* rules.h - the checks of the table in conform.c, by what they look at */
#ifndef CONFORM_RULES_H
#define CONFORM_RULES_H

#include "inspection.h"

/* rules_file.c */
void check_header(struct inspection *in);
void check_identity(struct inspection *in);
void check_streams(struct inspection *in);
void check_filters(struct inspection *in);
void check_actions(struct inspection *in);
void check_colour(struct inspection *in);
void check_attachments(struct inspection *in);

/* rules_meta.c */
void check_metadata(struct inspection *in);
void check_pdfa_part(struct inspection *in);
void check_pdfua_part(struct inspection *in);
void check_schema(struct inspection *in);
void check_title(struct inspection *in);
void check_information(struct inspection *in);
void check_title_shown(struct inspection *in);
void check_language(struct inspection *in);
void check_marked(struct inspection *in);

/* rules_page.c */
void check_readable(struct inspection *in);
void check_balance(struct inspection *in);
void check_all_marked(struct inspection *in);
void check_marks_once(struct inspection *in);
void check_marks_owned(struct inspection *in);
void check_parent_tree(struct inspection *in);
void check_tab_order(struct inspection *in);
void check_annotations(struct inspection *in);
void check_link_words(struct inspection *in);

/* rules_annotation.c */
void check_annotation_kinds(struct inspection *in);
void check_annotation_owners(struct inspection *in);
void check_form(struct inspection *in);

/* rules_structure.c */
void check_tree(struct inspection *in);
void check_stray(struct inspection *in);
void check_parents(struct inspection *in);
void check_roles(struct inspection *in);
void check_headings(struct inspection *in);
void check_alternatives(struct inspection *in);
void check_links(struct inspection *in);
void check_notes(struct inspection *in);
void check_lists(struct inspection *in);
void check_contents(struct inspection *in);
void check_table_parts(struct inspection *in);
void check_table_width(struct inspection *in);
void check_header_scope(struct inspection *in);

/* rules_font.c */
void check_embedding(struct inspection *in);
void check_composite(struct inspection *in);
void check_unicode(struct inspection *in);
void check_widths(struct inspection *in);
void check_notdef(struct inspection *in);

#endif
