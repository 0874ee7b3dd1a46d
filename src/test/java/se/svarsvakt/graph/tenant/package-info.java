/** Set-up's way to Microsoft, without Microsoft. */
@NullMarked
package se.svarsvakt.graph.tenant;

import org.jspecify.annotations.NullMarked;
