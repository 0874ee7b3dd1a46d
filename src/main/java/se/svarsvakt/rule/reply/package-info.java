/** The rule {@code reply}: external mail is answered or acknowledged in time (rules.md 3). */
@NullMarked
package se.svarsvakt.rule.reply;

import org.jspecify.annotations.NullMarked;
