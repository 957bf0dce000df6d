package dev.firedrill.activities.reach.http;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** A body that is refused once it is longer than this: half an answer is worse than none. */
final class CappedBody<T> implements BodySubscriber<T> {

  /** The most that is read into memory: 4 MiB. */
  static final int MOST = 4 << 20;

  private final BodySubscriber<T> kept;
  private final long most;
  private long received;
  private @Nullable Subscription subscription;

  private CappedBody(BodySubscriber<T> kept, long most) {
    this.kept = kept;
    this.most = most;
  }

  /** A body of {@link #MOST} bytes at most, in memory. */
  static BodySubscriber<byte[]> inMemory() {
    return new CappedBody<>(BodySubscribers.ofByteArray(), MOST);
  }

  /** A body of at most so many bytes, written over this file. */
  static BodySubscriber<Path> inFile(Path file, long most) {
    return new CappedBody<>(BodySubscribers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING), most);
  }

  @Override
  public CompletionStage<T> getBody() {
    return kept.getBody();
  }

  @Override
  public void onSubscribe(Subscription started) {
    subscription = started;
    kept.onSubscribe(started);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    received += parts.stream().mapToLong(ByteBuffer::remaining).sum();
    if (received <= most) {
      kept.onNext(parts);
      return;
    }
    if (subscription != null) {
      subscription.cancel();
    }
    kept.onError(new Garbled("the answer is longer than " + most + " bytes"));
  }

  @Override
  public void onError(Throwable error) {
    kept.onError(error);
  }

  @Override
  public void onComplete() {
    kept.onComplete();
  }
}
