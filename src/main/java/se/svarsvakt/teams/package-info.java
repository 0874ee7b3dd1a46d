/** Microsoft Teams: how people are told. */
@NullMarked
package se.svarsvakt.teams;

import org.jspecify.annotations.NullMarked;
