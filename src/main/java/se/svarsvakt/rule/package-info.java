/** What the rules have in common: the finding that each of them reports. */
@NullMarked
package se.svarsvakt.rule;

import org.jspecify.annotations.NullMarked;
