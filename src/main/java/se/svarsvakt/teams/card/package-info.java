/** Adaptive Cards: what a person is shown of their open items, and what comes back from a card. */
@NullMarked
package se.svarsvakt.teams.card;

import org.jspecify.annotations.NullMarked;
