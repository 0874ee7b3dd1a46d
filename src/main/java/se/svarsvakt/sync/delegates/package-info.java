/** Who can open or act for whose mailbox, and where that is known from. */
@NullMarked
package se.svarsvakt.sync.delegates;

import org.jspecify.annotations.NullMarked;
