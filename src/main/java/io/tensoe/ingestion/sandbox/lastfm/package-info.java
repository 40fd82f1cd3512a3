/** Last.fm as far as the pipeline meets it: tags and facts of tracks, albums and artists. */
@NullMarked
package io.tensoe.ingestion.sandbox.lastfm;

import org.jspecify.annotations.NullMarked;
