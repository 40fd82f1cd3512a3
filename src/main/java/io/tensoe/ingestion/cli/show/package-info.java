/**
 * What commands print: tables, texts, progress, and the streams they go to. Knows no command and no
 * option.
 */
@NullMarked
package io.tensoe.ingestion.cli.show;

import org.jspecify.annotations.NullMarked;
