package io.tensoe.ingestion.sources.tapes;

import static io.tensoe.ingestion.sources.SourceFacts.on;

import io.tensoe.ingestion.sources.SourceContract;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.SourceFacts;

/** Its key travels in a header of its own name. */
final class TapesContractTest extends SourceContract {
  TapesContractTest() {
    super(
        new TapesSpec().spec(),
        SourceFacts.of("tapes")
            .credential("TAPES_API_KEY", "tapes-key-4711")
            .setting("tapesSide", "b")
            .wanting(SourceFacts.seed("The Paper Lanterns", "Harbour Lights"))
            .found(on("/tapes?", "tapes/tapes.json"), on("/tapes/1007", "tapes/tape.json"))
            .none(on(404, "/tapes?", "tapes/tapes-none.json"))
            .sends(
                "GET /api/1/tapes?artist=The+Paper+Lanterns&title=Harbour+Lights"
                    + " x-tapes-key: tapes-key-4711",
                "GET /api/1/tapes/1007?side=b x-tapes-key: tapes-key-4711")
            .unreadable("{\"error\":\"not what we read\"}")
            .means(Kind.CREDENTIALS, 401, "")
            .means(Kind.CREDENTIALS, 403, "")
            .means(Kind.REFUSED, 400, "")
            .means(Kind.UNAVAILABLE, 301, "")
            .means(Kind.UNREADABLE, 200, "{\"tapes\":"));
  }
}
