package io.tensoe.ingestion.api;

/**
 * A wanted album.
 *
 * @param album title; blanks around it are dropped
 * @param artist first artist; blanks around it are dropped
 */
public record AlbumRef(String album, String artist) {}
