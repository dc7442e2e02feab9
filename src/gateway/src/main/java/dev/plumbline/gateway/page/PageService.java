package dev.plumbline.gateway.page;

import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpHeadersBuilder;
import com.linecorp.armeria.common.ServerCacheControl;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.file.FileService;
import com.linecorp.armeria.server.file.HttpFile;

/** Serves the web page. Its policy lets the browser load nothing from anywhere else. */
public final class PageService {
  private static final String ROOT = "dev/plumbline/gateway/";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' blob: data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private PageService() {}

  /** The page itself. */
  public static HttpService index() {
    return document("page/index.html", "text/html; charset=utf-8");
  }

  /** What the page consists of, by name. */
  public static HttpService files() {
    return FileService.builder(PageService.class.getClassLoader(), ROOT + "page")
        .cacheControl(ServerCacheControl.REVALIDATED)
        .addHeaders(headers())
        .build();
  }

  /** One file of the gateway's resources. */
  public static HttpService document(String name, String type) {
    return HttpFile.builder(PageService.class.getClassLoader(), ROOT + name)
        .contentType(type)
        .cacheControl(ServerCacheControl.REVALIDATED)
        .addHeaders(headers())
        .build()
        .asService();
  }

  private static HttpHeaders headers() {
    HttpHeadersBuilder headers = HttpHeaders.builder();
    headers.add("content-security-policy", POLICY);
    headers.add("x-content-type-options", "nosniff");
    headers.add("referrer-policy", "no-referrer");
    headers.add("cross-origin-opener-policy", "same-origin");
    return headers.build();
  }
}
