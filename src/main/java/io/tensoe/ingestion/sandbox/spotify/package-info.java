/** Spotify as far as the pipeline meets it: the Web API and the accounts service. */
@NullMarked
package io.tensoe.ingestion.sandbox.spotify;

import org.jspecify.annotations.NullMarked;
