package io.tensoe.ingestion.sandbox.site;

/**
 * The numbers of one switch.
 *
 * @param rate share of requests, for faults by chance
 * @param first first number behind the equals sign
 * @param second number behind the @, or 1 when a unit "s" was given to a count; 0 = none
 */
public record FaultSetting(double rate, long first, long second) {}
