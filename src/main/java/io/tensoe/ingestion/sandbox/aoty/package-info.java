/** Album of the Year as far as the pipeline meets it: search cards, album pages and robots.txt. */
@NullMarked
package io.tensoe.ingestion.sandbox.aoty;

import org.jspecify.annotations.NullMarked;
