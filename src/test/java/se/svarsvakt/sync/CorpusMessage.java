package se.svarsvakt.sync;

import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.Verdict;

/**
 * One labelled message of the corpus.
 *
 * @param place file and line that it begins at
 * @param id unique in the whole corpus
 * @param verdict what the rules say that it is
 * @param people who it is from and to
 * @param content its subject, and its text as far as Graph shows it
 * @param headers its internet headers, those that its thread gives it left out
 * @param messageClass its MAPI class
 * @param thread what it answers
 */
record CorpusMessage(
    String place,
    String id,
    Verdict verdict,
    FullMessage.People people,
    FullMessage.MessageText content,
    Headers headers,
    String messageClass,
    CorpusThread thread) {}
