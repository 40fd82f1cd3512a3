package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Http;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.OpenFilesException;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.io.IOException;

/** Sends calls; what goes wrong on the way means that the source is unavailable. */
record Transport(Http http) {
  /**
   * @param sent is told when the request has left
   * @throws SourceException UNAVAILABLE if no complete reply came
   */
  Reply send(Call call, Http.SentListener sent) throws SourceException, InterruptedException {
    try {
      return http.send(call, sent);
    } catch (IOException e) {
      if (OpenFilesException.isMet(e)) {
        throw new OpenFilesException(e);
      }
      throw new SourceException(Kind.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }
}
