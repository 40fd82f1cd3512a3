package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.Seed;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Invented seeds in bundles of one size, made as {@link ReadSeeds} makes them. */
final class Pages extends PTransform<PBegin, PCollection<Seed>> {
  private static final long serialVersionUID = 1L;

  private final int albums;
  private final int size;

  Pages(int albums, int size) {
    this.albums = albums;
    this.size = size;
  }

  @Override
  public PCollection<Seed> expand(PBegin begin) {
    List<KV<Integer, Seed>> pages =
        IntStream.range(0, albums)
            .mapToObj(
                number ->
                    KV.of(
                        number / size,
                        InventedAlbums.seed(number).toBuilder().place(number).build()))
            .toList();
    return begin
        .apply(
            "Invent",
            Create.of(pages).withCoder(KvCoder.of(VarIntCoder.of(), JsonCoder.of(Seed.class))))
        .apply("One bundle a page", GroupByKey.create())
        .apply("Pages", Values.create())
        .apply("Seeds", Flatten.iterables())
        .setCoder(JsonCoder.of(Seed.class));
  }
}
