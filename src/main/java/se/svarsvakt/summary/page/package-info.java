/** How a week is shown to a manager: as a page, as mail, as plain text. */
@NullMarked
package se.svarsvakt.summary.page;

import org.jspecify.annotations.NullMarked;
