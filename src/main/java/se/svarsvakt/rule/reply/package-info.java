/**
 * The rule {@code reply}: external mail is answered or acknowledged in time (docs/how-it-judges.md
 * 3).
 */
@NullMarked
package se.svarsvakt.rule.reply;

import org.jspecify.annotations.NullMarked;
