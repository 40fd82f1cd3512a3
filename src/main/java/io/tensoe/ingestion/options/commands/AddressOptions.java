package io.tensoe.ingestion.options.commands;

/**
 * Where sources are asked, or read without asking: options of the sources themselves. Stored
 * answers, budgets and closures belong to source and address.
 */
@FromSources(FromSources.Group.ADDRESSES)
public interface AddressOptions extends SourceValues {}
