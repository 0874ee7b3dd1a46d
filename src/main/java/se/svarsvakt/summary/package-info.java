/**
 * What is told of weeks that are over: figures of units and shared mailboxes, never a comparison of
 * people.
 */
@NullMarked
package se.svarsvakt.summary;

import org.jspecify.annotations.NullMarked;
