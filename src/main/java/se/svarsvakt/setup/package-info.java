/** Set-up in a tenant: what is chosen, step by step what follows from it, and how it is told. */
@NullMarked
package se.svarsvakt.setup;

import org.jspecify.annotations.NullMarked;
