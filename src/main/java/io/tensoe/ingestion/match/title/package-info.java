/**
 * Titles of albums and tracks, parsed: the name, the edition, the version, and how alike two names
 * are. May not know artists, track lists or candidates. Door: {@code Title}.
 */
@NullMarked
package io.tensoe.ingestion.match.title;

import org.jspecify.annotations.NullMarked;
