package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.options.arguments.UsageException;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;

/** One command of the command line. */
interface Command<O extends PipelineOptions> {
  String name();

  /** One line for the list of commands. */
  String summary();

  /** Its options; the getters' descriptions are its help. */
  Class<O> options();

  /** Names of the options that can be given without a name, in this order; empty = none can. */
  default List<String> operands() {
    return List.of();
  }

  /** Further help below the options; empty = none. */
  default String notes() {
    return "";
  }

  /**
   * Does it.
   *
   * @return exit code
   * @throws UsageException for wrong usage or configuration
   */
  int run(O options, Console console) throws Exception;
}
