package se.svarsvakt.worker;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

/**
 * Something that is done again and again, of all nodes on one database by one at a time.
 *
 * @param name names it in the database; another name is another job
 * @param schedule when it is due
 * @param onFailure when it is tried again after it failed
 * @param work does it once
 */
public record RecurringJob(
    String name, Schedule schedule, FailureHandler<Void> onFailure, Runnable work) {}
