package se.svarsvakt.sync;

/**
 * What became of one step.
 *
 * @param messages how many messages the folders told of
 * @param omissions what could not be used
 */
public record StepResult(int messages, Omissions omissions) {}
