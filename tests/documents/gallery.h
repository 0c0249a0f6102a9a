/* gallery.h - the parts of the gallery */
#ifndef GALLERY_H
#define GALLERY_H

#include "document.h"

/* Every kind of chart, and what is hard for them. */
void gallery_charts(struct flow *in);

#endif
