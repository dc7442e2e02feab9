package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.ApiKey.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewaySettingsTest {
  private static final String HASH = "ab".repeat(32);
  private static final PlumblineConfig DEFAULTS = PlumblineConfig.defaults();

  @Test
  void keysAreReadInTheOrderOfTheirNames() {
    GatewaySettings settings =
        DEFAULTS
            .with(
                Map.of(
                    "gateway.apiKeys.shop", "shop-a reader " + HASH,
                    "gateway.apiKeys.feed", "shop-a  writer " + HASH))
            .gateway();

    assertThat(settings.keys())
        .isEqualTo(
            List.of(
                new ApiKey("feed", "shop-a", Role.WRITER, HASH),
                new ApiKey("shop", "shop-a", Role.READER, HASH)));
  }

  @Test
  void aKeyInTheHashsPlaceIsRefusedAndNotRepeated() {
    assertThatThrownBy(
            () -> DEFAULTS.with("gateway.apiKeys.shop", "shop-a reader correct-horse-battery"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("gateway.apiKeys: shop (expected: a tenant, then reader")
        .hasMessageNotContaining("correct-horse");
  }

  @Test
  void eachRoleAllowsWhatTheOneBeforeDoes() {
    assertThat(Role.ADMIN.includes(Role.WRITER)).isTrue();
    assertThat(Role.WRITER.includes(Role.READER)).isTrue();
    assertThat(Role.READER.includes(Role.READER)).isTrue();
    assertThat(Role.READER.includes(Role.WRITER)).isFalse();
  }

  @Test
  void aCertificateNeedsItsKey() {
    assertThat(DEFAULTS.gateway().tls().enabled()).isFalse();
    assertThatThrownBy(() -> DEFAULTS.with("gateway.tls.certificate", "/etc/tls/cert.pem"))
        .hasMessageContaining("gateway.tls.key: blank (expected: both files or neither)");
  }
}
