/** Which rights of Microsoft's the program uses, for what, and where they are granted. */
@NullMarked
package se.svarsvakt.rights;

import org.jspecify.annotations.NullMarked;
