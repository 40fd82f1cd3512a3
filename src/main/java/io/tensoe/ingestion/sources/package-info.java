/**
 * What every source has in common: how it is asked, how it fails, and what it says about itself as
 * data. The sources below never see each other. What happens to a question between a source and its
 * service is in {@code client}, which knows no source.
 */
@NullMarked
package io.tensoe.ingestion.sources;

import org.jspecify.annotations.NullMarked;
