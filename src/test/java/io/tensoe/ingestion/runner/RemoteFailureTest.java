package io.tensoe.ingestion.runner;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.Persistent.DatabaseGoneException;
import io.tensoe.ingestion.run.Advice;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteFailureTest {
  private static final String TRACE =
      """
      org.apache.beam.sdk.util.UserCodeException: io.tensoe.ingestion.database.connection.DatabaseException: KEY is not set
      \tat org.apache.beam.sdk.util.UserCodeException.wrap(UserCodeException.java:39)
      \tat java.base/java.lang.Thread.run(Thread.java:840)
      Caused by: io.tensoe.ingestion.database.connection.DatabaseException: KEY is not set
      \tat io.tensoe.ingestion.database.connection.PasswordSource.read(PasswordSource.java:60)
      \t... 7 more
      Caused by: java.io.IOException: no such file
      \t... 9 more
      """;

  @Test
  void theInnermostCauseIsTheOneThatIsSaid() {
    assertThat(RemoteFailure.root(TRACE), is("java.io.IOException: no such file"));
  }

  @Test
  void aTraceWithoutCausesSaysItsFirstLine() {
    assertThat(
        RemoteFailure.root("org.apache.flink.util.FlinkException: lost\n\tat a.b(C.java:1)\n"),
        is("org.apache.flink.util.FlinkException: lost"));
  }

  @Test
  void aCauseIsKnownByItsTypeAndNotByItsWords() {
    assertThat(
        RemoteFailure.message(TRACE, List.of(DatabaseException.class)), is("KEY is not set"));
    assertThat(RemoteFailure.message(TRACE, List.of(DatabaseGoneException.class)), is(nullValue()));
    assertThat(RemoteFailure.message(TRACE, Advice.WORKERS.unusable()), is("KEY is not set"));
  }

  @Test
  void aTypeInsideAnotherIsNamedAsTheJvmNamesIt() {
    assertThat(
        RemoteFailure.message(
            "a.B: c\n"
                + "Caused by:"
                + " io.tensoe.ingestion.database.connection.Persistent$DatabaseGoneException:"
                + " away\n",
            List.of(DatabaseGoneException.class)),
        is("away"));
  }
}
