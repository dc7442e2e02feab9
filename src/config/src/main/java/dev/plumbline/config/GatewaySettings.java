package dev.plumbline.config;

import java.io.Serializable;

/** The HTTP door. */
public record GatewaySettings(
    @Doc("The address that it listens on.") String host,
    @Doc(
            value =
                "Its port. 0: in one process the third from `local.portBase`, else any free one.",
            range = "0 to 65535")
        int port)
    implements Serializable {
  public GatewaySettings {
    Checks.present("host", host);
    Checks.range("port", port, 0, 65_535);
  }
}
