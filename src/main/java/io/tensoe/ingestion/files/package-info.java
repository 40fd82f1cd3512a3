/**
 * Files as wholes: written beside their place and moved there, locked between processes, deleted as
 * trees, named by a hash; and the files that a user names for results. No other room does any of
 * this by itself. Knows nothing else of ours, so that every package may use it.
 */
@NullMarked
package io.tensoe.ingestion.files;

import org.jspecify.annotations.NullMarked;
