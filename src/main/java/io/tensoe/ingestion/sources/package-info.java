/**
 * What every source has in common: how it is asked, how it fails, and what it says about itself as
 * data. The sources below never see each other.
 */
@NullMarked
package io.tensoe.ingestion.sources;

import org.jspecify.annotations.NullMarked;
