package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.http.Call;
import java.util.function.Predicate;

/**
 * One question to a source, and all that is needed to have it answered by the service or by what it
 * answered before.
 *
 * @param call the request as it is remembered, without what only a request that leaves needs
 * @param form type of the understood answer, a record or another type that Jackson can write and
 *     read; the same call always has the same form
 * @param meaning understands the reply; called again for every try, and for a reply that was kept
 * @param permit what it takes to send it
 * @param isUseful whether the answer brought what was looked for; one that did not is asked again
 *     sooner, like one that says "none"
 * @param mostTries after so many failed tries it is given up, however many others get; for one that
 *     can be put in another way
 */
public record Question<A>(
    Call call,
    Class<A> form,
    Desk.Meaning<A> meaning,
    Permit permit,
    Predicate<A> isUseful,
    int mostTries) {

  /** A question that may be sent as it is, and whose every answer is of use. */
  public static <A> Question<A> of(Call call, Class<A> form, Desk.Meaning<A> meaning) {
    return new Question<>(call, form, meaning, ready -> ready, answer -> true, Integer.MAX_VALUE);
  }

  /** The same question, sent only with this permit. */
  public Question<A> permittedBy(Permit needed) {
    return new Question<>(call, form, meaning, needed, isUseful, mostTries);
  }

  /** The same question, whose answers may be of no use. */
  public Question<A> usefulIf(Predicate<A> test) {
    return new Question<>(call, form, meaning, permit, test, mostTries);
  }

  /** The same question, given up after so many failed tries. */
  public Question<A> triedAtMost(int tries) {
    return new Question<>(call, form, meaning, permit, isUseful, tries);
  }

  /** What it takes to send a call; asked for only when one is about to leave. */
  @FunctionalInterface
  public interface Permit {
    /**
     * @return the call as it may leave, e.g. with a token
     * @throws SourceException if it may not, e.g. because of robots.txt
     */
    Call of(Call call) throws SourceException, InterruptedException;
  }
}
