/** The flow on one screen ({@code IngestPipeline}) and one transform per step. */
@NullMarked
package io.tensoe.ingestion.pipeline;

import org.jspecify.annotations.NullMarked;
