/**
 * Which files {@code --input} means, and the nearest one when it means none. May not know what is
 * in them. Door: {@code InputFiles}.
 */
@NullMarked
package io.tensoe.ingestion.seeds.input;

import org.jspecify.annotations.NullMarked;
