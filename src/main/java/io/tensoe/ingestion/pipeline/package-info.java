/**
 * The flow on one screen ({@code IngestPipeline}), one transform per step, and what a JVM holds
 * open to ask a source ({@code OpenSource}, {@code Lane}). May not know what a site sends, nor any
 * source by name.
 */
@NullMarked
package io.tensoe.ingestion.pipeline;

import org.jspecify.annotations.NullMarked;
