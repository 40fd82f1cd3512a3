package io.tensoe.ingestion.run;

import io.tensoe.ingestion.model.FailureKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The dead letters of one run.
 *
 * @param file input again
 * @param count of its rows, from 1
 * @param kinds what a person can do about them
 * @param refusing sources that refused us, in order
 */
public record DeadLetters(Path file, int count, Set<FailureKind> kinds, List<String> refusing) {}
