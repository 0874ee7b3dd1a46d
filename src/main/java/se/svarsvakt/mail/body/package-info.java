/** The text of a message as its reader sees it: what was newly written, line by line. */
@NullMarked
package se.svarsvakt.mail.body;

import org.jspecify.annotations.NullMarked;
