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
 * @param handler understands the reply; called again for every try, and for a reply that was kept
 * @param signer makes it ready to be sent, e.g. adds a token
 * @param isUseful whether the answer brought what was looked for; one that did not is asked again
 *     sooner, like one that says "none"
 * @param mostTries after so many failed tries it is given up, however many others get; for one that
 *     can be put in another way
 */
public record Question<A>(
    Call call,
    Class<A> form,
    ResponseHandler<A> handler,
    RequestSigner signer,
    Predicate<A> isUseful,
    int mostTries) {

  /** A question that may be sent as it is, and whose every answer is of use. */
  public static <A> Question<A> of(Call call, Class<A> form, ResponseHandler<A> handler) {
    return new Question<>(call, form, handler, ready -> ready, answer -> true, Integer.MAX_VALUE);
  }

  /** The same question, sent with this call, which asks the same. */
  public Question<A> sending(Call ready) {
    return new Question<>(ready, form, handler, signer, isUseful, mostTries);
  }

  /** The same question, sent only as this signer allows. */
  public Question<A> signedBy(RequestSigner needed) {
    return new Question<>(call, form, handler, needed, isUseful, mostTries);
  }

  /** The same question, whose answers may be of no use. */
  public Question<A> usefulIf(Predicate<A> test) {
    return new Question<>(call, form, handler, signer, test, mostTries);
  }

  /** The same question, given up after so many failed tries. */
  public Question<A> triedAtMost(int tries) {
    return new Question<>(call, form, handler, signer, isUseful, tries);
  }
}
