package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.environment.Environment;
import io.tensoe.ingestion.sources.CredentialsException;
import io.tensoe.ingestion.sources.SourceSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a source needs to be let in, from the environment of this worker. */
final class WorkerCredentials {
  private WorkerCredentials() {}

  /**
   * The credentials of a source by variable; of no use and never sent where the sandbox or nobody
   * is asked.
   *
   * @throws CredentialsException naming the first one that is missing
   */
  static Map<String, String> of(SourceSpec spec, SourceSettings settings) {
    Map<String, String> credentials = new LinkedHashMap<>();
    for (String variable : spec.credentials()) {
      @Nullable String value =
          settings.isSandbox() || settings.isOffline() ? "none" : Environment.get(variable);
      if (value == null) {
        throw new CredentialsException(
            variable
                + " is not set in the environment of a worker (of every TaskManager, on a cluster);"
                + " "
                + spec.advice());
      }
      credentials.put(variable, value);
    }
    return credentials;
  }
}
