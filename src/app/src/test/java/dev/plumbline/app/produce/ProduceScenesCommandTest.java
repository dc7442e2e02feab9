package dev.plumbline.app.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.BrokerTest;
import dev.plumbline.app.CommandRun;
import dev.plumbline.app.ItemsOnTopic;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProduceScenesCommandTest extends BrokerTest {
  @BeforeEach
  void prepare() {
    createTopics();
  }

  @Test
  void sendsARangeOfScenes() throws Exception {
    CommandRun run =
        run("produce", "scenes", "--from", "40", "--count", "3", "--seed", "9").succeeded();
    assertThat(run.out()).startsWith("acknowledged 18 events (");
    Map<String, ItemEvent> items = ItemsOnTopic.byId(kafka);
    assertThat(items).hasSize(18);
    Scene scene = new Scenes(ScenesConfig.of(9)).scene(42);
    ItemEvent.Image image = (ItemEvent.Image) items.get("scene-000000042");
    byte[] png = ((ImageContent.Inline) image.content()).bytes();
    assertThat(RgbImage.of(ImageIO.read(new ByteArrayInputStream(png)))).isEqualTo(scene.image());
    for (int k = 0; k < 5; k++) {
      ItemEvent.Caption caption = (ItemEvent.Caption) items.get("scene-000000042#" + k);
      assertThat(caption.text()).isEqualTo(scene.captions().get(k).text());
      assertThat(caption.partOf()).isEqualTo("scene-000000042");
    }
  }

  @Test
  void refusesWrongNumbers() {
    assertThat(run("produce", "scenes", "--count", "-1").err()).contains("--count -1");
    assertThat(run("produce", "scenes", "--rate", "-1").code()).isEqualTo(2);
    CommandRun tenant = run("produce", "scenes", "--tenant", "No Tenant");
    assertThat(tenant.code()).isEqualTo(2);
    assertThat(tenant.err()).contains("--tenant: tenant: 'No Tenant' (expected: ");
  }
}
