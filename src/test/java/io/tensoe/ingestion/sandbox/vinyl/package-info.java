/** An invented site, which only a test brings into the sandbox: this package and one line. */
@NullMarked
package io.tensoe.ingestion.sandbox.vinyl;

import org.jspecify.annotations.NullMarked;
