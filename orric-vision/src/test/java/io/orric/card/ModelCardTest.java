// SPDX-License-Identifier: Apache-2.0
package io.orric.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.vision.Augmentation;
import io.orric.vision.Augmentation.Kind;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelInput.Channels;
import io.orric.vision.Resizing;
import io.orric.vision.Resizing.Filter;
import io.orric.vision.Resizing.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {

    private static final String IMAGENET =
            """
            input:
              mean: [0.485, 0.456, 0.406]
              std: [0.229, 0.224, 0.225]
              mode: centre-crop
              filter: bilinear-antialias
              resize: 256
              crop: 224
            classes: [car, "on"]
            augmentation: flip,shift
            """;

    @TempDir private Path folder;

    @Test
    void saysWhatAModelTakesAndTellsApart() throws Exception {
        ModelCard card = read(IMAGENET);
        assertThat(card.input())
                .isEqualTo(
                        new ModelInput(
                                new Channels(0.485f, 0.456f, 0.406f),
                                new Channels(0.229f, 0.224f, 0.225f),
                                new Resizing(
                                        Mode.CENTRE_CROP, Filter.BILINEAR_ANTIALIAS, 256, 224)));
        assertThat(card.classes().orElseThrow()).hasToString("car, on");
        assertThat(card.augmentation()).contains(Augmentation.of(Kind.FLIP, Kind.SHIFT));
    }

    @Test
    void whatGoesWithoutSayingIsLeftOut() throws Exception {
        ModelCard card =
                read(
                        """
                        input: {mean: [0, 0, 0], std: [1, 1, 1], mode: stretch, filter: area}
                        """);
        assertThat(card.input()).isEqualTo(new ModelInput(0, 1));
        assertThat(card.classes()).isEmpty();
        assertThat(card.augmentation()).isEmpty();
    }

    @Test
    void aModelWithoutACardHasNone() throws Exception {
        assertThat(ModelCard.beside(folder.resolve("student.pt"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.229, 0.224, 0.225 | 0.229, 0, 0.225 | input.std is [0.229,0,0.225], must be 3 numbers from 0.000001 to 1000, of red, green and blue",
                "0.229, 0.224, 0.225 | 0.229, 0.225 | input.std is [0.229,0.225], must be 3 numbers",
                "[0.485, 0.456, 0.406] | 0.5 | input.mean is 0.5, must be 3 numbers",
                "0.456, 0.406 | nan, 0.406 | input.mean is [0.485,",
                "0.456, 0.406 | 1e999, 0.406 | input.mean is [0.485,",
                "0.456, 0.406 | '0.456', 0.406 | input.mean is [0.485,\"0.456\",0.406], must be 3 numbers",
                "centre-crop | center-crop | input.mode is \"center-crop\", must be one of stretch, centre-crop, letterbox",
                "bilinear-antialias | bicubic | input.filter is \"bicubic\", must be one of area, bilinear, bilinear-antialias",
                "resize: 256 | resize: 200 | input.resize is 200, must be a whole number from 224 to 8192",
                "crop: 224 | crop: 2.5 | input.crop is 2.5, must be a whole number from 1 to 4096",
                "centre-crop | stretch | input.resize is 256, which goes with mode centre-crop, leave it out with stretch",
                "  std | standard | input.standard is [0.229,0.224,0.225], an unknown key; keys are mean, std, mode, filter, resize, crop",
                "crop: 224 | crop: | input.crop is null, must be a whole number",
                "  crop: 224 | '' | input.crop is missing, give it a whole number from 1 to 4096",
                "  std | sdt | input.sdt is [0.229,0.224,0.225], an unknown key; keys are mean, std, mode, filter, resize, crop; did you mean std?",
                "classes | labels | labels is [\"car\",\"on\"], an unknown key; keys are input, classes",
                "classes: [car | classes: [bus, bus | class name 'bus' is blank or given twice",
                "'\"on\"' | on | classes has true, must be a text; put it in quotes",
                "'[car, \"on\"]' | 5 | classes is 5, must be a list such as [car, bus]",
            })
    void whatIsWrongIsNamedWithItsPlaceAndRemedy(String right, String wrong, String complaint) {
        assertThatThrownBy(() -> read(IMAGENET.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "model card " + folder.resolve("model.yaml") + ": " + complaint)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''         | the card is empty, must be lines like 'key: value'",
                "'[1, 2]'   | the card is [1,2], must be lines like 'key: value'",
                "'classes: [a, b]' | input is missing",
                "'input: 5' | input is 5, must be lines like 'key: value'; keys are mean",
            })
    void aCardIsAMapping(String text, String complaint) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining(": " + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crop: 224 | 'mode: stretch' | Duplicate field 'mode' (line 7)",
                "0.456      | .nan            | Malformed numeric value '.nan' (line 2)",
                "crop: 224  | crop: [224      | while parsing a flow",
            })
    void whatYamlRefusesIsNamedWithItsLine(String right, String wrong, String complaint) {
        assertThatThrownBy(() -> read(IMAGENET.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "model card "
                                + folder.resolve("model.yaml")
                                + " is not readable: "
                                + complaint)
                .hasMessageEndingWith("; correct it, docs/your-model.md shows a card")
                .message()
                .doesNotContain("\n");
    }

    private ModelCard read(String text) throws IOException {
        Files.writeString(folder.resolve(ModelCard.NAME), text);
        return ModelCard.beside(folder.resolve("student.pt")).orElseThrow();
    }
}
