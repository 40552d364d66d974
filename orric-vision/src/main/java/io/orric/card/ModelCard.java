// SPDX-License-Identifier: Apache-2.0
package io.orric.card;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orric.vision.Augmentation;
import io.orric.vision.ClassNames;
import io.orric.vision.ModelInput;
import io.orric.vision.Resizing;
import io.orric.vision.Resizing.Filter;
import io.orric.vision.Resizing.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The card of the models in a folder: which pictures they take and, if wanted, which classes they
 * tell apart.
 *
 * <pre>{@code
 * ModelInput input = ModelCard.beside(Path.of("student.pt")).orElseThrow().input();
 * }</pre>
 *
 * <p>A card is a YAML file called {@value #NAME}:
 *
 * <pre>
 * input:
 *   mean: [0.485, 0.456, 0.406]   # of red, green and blue, scaled to 0–1
 *   std: [0.229, 0.224, 0.225]
 *   mode: centre-crop             # or stretch, or letterbox
 *   filter: bilinear-antialias    # or bilinear, or area
 *   resize: 256                   # with centre-crop: the shorter side, …
 *   crop: 224                     # … and the side of the square that is cut from the middle
 * classes: [car, bus]             # may be left out
 * augmentation: flip,shift        # of the base training, may be left out
 * </pre>
 *
 * <p>The words mean what {@link Resizing} says of them.
 *
 * @param file the card
 * @param input what the models take
 * @param classes names of the models' outputs; empty if the card has none
 * @param augmentation variation of the pictures that the models were trained on, which their
 *     batch-norm statistics belong to; empty if the card does not say
 */
public record ModelCard(
        Path file,
        ModelInput input,
        Optional<ClassNames> classes,
        Optional<Augmentation> augmentation) {

    /** Name of the file. */
    public static final String NAME = "model.yaml";

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** The file that the card of a model is, if it has one. */
    public static Path fileOf(Path model) {
        return model.resolveSibling(NAME);
    }

    /**
     * Reads the card beside a model.
     *
     * @param model file of the model
     * @return empty if there is no card
     * @throws IOException if the card cannot be read
     * @throws IllegalArgumentException if it is wrong; names the file, the key, its value and the
     *     remedy
     */
    public static Optional<ModelCard> beside(Path model) throws IOException {
        Path file = fileOf(model);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static ModelCard read(Path file) throws IOException {
        try {
            CardEntry card = CardEntry.of(YAML.readTree(Files.readAllBytes(file)));
            card.requireKeys("input", "classes", "augmentation");
            ModelInput input = input(card.entry("input"));
            return new ModelCard(
                    file,
                    input,
                    card.optional("classes").map(ModelCard::classes),
                    card.optional("augmentation").map(value -> augmentation(card, value)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    String.format(
                            "model card %s is not readable: %s%s; correct it, docs/your-model.md shows"
                                    + " a card",
                            file, e.getOriginalMessage().lines().findFirst().orElse(""), line(e)),
                    e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("model card " + file + ": " + e.getMessage(), e);
        }
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }

    private static ModelInput input(CardEntry input) {
        input.requireKeys("mean", "std", "mode", "filter", "resize", "crop");
        return new ModelInput(
                input.channels("mean", -ModelInput.LARGEST_MEAN, ModelInput.LARGEST_MEAN),
                input.channels("std", ModelInput.SMALLEST_STD, ModelInput.LARGEST_STD),
                resizing(input, input.choice("mode", Mode.values())));
    }

    private static Resizing resizing(CardEntry input, Mode mode) {
        Filter filter = input.choice("filter", Filter.values());
        if (mode != Mode.CENTRE_CROP) {
            String remedy = "which goes with mode centre-crop, leave it out with " + mode;
            input.requireAbsent("resize", remedy);
            input.requireAbsent("crop", remedy);
            return new Resizing(mode, filter);
        }
        int crop = input.integer("crop", 1, ModelInput.LARGEST_RESOLUTION);
        int resize = input.integer("resize", crop, 2 * ModelInput.LARGEST_RESOLUTION);
        return new Resizing(mode, filter, resize, crop);
    }

    private static Augmentation augmentation(CardEntry card, JsonNode value) {
        try {
            return Augmentation.parse(value.asText());
        } catch (IllegalArgumentException e) {
            throw card.wrong("augmentation", value, e.getMessage());
        }
    }

    private static ClassNames classes(JsonNode value) {
        List<String> names = new ArrayList<>();
        for (JsonNode name : value) {
            if (!name.isTextual()) {
                throw new IllegalArgumentException(
                        "classes has " + name + ", must be a text; put it in quotes");
            }
            names.add(name.textValue());
        }
        if (!value.isArray()) {
            throw new IllegalArgumentException(
                    "classes is " + value + ", must be a list such as [car, bus]");
        }
        return new ClassNames(names);
    }
}
