/** What set-up finds and changes in Entra, Exchange and Teams, through Microsoft Graph. */
@NullMarked
package se.svarsvakt.graph.tenant;

import org.jspecify.annotations.NullMarked;
