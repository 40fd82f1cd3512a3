package io.tensoe.ingestion.snapshot.folder;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.io.IOException;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;

class WriteFailedExceptionTest {
  @Test
  void whatTheSystemSaidIsSaidWhateverWrappedIt() {
    IOException full = new IOException("No space left on device");
    Exception seen =
        WriteFailedException.of(
            "nothing was written to d",
            new Pipeline.PipelineExecutionException(new IOException("cannot write page", full)));
    assertThat(seen, instanceOf(WriteFailedException.class));
    assertThat(seen.getMessage(), is("nothing was written to d: No space left on device"));
  }

  @Test
  void aFailureOfAnotherKindStaysWhatItIs() {
    Exception bug = new Pipeline.PipelineExecutionException(new IllegalStateException("a bug"));
    assertThat(WriteFailedException.of("nothing", bug), sameInstance(bug));
  }
}
