/** What the rules have in common: findings, and the types of what they say is wrong. */
@NullMarked
package se.svarsvakt.rule;

import org.jspecify.annotations.NullMarked;
