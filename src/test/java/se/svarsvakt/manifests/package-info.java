/** What administrators run and roll out, looked at by the tools that it is made for. */
@NullMarked
package se.svarsvakt.manifests;

import org.jspecify.annotations.NullMarked;
