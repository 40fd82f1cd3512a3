/**
 * What happens to a question between a source and its service: {@link SourceClients} shows the
 * order, and every class here has one concern. A {@link Channel} sees a question once, an {@link
 * Attempt} sees it once per try. Knows no source.
 */
@NullMarked
package io.tensoe.ingestion.sources.client;

import org.jspecify.annotations.NullMarked;
