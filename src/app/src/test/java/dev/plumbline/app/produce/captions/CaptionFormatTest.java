package dev.plumbline.app.produce.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionFormatTest {
  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("captions"), text);
  }

  private List<CaptionedPicture> read(CaptionFormat expected, String text) throws Exception {
    Path file = file(text);
    assertThat(CaptionFormat.detect(file)).isEqualTo(expected);
    return expected.read(file);
  }

  private static CaptionedPicture picture(String path, Attributes attributes, String... captions) {
    List<CaptionedPicture.Caption> list =
        IntStream.range(0, captions.length)
            .mapToObj(k -> new CaptionedPicture.Caption(k, captions[k], attributes))
            .toList();
    return new CaptionedPicture(path, Path.of(path).getFileName().toString(), attributes, list);
  }

  @Test
  void readsTokenFilesAsInFlickr8k() throws Exception {
    List<CaptionedPicture> pictures =
        read(
            CaptionFormat.TOKENS,
            """
            a.jpg#0\tA dog .
            b.jpg#0\tA cat\twith a tab

            a.jpg#1\tTwo dogs , \u65e5\u672c
            """);
    assertThat(pictures)
        .containsExactly(
            picture("a.jpg", Attributes.empty(), "A dog .", "Two dogs , \u65e5\u672c"),
            picture("b.jpg", Attributes.empty(), "A cat\twith a tab"));
    assertThat(pictures.get(0).id(pictures.get(0).captions().get(1))).isEqualTo("a.jpg#1");
  }

  @Test
  void readsCocoInEitherOrder() throws Exception {
    String images =
        "\"images\": [{\"id\": 7, \"file_name\": \"a.jpg\", \"height\": 3},"
            + " {\"id\": 8, \"file_name\": \"b.jpg\"}]";
    String annotations =
        "\"annotations\": [{\"image_id\": 8, \"id\": 1, \"caption\": \"B\"},"
            + " {\"image_id\": 7, \"id\": 2, \"caption\": \"A\"},"
            + " {\"image_id\": 8, \"id\": 3, \"caption\": \"b\"}]";
    CaptionedPicture[] expected = {
      picture("b.jpg", Attributes.empty(), "B", "b"), picture("a.jpg", Attributes.empty(), "A")
    };
    for (List<String> parts : List.of(List.of(images, annotations), List.of(annotations, images))) {
      assertThat(
              read(
                  CaptionFormat.COCO,
                  "{\"info\": {\"x\": []}, " + String.join(", ", parts) + ", \"licenses\": []}"))
          .containsExactly(expected);
    }
  }

  @Test
  void readsCsvWithTypedColumns() throws Exception {
    List<CaptionedPicture> pictures =
        read(
            CaptionFormat.CSV,
            """
            image,year,caption,indoors,code
            x/a.jpg,1999,"A dog, a ""cat""
            and more",true,007
            b.jpg,,B,false,12
            """);
    assertThat(pictures)
        .containsExactly(
            picture(
                "x/a.jpg",
                Attributes.of(
                    Map.of(
                        "year", new AttributeValue.Numeric(1999),
                        "indoors", new AttributeValue.Flag(true),
                        "code", new AttributeValue.Text("007"))),
                "A dog, a \"cat\"\nand more"),
            picture(
                "b.jpg",
                Attributes.of(
                    Map.of(
                        "indoors", new AttributeValue.Flag(false),
                        "code", new AttributeValue.Text("12"))),
                "B"));
    assertThat(pictures.get(0).name()).isEqualTo("a.jpg");
  }

  @Test
  void readsJsonLines() throws Exception {
    assertThat(
            read(
                CaptionFormat.JSONL,
                """
                {"image": "a.jpg", "caption": "A", "year": 1999, "colour": "red", "no": null}
                {"image": "b.jpg", "captions": ["B", "b"], "public": true}
                """))
        .containsExactly(
            picture(
                "a.jpg",
                Attributes.of(
                    Map.of(
                        "year", new AttributeValue.Numeric(1999),
                        "colour", new AttributeValue.Text("red"))),
                "A"),
            picture(
                "b.jpg", Attributes.of(Map.of("public", new AttributeValue.Flag(true))), "B", "b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TOKENS | a.jpg#0@A~a.jpg  A | :2: 'a.jpg  A' (expected: NAME.jpg#k, a tab, the caption)",
        "TOKENS | a.jpg#0@A~b.jpg#0@ | :2: caption: blank (expected: words)",
        "TOKENS | a.jpg#0@A~a.jpg#0@B | :2: a.jpg#0 is there twice (expected: once)",
        "TOKENS | ../a.jpg#0@A | :1: image: '../a.jpg' (expected: a path below the folder)",
        "TOKENS | x/a.jpg#0@A~~y/a.jpg#1@A | :3: image: 'y/a.jpg' has the same name as 'x/a.jpg' on"
            + " line 1",
        "CSV | image,caption~a.jpg,A~b.jpg | :3: 1 values (expected: 2, one a column)",
        "CSV | image,caption,Big Sky~a.jpg,A,x | :2: attribute name: 'big sky' (expected: ",
        "CSV | image,caption,n~a.jpg,A,1e999 | :2: attribute value: Infinity (expected: finite)",
        "CSV | picture,caption~a.jpg,A | :1: columns [picture, caption] (expected: image and caption",
        "JSONL | {\"image\": \"a\", \"caption\": \"A\"}~{\"image\": 3} | :2: image: 3 (expected: the"
            + " picture's file name)",
        "JSONL | {\"image\": \"a\"} | :1: caption and captions are both missing",
        "JSONL | {\"image\": \"a\", \"caption\": \"A\", \"x\": []} | :1: x: an array or an object",
        "JSONL | {\"image\": \"a\", \"captions\": []} | :1: captions: [] (expected: an array of texts)",
        "JSONL | {\"image\": \"a\", | :1: not JSON: ",
        "COCO | {\"images\": [],~\"annotations\": [~{\"image_id\": 1, \"caption\": \"A\"}]} | :3:"
            + " annotations[0].image_id: 1 (expected: the id of one of the images)",
        "COCO | {\"images\": [{\"id\": 1}]} | :1: images[0].file_name: missing (expected: a text)",
        "COCO | {\"images\": 3 | :1: not JSON: ",
      })
  void namesTheLineAndWhatWasExpected(CaptionFormat format, String text, String message)
      throws Exception {
    Path file = file(text.replace('~', '\n').replace('@', '\t'));
    assertThatExceptionOfType(WrongLineException.class)
        .isThrownBy(() -> format.read(file))
        .withMessageStartingWith(file + message);
  }

  @Test
  void refusesWhatIsNotUtf8() throws Exception {
    byte[] latin = "a.jpg#0\tA caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(directory.resolve("latin"), latin);
    assertThatExceptionOfType(WrongLineException.class)
        .isThrownBy(() -> CaptionFormat.TOKENS.read(file))
        .withMessageContaining("not UTF-8");
  }

  @Test
  void refusesAnUnknownForm() throws Exception {
    Path file = file("hello\n");
    assertThatExceptionOfType(WrongLineException.class)
        .isThrownBy(() -> CaptionFormat.detect(file))
        .withMessageContaining(file + ":1: the form is none that is known");
    assertThat(Arrays.asList(CaptionFormat.values())).hasSize(4);
  }
}
