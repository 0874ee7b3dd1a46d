/**
 * The vocabulary of mail: identities, addresses, what a message says about itself, and its verdict.
 */
@NullMarked
package se.svarsvakt.mail;

import org.jspecify.annotations.NullMarked;
