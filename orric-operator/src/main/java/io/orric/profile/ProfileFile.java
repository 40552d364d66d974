// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orric.allocation.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads and writes profiles.
 *
 * <pre>{@code
 * Profile profile = ProfileFile.read(Path.of("profile.yaml"));
 * }</pre>
 *
 * <p>A profile is a YAML file:
 *
 * <pre>
 * unit: macs
 * inference:
 *   - {resolution: 32, accuracy: 0.7957, cost: 7940000}
 * retraining:
 *   - {ratio: 0.1, gain: 0.1, cost: 10225000}
 * learning-curve:
 *   f-max: 0.7957
 *   slope: 0.01
 * </pre>
 *
 * <p>Where the file does not say, costs of ten thousand and more are operations. A profile that was
 * measured may have more, all of which may be left out: {@code escalation} of an inference, the
 * share of the frames on which the teacher is asked too, 0 if left out; {@code training-cost}, the
 * cost of training the student on one frame, in place of twice its inference; {@code teacher-cost},
 * that of the teacher's inference of one frame, in place of what {@code training-cost} leaves of
 * the cost of a retrained frame; {@code gain-deviation} of each ratio; and of the learning curve
 * {@code f-max-deviation}, {@code slope-deviation} and {@code learned-with}, see {@link
 * LearnedWith}.
 */
public final class ProfileFile {

    // What is missing is as wrong as what is empty, except where a key may be left out.
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
                    .build();

    private record Content(
            @JsonSetter(nulls = Nulls.SKIP) CostUnit unit,
            List<Inference> inference,
            List<Retraining> retraining,
            @JsonProperty("training-cost") @JsonSetter(nulls = Nulls.SKIP) Double trainingCost,
            @JsonProperty("teacher-cost") @JsonSetter(nulls = Nulls.SKIP) Double teacherCost,
            @JsonProperty("learning-curve") Curve curve) {

        MeasuredProfile measured() {
            return new MeasuredProfile(
                    unit == null ? CostUnit.guess(costs()) : unit,
                    inference.stream().map(Inference::measured).toList(),
                    retraining.stream().map(Retraining::measured).toList(),
                    curve.measured(),
                    cost(trainingCost),
                    cost(teacherCost));
        }

        private double[] costs() {
            return inference.stream().mapToDouble(Inference::cost).toArray();
        }

        private static OptionalDouble cost(Double cost) {
            return cost == null ? OptionalDouble.empty() : OptionalDouble.of(cost);
        }
    }

    private record Inference(
            int resolution,
            @JsonSetter(nulls = Nulls.SKIP) Double escalation,
            double accuracy,
            double cost) {

        MeasuredProfile.Inference measured() {
            return new MeasuredProfile.Inference(
                    resolution,
                    escalation == null ? 0 : escalation,
                    accuracy,
                    Quartiles.of(new double[] {cost}));
        }
    }

    private record Retraining(
            double ratio,
            double gain,
            @JsonProperty("gain-deviation") @JsonSetter(nulls = Nulls.SKIP) Double gainDeviation,
            double cost) {

        MeasuredProfile.Retraining measured() {
            return new MeasuredProfile.Retraining(
                    ratio,
                    gain,
                    deviation("retraining gain-deviation", gainDeviation),
                    Quartiles.of(new double[] {cost}));
        }
    }

    private record Curve(
            @JsonProperty("f-max") double maxAccuracy,
            @JsonProperty("f-max-deviation") @JsonSetter(nulls = Nulls.SKIP)
                    Double maxAccuracyDeviation,
            double slope,
            @JsonProperty("slope-deviation") @JsonSetter(nulls = Nulls.SKIP) Double slopeDeviation,
            @JsonProperty("learned-with") @JsonSetter(nulls = Nulls.SKIP) LearnedWith trials) {

        MeasuredProfile.Curve measured() {
            double ofMax =
                    deviation("learning-curve f-max-deviation", maxAccuracyDeviation).orElse(0);
            double ofSlope = deviation("learning-curve slope-deviation", slopeDeviation).orElse(0);
            return new MeasuredProfile.Curve(
                    maxAccuracy,
                    slope,
                    Optional.ofNullable(trials)
                            .map(by -> new MeasuredProfile.Spread(ofMax, ofSlope, by)));
        }
    }

    private static OptionalDouble deviation(String name, Double value) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!(value >= 0) || value.isInfinite()) {
            throw new IllegalArgumentException(name + " is " + value + ", must be at least 0");
        }
        return OptionalDouble.of(value);
    }

    /**
     * Reads a profile.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no profile; names the file, the place and what is
     *     wrong
     */
    public static Profile read(Path file) throws IOException {
        return readMeasured(file).profile();
    }

    /**
     * Reads a profile with what its file says of the measurements. Quartiles of costs are comments
     * of the file, so here they are the cost itself.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no profile; names the file, the place and what is
     *     wrong
     */
    public static MeasuredProfile readMeasured(Path file) throws IOException {
        try {
            Content content = YAML.readValue(Files.readAllBytes(file), Content.class);
            if (content == null) {
                throw new IllegalArgumentException("is empty");
            }
            MeasuredProfile measured = content.measured();
            measured.profile();
            return measured;
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file + " does not exist");
        } catch (ValueInstantiationException e) {
            throw wrong(file, e.getCause());
        } catch (JacksonException e) {
            String place =
                    e.getLocation() == null
                            ? ""
                            : String.format(" (line %d)", e.getLocation().getLineNr());
            throw new IllegalArgumentException(
                    String.format("profile %s is not readable: %s", file, e.getOriginalMessage())
                            + place,
                    e);
        } catch (IllegalArgumentException e) {
            throw wrong(file, e);
        }
    }

    private static IllegalArgumentException wrong(Path file, Throwable cause) {
        return new IllegalArgumentException("profile " + file + ": " + cause.getMessage(), cause);
    }

    /**
     * The text of a profile file.
     *
     * @param notes what its reader should know, a comment line each
     */
    public static String text(MeasuredProfile measured, List<String> notes) {
        return ProfileText.of(measured, notes);
    }

    private ProfileFile() {}
}
