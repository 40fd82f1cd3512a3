package io.tensoe.ingestion.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Options that an interface has besides its getters: those of each source, or of each site of the
 * sandbox, from its spec.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface FromSources {
  Group value();

  /** What they say about a source. */
  enum Group {
    /** Where it is asked, or read without asking: base addresses and folders. */
    ADDRESSES,
    /** How it is asked: its limit, its daily limit, its further options. */
    ASKING,
    /** How a site of the sandbox is played. */
    PLAYED,
    /** The limit that a site of the sandbox enforces. */
    ENFORCED
  }
}
