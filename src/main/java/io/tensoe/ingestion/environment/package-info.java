/**
 * What the machine a process runs on says about it: variables, and files that hold them. May not
 * know anything of ours.
 */
@NullMarked
package io.tensoe.ingestion.environment;

import org.jspecify.annotations.NullMarked;
