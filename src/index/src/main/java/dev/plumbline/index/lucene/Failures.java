package dev.plumbline.index.lucene;

import dev.plumbline.core.model.ServiceException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;

/** The disk's trouble in the port's words. */
final class Failures {
  private Failures() {}

  /**
   * A full disk or a failed read may be better at the next try; an index that is broken or not ours
   * to read stays so.
   */
  static ServiceException of(String action, Exception cause) {
    Throwable root = cause;
    if (cause instanceof AlreadyClosedException && cause.getCause() != null) {
      root = cause.getCause();
    }
    boolean lasting =
        root instanceof CorruptIndexException
            || root instanceof IndexFormatTooOldException
            || root instanceof IndexFormatTooNewException
            || root instanceof FileNotFoundException
            || root instanceof NoSuchFileException
            || root instanceof AccessDeniedException;
    return new ServiceException(
        lasting ? ServiceException.Kind.PERMANENT : ServiceException.Kind.TRANSIENT,
        "cannot " + action + ": " + describe(root),
        cause);
  }

  private static String describe(Throwable root) {
    return root instanceof IOException && root.getMessage() != null
        ? root.getClass().getSimpleName() + ": " + root.getMessage()
        : root.toString();
  }
}
