/**
 * What sources answered, kept as it arrives and shared by all runs and workers. May not know how an
 * answer is asked or what it means.
 */
@NullMarked
package io.tensoe.ingestion.answers;

import org.jspecify.annotations.NullMarked;
