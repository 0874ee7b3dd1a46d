/** What tests of several packages stand on. */
@NullMarked
package se.svarsvakt.testing;

import org.jspecify.annotations.NullMarked;
