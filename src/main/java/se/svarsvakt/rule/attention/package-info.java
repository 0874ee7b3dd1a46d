/** The rules {@code unattended} and {@code shared-mailbox}: whether somebody looks at the mail. */
@NullMarked
package se.svarsvakt.rule.attention;

import org.jspecify.annotations.NullMarked;
