/**
 * How a pipeline is run, watched and stopped: the DirectRunner, Flink inside this process, a Flink
 * cluster. Knows neither sources nor albums nor our tables.
 */
@NullMarked
package io.tensoe.ingestion.runner;

import org.jspecify.annotations.NullMarked;
