/** Whether external mail ends with the organisation's common signature. */
@NullMarked
package se.svarsvakt.rule.signature;

import org.jspecify.annotations.NullMarked;
