// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.local.Checkout;
import io.orric.profile.ProfileFile;
import io.orric.vision.ClassNames;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The program of the {@link BareLoop}: one thread that answers one frame after the other. */
public final class FrameLoop {

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);

    /** As the job's defaults. */
    private static final ImageLimits LIMITS = new ImageLimits(16 << 20, 33_177_600);

    private static final ModelInput INPUT = new ModelInput(0.5f, 0.5f);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FrameDecoder decoder = new FrameDecoder(LIMITS);
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final ImageClassifier student;
    private final ClassNames classes;
    private final int resolution;
    private final String predictions;

    /** Its answer to a frame, in the words of a prediction. */
    record Answer(String origin, int partition, long offset, String className, float confidence) {}

    private FrameLoop(
            ImageClassifier student, ClassNames classes, int resolution, String predictions) {
        this.student = student;
        this.classes = classes;
        this.resolution = resolution;
        this.predictions = predictions;
    }

    /**
     * Runs until it is killed.
     *
     * @param arguments folder of the checkout, brokers, consumer group
     */
    public static void main(String[] arguments) throws Exception {
        Checkout checkout = new Checkout(Path.of(arguments[0]));
        Topics topics = new Topics(arguments[2]);
        int resolution =
                ProfileFile.read(RoadsideModels.profile(checkout))
                        .space()
                        .bestStudent()
                        .resolution();
        ClassNames classes = ClassNames.read(RoadsideModels.classes(checkout));
        try (ImageClassifier student = ImageClassifier.load(RoadsideModels.student(checkout));
                KafkaProducer<byte[], byte[]> producer = Clients.producer(arguments[1]);
                KafkaConsumer<byte[], byte[]> consumer =
                        Clients.consumer(
                                arguments[1],
                                Map.of(ConsumerConfig.GROUP_ID_CONFIG, topics.group()))) {
            student.warm(resolution, classes);
            consumer.subscribe(List.of(topics.frames()));
            new FrameLoop(student, classes, resolution, topics.predictions())
                    .run(consumer, producer);
        }
    }

    private void run(KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer)
            throws Exception {
        while (failure.get() == null) {
            for (ConsumerRecord<byte[], byte[]> frame : consumer.poll(POLL_TIMEOUT)) {
                var unused = producer.send(answer(frame), (sent, failed) -> note(failed));
            }
        }
        throw failure.get();
    }

    private ProducerRecord<byte[], byte[]> answer(ConsumerRecord<byte[], byte[]> frame)
            throws IOException, UndecodableImageException {
        PixelBatch pixels =
                PixelBatch.ofPixels(
                        List.of(decoder.pixels(frame.value(), resolution, INPUT)),
                        resolution,
                        INPUT);
        float[] probabilities = student.probabilities(pixels)[0];
        int best = Probabilities.argMax(probabilities);
        Answer answer =
                new Answer(
                        frame.topic(),
                        frame.partition(),
                        frame.offset(),
                        classes.of(best),
                        probabilities[best]);
        return new ProducerRecord<>(
                predictions, null, frame.timestamp(), frame.key(), JSON.writeValueAsBytes(answer));
    }

    private void note(Exception failed) {
        if (failed != null) {
            failure.compareAndSet(null, failed);
        }
    }
}
