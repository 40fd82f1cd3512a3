/**
 * Turns texts into values: the options of every command with their defaults and help, argument
 * files, and commands in hints. The options of sources and of the sandbox's sites are derived from
 * their specs. May not know commands, terminals or runs.
 */
@NullMarked
package io.tensoe.ingestion.options;

import org.jspecify.annotations.NullMarked;
