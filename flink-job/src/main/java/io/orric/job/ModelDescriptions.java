// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.card.ModelCard;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import io.orric.vision.Augmentation;
import io.orric.vision.ClassNames;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelInput.Channels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Descriptions of models, by the card beside them and by options. A card speaks for the models in
 * its folder, options for models without one; where both speak they must agree.
 */
public final class ModelDescriptions {

    private static final String CLASSES = "classes.txt";

    /**
     * The pictures that a model takes.
     *
     * @param config options, which count where the model has no card
     * @param model file of the model
     * @throws UsageException if the card is wrong, or an option that is set contradicts it
     * @throws IOException if the card cannot be read
     */
    public static ModelInput input(ReadableConfig config, Path model) throws IOException {
        Optional<ModelCard> card = card(model);
        if (card.isEmpty()) {
            return new ModelInput(
                    JobOptions.MEAN.read(config).floatValue(),
                    JobOptions.STD.read(config).floatValue());
        }
        ModelInput input = card.get().input();
        requireAgreement(config, JobOptions.MEAN, "mean", input.mean(), card.get());
        requireAgreement(config, JobOptions.STD, "std", input.std(), card.get());
        return input;
    }

    private static void requireAgreement(
            ReadableConfig config,
            OrricOption<Double> option,
            String key,
            Channels said,
            ModelCard card) {
        Optional<Double> set = option.find(config);
        if (set.isPresent() && !said.equals(Channels.all(set.get().floatValue()))) {
            throw option.wrong(
                    set.get(),
                    String.format(
                            "but input.%s of model card %s is %s; leave the option out, the card"
                                    + " counts",
                            key, card.file(), said));
        }
    }

    /**
     * Names of the outputs of a model: those of a file, or else of its card.
     *
     * @param model file of the model
     * @throws UsageException if the card is wrong or has others
     * @throws IllegalArgumentException if the file is wrong
     * @throws IOException if a file cannot be read
     */
    static ClassNames classes(ReadableConfig config, Path model) throws IOException {
        return classes(model, namedClasses(config), JobOptions.CLASSES::existing);
    }

    /**
     * The file with the names of a model's outputs; empty if only its card has them.
     *
     * @throws UsageException if the card is wrong, or if neither has them
     * @throws IOException if the card cannot be read
     */
    static Optional<Path> classesFile(ReadableConfig config, Path model) throws IOException {
        Path file = namedClasses(config).orElse(model.resolveSibling(CLASSES));
        boolean onCard = card(model).flatMap(ModelCard::classes).isPresent();
        return onCard && namedClasses(config).isEmpty() && !Files.exists(file)
                ? Optional.empty()
                : Optional.of(JobOptions.CLASSES.existing(file));
    }

    private static Optional<Path> namedClasses(ReadableConfig config) {
        return JobOptions.CLASSES.find(config).map(Path::of);
    }

    /**
     * Names of the outputs of a model: those of a file, or else of its card.
     *
     * @param named file that the user names; {@code classes.txt} beside the model if none
     * @param existing complains if the file does not exist
     * @throws UsageException if the card is wrong or has others
     * @throws IllegalArgumentException if the file is wrong
     * @throws IOException if a file cannot be read
     */
    public static ClassNames classes(Path model, Optional<Path> named, UnaryOperator<Path> existing)
            throws IOException {
        Optional<ModelCard> card = card(model);
        Path file = named.orElse(model.resolveSibling(CLASSES));
        Optional<ClassNames> ofCard = card.flatMap(ModelCard::classes);
        if (ofCard.isPresent() && named.isEmpty() && !Files.exists(file)) {
            return ofCard.get();
        }
        ClassNames classes = ClassNames.read(existing.apply(file));
        requireSame(model, classes, file);
        return classes;
    }

    /**
     * Checks that a model's card, if it has one that names classes, names these.
     *
     * @param origin where they come from
     * @throws UsageException if it names others, or in another order
     */
    public static void requireSame(Path model, ClassNames classes, Path origin) throws IOException {
        Optional<ModelCard> card = card(model);
        Optional<ClassNames> said = card.flatMap(ModelCard::classes);
        if (said.isPresent() && !said.get().equals(classes)) {
            throw UsageException.format(
                    "classes of model card %s are %s, but of %s %s; both must be the same, in the"
                            + " same order",
                    card.get().file(), said.get(), origin, classes);
        }
    }

    /**
     * The variation of pictures that a model was trained on, if its card says so.
     *
     * @throws UsageException if the card is wrong
     * @throws IOException if the card cannot be read
     */
    public static Optional<Augmentation> augmentation(Path model) throws IOException {
        return card(model).flatMap(ModelCard::augmentation);
    }

    private static Optional<ModelCard> card(Path model) throws IOException {
        return UsageException.reading(() -> ModelCard.beside(model));
    }

    private ModelDescriptions() {}
}
