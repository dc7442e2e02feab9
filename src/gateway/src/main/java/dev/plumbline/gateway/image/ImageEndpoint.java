package dev.plumbline.gateway.image;

import com.linecorp.armeria.common.MediaType;
import dev.plumbline.core.image.ImageStore;
import dev.plumbline.core.image.Thumbnail;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.gateway.http.Call;
import dev.plumbline.gateway.http.Problem;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.http.ProblemType;
import dev.plumbline.gateway.http.Reply;
import dev.plumbline.gateway.params.Bodies;
import dev.plumbline.gateway.params.Parameters;
import dev.plumbline.gateway.search.ItemEndpoint;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/** {@code /v1/items/{id}/image}: a small picture of an item, while this gateway has it. */
public final class ImageEndpoint {
  private final ImageStore images;

  public ImageEndpoint(ImageStore images) {
    this.images = images;
  }

  public Reply answer(Call call) {
    Parameters query = Bodies.query(call);
    query.allowOnly(Set.of("tenant"));
    ItemId id = ItemEndpoint.id(call, query);
    Thumbnail thumbnail =
        images
            .find(id)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(
                                ProblemType.NOT_FOUND,
                                "id: " + Parameters.shown(id.id()) + " (no picture kept here)")
                            .at("id")));
    String tag = tag(thumbnail.jpeg());
    Map<String, String> headers =
        Map.of("etag", tag, "cache-control", "private, max-age=60", "vary", "authorization");
    if (call.header("if-none-match").filter(given -> given.contains(tag)).isPresent()) {
      return Reply.empty(304, headers);
    }
    return new Reply(200, MediaType.JPEG, thumbnail.jpeg(), headers);
  }

  private static String tag(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return "\"" + Long.toHexString(checksum.getValue()) + "-" + bytes.length + "\"";
  }
}
