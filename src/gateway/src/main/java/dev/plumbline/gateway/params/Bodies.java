package dev.plumbline.gateway.params;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.multipart.AggregatedBodyPart;
import com.linecorp.armeria.common.multipart.AggregatedMultipart;
import com.linecorp.armeria.common.multipart.Multipart;
import com.linecorp.armeria.common.stream.StreamMessage;
import dev.plumbline.gateway.http.Call;
import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.Problem;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.http.ProblemType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Finds a call's parameters: behind the path, or in its body. */
public final class Bodies {
  private Bodies() {}

  /** Those behind the path. */
  public static Parameters query(Call call) {
    return new TextParameters(values(call.query()), Map.of());
  }

  /**
   * Those in the body: a JSON object, or a form with files. A body that is a picture itself is the
   * file {@code image}; then the rest stands behind the path.
   *
   * @throws ProblemException if the body is something else, or cannot be read
   */
  public static Parameters body(Call call) {
    MediaType type = call.contentType().orElse(MediaType.OCTET_STREAM);
    if (type.is(MediaType.ANY_IMAGE_TYPE)) {
      return new TextParameters(values(call.query()), Map.of("image", call.body()));
    }
    if (!call.query().isEmpty()) {
      String name = call.query().names().iterator().next();
      throw new ProblemException(
          Problem.ofParameter(name, "behind the path (expected: all parameters in the body)"));
    }
    if (type.is(MediaType.JSON)) {
      return json(call);
    }
    if (type.is(MediaType.MULTIPART_FORM_DATA)) {
      return form(call, type);
    }
    throw unsupported(type, "application/json, multipart/form-data or image/*");
  }

  /**
   * Those in a body that must be a JSON object.
   *
   * @throws ProblemException if it is something else
   */
  public static JsonParameters json(Call call) {
    MediaType type = call.contentType().orElse(MediaType.OCTET_STREAM);
    if (!type.is(MediaType.JSON)) {
      throw unsupported(type, "application/json");
    }
    return new JsonParameters(Json.readObject(call.body()));
  }

  private static Parameters form(Call call, MediaType type) {
    String boundary = type.parameters().getOrDefault("boundary", List.of("")).get(0);
    if (boundary.isEmpty()) {
      throw unreadable("the header content-type names no boundary");
    }
    Map<String, List<String>> values = new HashMap<>();
    Map<String, byte[]> files = new HashMap<>();
    for (AggregatedBodyPart part : parts(boundary, call.body()).bodyParts()) {
      String name = part.name();
      if (name == null) {
        throw unreadable("a part of the form has no name");
      }
      if (part.filename() == null) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(part.contentUtf8());
      } else if (files.put(name, part.content().array()) != null) {
        throw new ProblemException(Problem.ofParameter(name, "given twice (expected: one file)"));
      }
    }
    return new TextParameters(values, files);
  }

  private static AggregatedMultipart parts(String boundary, byte[] body) {
    try {
      return Multipart.from(boundary, StreamMessage.of(HttpData.wrap(body))).aggregate().join();
    } catch (CompletionException | IllegalArgumentException | IllegalStateException e) {
      throw unreadable("the form is broken");
    }
  }

  private static Map<String, List<String>> values(QueryParams query) {
    Map<String, List<String>> values = new HashMap<>();
    query.forEach((name, value) -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    return values;
  }

  private static ProblemException unreadable(String detail) {
    return new ProblemException(Problem.of(ProblemType.INVALID_BODY, "body: " + detail));
  }

  private static ProblemException unsupported(MediaType type, String expected) {
    return new ProblemException(
        Problem.of(
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            "content-type: " + type + " (expected: " + expected + ")"));
  }
}
