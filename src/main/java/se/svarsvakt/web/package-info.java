/** The pages that people open in a browser, and the program's health for machines. */
@NullMarked
package se.svarsvakt.web;

import org.jspecify.annotations.NullMarked;
