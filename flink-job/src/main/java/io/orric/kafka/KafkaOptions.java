// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.Names;
import io.orric.options.OrricOption;
import io.orric.options.Range;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** Options of topics, cameras and their clocks. */
public final class KafkaOptions {

    /** Names that Kafka allows for topics. */
    private static final Range<String> TOPIC =
            new Range<>(
                    name ->
                            name.matches("[a-zA-Z0-9._-]{1,249}")
                                    && !name.equals(".")
                                    && !name.equals(".."),
                    "up to 249 letters, digits, '.', '_' and '-'");

    public static final OrricOption<String> BOOTSTRAP =
            OrricOption.ofString("orric.kafka.bootstrap-servers")
                    .defaultValue("localhost:9092")
                    .alias("--bootstrap", "HOST:PORT")
                    .describedAs("Addresses of Kafka brokers, host:port[,host:port].");

    public static final OrricOption<String> GROUP =
            OrricOption.ofString("orric.kafka.group-id")
                    .defaultValue("orric")
                    .describedAs(
                            "Consumer group of the job, and prefix of the names of its"
                                    + " transactions. Two jobs must not share it.");

    public static final OrricOption<String> FRAMES_TOPIC =
            topic("frames")
                    .alias("--topic", "NAME")
                    .describedAs("Topic that cameras send their frames to.");

    public static final OrricOption<String> CAPACITY_TOPIC =
            topic("capacity")
                    .describedAs(
                            "Topic of announced capacities: the key is the site, the value the"
                                    + " compute of each of its slots in the profile's unit. The"
                                    + " topic need not exist.");

    public static final OrricOption<String> PREDICTIONS_TOPIC =
            topic("predictions").describedAs("Topic that predictions are written to.");

    public static final OrricOption<String> DECISIONS_TOPIC =
            topic("decisions").describedAs("Topic that the decision for each slot is written to.");

    public static final OrricOption<String> DEAD_LETTERS_TOPIC =
            topic("dead-letters")
                    .describedAs("Topic for frames that cannot be inferred, each with the reason.");

    public static final OrricOption<MemorySize> DEAD_LETTER_IMAGE =
            OrricOption.ofMemory("orric.dead-letters.image-bytes")
                    .defaultValue(new MemorySize(4 << 10))
                    .within(Range.between(MemorySize.ZERO, new MemorySize(512 << 10)))
                    .describedAs(
                            "Number of first bytes of a frame's image that its dead letter carries,"
                                    + " in base64. 0 for none; to keep whole frames, raise it above"
                                    + " their size.");

    public static final OrricOption<KafkaConnection.StartingOffsets> START =
            OrricOption.ofEnum("orric.kafka.start", KafkaConnection.StartingOffsets.class)
                    .defaultValue(KafkaConnection.StartingOffsets.COMMITTED)
                    .describedAs(
                            "First frame to read when the job does not continue from a checkpoint:"
                                    + " committed (where the consumer group stopped; the earliest"
                                    + " frame for a new group), earliest or latest.");

    public static final OrricOption<DeliveryGuarantee> GUARANTEE =
            OrricOption.ofEnum("orric.kafka.delivery-guarantee", DeliveryGuarantee.class)
                    .describedAs(
                            "Delivery guarantee of results: exactly-once, at-least-once or none."
                                    + " With exactly-once, consumers that read committed records"
                                    + " see results after the next checkpoint. Default:"
                                    + " exactly-once if checkpoints are on, else at-least-once.");

    public static final OrricOption<Map<String, String>> PROPERTIES =
            OrricOption.ofMap("orric.kafka.properties")
                    .describedAs(
                            "Properties of every Kafka client, such as"
                                    + " orric.kafka.properties.security.protocol.");

    public static final OrricOption<Map<String, String>> CAMERA_SITES =
            OrricOption.ofMap("orric.sites.cameras")
                    .describedAs(
                            "Site of each camera, CAMERA: SITE, or PREFIX*: SITE for all cameras"
                                    + " whose names begin with PREFIX. An exact name takes"
                                    + " precedence, then the longest prefix.");

    public static final OrricOption<String> DEFAULT_SITE =
            OrricOption.ofString("orric.sites.default")
                    .defaultValue("default")
                    .within(
                            new Range<>(
                                    name -> !Names.isTooLong(name),
                                    "at most " + Names.MAX_LENGTH + " characters"))
                    .describedAs("Site of all cameras that orric.sites.cameras does not name.");

    public static final OrricOption<Duration> OUT_OF_ORDERNESS =
            OrricOption.ofDuration("orric.frames.out-of-orderness")
                    .defaultValue(Duration.ofSeconds(2))
                    .formerly("orric.frames.silence", value -> Map.of())
                    .within(Range.atLeast(Duration.ZERO))
                    .describedAs(
                            "Time that a slot stays open after its end, by the clock of the machine"
                                    + " that reads frames, for frames under way. A slot that is"
                                    + " decided at its start ends earlier when a frame of the next"
                                    + " one comes.");

    public static final OrricOption<Duration> CLOCK_TOLERANCE =
            OrricOption.ofDuration("orric.frames.clock-tolerance")
                    .defaultValue(Duration.ofSeconds(2))
                    .within(Range.atLeast(Duration.ZERO))
                    .describedAs(
                            "Maximum time by which a capture time may be ahead of the clock of the"
                                    + " machine that reads it. Frames from further ahead count in"
                                    + " the slot in which they arrive, and their camera is named in"
                                    + " the log.");

    public static final OrricOption<Duration> LATENESS =
            OrricOption.ofDuration("orric.frames.lateness")
                    .defaultValue(Duration.ofMinutes(1))
                    .within(Range.atLeast(Duration.ZERO))
                    .describedAs(
                            "Maximum time by which a capture time may be behind the clock of the"
                                    + " machine that reads it. Older frames, of a slow clock or of a"
                                    + " backlog, count in the slot in which they arrive, and their"
                                    + " camera is named in the log.");

    private static OrricOption.Builder<String> topic(String name) {
        return OrricOption.ofString("orric.kafka.topics." + name).defaultValue(name).within(TOPIC);
    }

    private KafkaOptions() {}
}
