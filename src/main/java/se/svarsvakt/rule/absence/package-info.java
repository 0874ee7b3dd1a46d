/** The rule on absence: automatic replies, what they say, and who looks after the mail. */
@NullMarked
package se.svarsvakt.rule.absence;

import org.jspecify.annotations.NullMarked;
