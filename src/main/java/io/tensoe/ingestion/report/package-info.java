/**
 * What a run is expected to cost before it starts, and what it did: {@code summary.json} for
 * programs, {@code report.html} for people. It prints nothing; commands do.
 */
@NullMarked
package io.tensoe.ingestion.report;

import org.jspecify.annotations.NullMarked;
