package io.tensoe.ingestion.options.commands;

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
public @interface FromSources {
  public Group value();

  /** What they say about a source. */
  public enum Group {
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
