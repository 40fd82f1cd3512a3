/**
 * The options of the commands: names, defaults and help of what is not derived from a source. Beam
 * makes objects of these interfaces; they know nothing.
 */
@NullMarked
package io.tensoe.ingestion.options.commands;

import org.jspecify.annotations.NullMarked;
