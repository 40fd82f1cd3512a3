package io.tensoe.ingestion.snapshot.rows;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileIO;

/** A Parquet file of tracks that is being written. Not thread-safe. */
public final class ParquetFile implements Closeable {
  private final FileChannel file;
  private final HashedChannel channel;
  private final FileIO.Sink<GenericRecord> sink;

  private ParquetFile(FileChannel file, HashedChannel channel, FileIO.Sink<GenericRecord> sink) {
    this.file = file;
    this.channel = channel;
    this.sink = sink;
  }

  /** Makes the file; there must be none of that name. */
  public static ParquetFile create(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      HashedChannel channel = new HashedChannel(file);
      FileIO.Sink<GenericRecord> sink = TrackSchema.sink();
      sink.open(channel);
      return new ParquetFile(file, channel, sink);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  public void write(GenericRecord track) throws IOException {
    sink.write(track);
  }

  /** Writes the footer and waits until all of it is on the disk. */
  public HashedChannel finish() throws IOException {
    sink.flush();
    file.force(true);
    return channel;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
