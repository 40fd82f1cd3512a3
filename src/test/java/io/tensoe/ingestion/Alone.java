package io.tensoe.ingestion;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * An integration test that runs while no other does: it counts the calls of a window of one second,
 * and who stamps their arrival must not wait for a core behind another test. All others run two at
 * a time. {@code pom.xml} has one execution for each kind.
 */
@Tag("alone")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Alone {}
