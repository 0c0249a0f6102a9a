/* print_checks.c - the SELECTs of all checks as a script for the sqlite3 shell: print_checks DATE
 */
#include <stdio.h>

#include "check.h"

int main(int argc, char **argv)
{
	struct ctx context = { .arena = arena_new(), .lang = LANG_EN }, *cx = &context;
	const struct check_choice all = { 0 };
	struct check_list checks;

	if (argc != 2 || !checks_find(cx, &checks, &all))
		return 2;
	printf(".parameter init\n.parameter set $1 \"'%s'\"\n.parameter set $2 NULL\n", argv[1]);
	for (size_t i = 0; i < checks.count; i++)
		printf("%s;\n", checks.list[i].sql);
	arena_free(cx->arena);
	return 0;
}
