/** The adapter to the Exchange Online admin API, which knows folder rights and send-on-behalf. */
@NullMarked
package se.svarsvakt.exchange;

import org.jspecify.annotations.NullMarked;
