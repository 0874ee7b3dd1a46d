/** The passes over all mailboxes, and their rhythm. */
@NullMarked
package se.svarsvakt.worker;

import org.jspecify.annotations.NullMarked;
