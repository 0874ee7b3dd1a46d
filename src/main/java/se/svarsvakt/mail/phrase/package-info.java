/**
 * Words of languages as data: what the files of phrases in the resources hold, read and checked.
 */
@NullMarked
package se.svarsvakt.mail.phrase;

import org.jspecify.annotations.NullMarked;
