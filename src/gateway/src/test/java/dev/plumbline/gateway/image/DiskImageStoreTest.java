package dev.plumbline.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.image.Thumbnail;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskImageStoreTest {
  private static final ItemId A = new ItemId("t", "a");
  private static final ItemId B = new ItemId("t", "b");
  private static final ItemId C = new ItemId("t", "c");

  @TempDir private Path directory;

  private static Thumbnail picture(int bytes) {
    byte[] file = new byte[bytes];
    Arrays.fill(file, (byte) bytes);
    return new Thumbnail(file);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void whatIsPutIsFoundUntilItIsDeleted() throws Exception {
    DiskImageStore store = DiskImageStore.open(directory, 1000);
    store.put(A, picture(10));
    store.put(A, picture(20));

    assertThat(store.find(A)).contains(picture(20));
    assertThat(store.find(new ItemId("u", "a"))).isEmpty();
    assertThat(store.bytes()).isEqualTo(20);
    store.delete(A);
    store.delete(A);
    assertThat(store.find(A)).isEmpty();
    assertThat(store.bytes()).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void theOnesPutLongestAgoGoFirst() throws Exception {
    DiskImageStore store = DiskImageStore.open(directory, 100);
    store.put(A, picture(40));
    store.put(B, picture(40));
    store.put(A, picture(41));
    store.put(C, picture(42));

    assertThat(store.find(B)).isEmpty();
    assertThat(store.find(A)).isPresent();
    assertThat(store.find(C)).isPresent();
    assertThat(store.bytes()).isEqualTo(83);
    assertThat(files()).hasSize(2);
  }

  @Test
  void aPictureThatIsLargerThanTheBoundIsNotKept() {
    DiskImageStore store = DiskImageStore.open(directory, 100);
    store.put(A, picture(101));

    assertThat(store.find(A)).isEmpty();
    assertThat(store.size()).isZero();
  }

  @Test
  void anotherStartFindsTheFilesAndTheirOrder() throws Exception {
    DiskImageStore first = DiskImageStore.open(directory, 1000);
    first.put(A, picture(40));
    first.put(B, picture(41));
    first.put(C, picture(42));
    for (Path file : files()) {
      // File systems differ in how finely they tell times apart.
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000 + Files.size(file)));
    }
    Files.write(directory.resolve("half.part"), new byte[10]);

    DiskImageStore second = DiskImageStore.open(directory, 90);

    assertThat(second.find(A)).isEmpty();
    assertThat(second.find(B)).isEqualTo(Optional.of(picture(41)));
    assertThat(second.find(C)).isPresent();
    assertThat(second.bytes()).isEqualTo(83);
    assertThat(files()).hasSize(2);
  }

  @Test
  void noIdLeavesTheDirectory() throws Exception {
    DiskImageStore store = DiskImageStore.open(directory.resolve("in"), 1000);
    ItemId sly = new ItemId("t", "../../../etc/passwd");
    store.put(sly, picture(1));

    assertThat(store.find(sly)).isPresent();
    assertThat(files()).allMatch(file -> file.startsWith(directory.resolve("in")));
  }

  @Test
  void aDirectoryThatCannotBeIsToldWithItsName() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> DiskImageStore.open(file, 1000))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(file.toString());
  }
}
