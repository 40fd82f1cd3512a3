package io.tensoe.ingestion.runner;

import java.util.List;

/**
 * Exceptions of steps after which a restart of the job is vain; their messages say what to do.
 *
 * @param unusable something is missing that a person must set
 * @param lost what the workers need is gone
 */
public record WorkerFailures(
    List<Class<? extends Throwable>> unusable, List<Class<? extends Throwable>> lost) {}
