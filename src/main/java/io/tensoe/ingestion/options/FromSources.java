package io.tensoe.ingestion.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Options that an interface has besides its getters: one of each source, from its spec. */
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
    /** The limit that the built-in upstream enforces. */
    ENFORCED
  }
}
