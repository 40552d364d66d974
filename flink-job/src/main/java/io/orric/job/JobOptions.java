// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.adaptation.Variation;
import io.orric.kafka.KafkaConnection;
import io.orric.operator.OperatorOptions;
import io.orric.options.Configurations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** Options of the job; those of its slot operator are {@link io.orric.operator.OperatorOptions}. */
public final class JobOptions {

    public static final ConfigOption<String> PROFILE =
            ConfigOptions.key("orric.profile")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("Profile of student and teacher, a YAML file. Required.");

    public static final ConfigOption<String> STUDENT =
            ConfigOptions.key("orric.models.student")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "TorchScript file of the student that every site begins with."
                                    + " Required.");

    public static final ConfigOption<String> TEACHER =
            ConfigOptions.key("orric.models.teacher")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "TorchScript file of the teacher that labels samples. Required.");

    public static final ConfigOption<String> CLASSES =
            ConfigOptions.key("orric.models.classes")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Names of the models' outputs, a text file of one a line. Unset:"
                                    + " classes.txt beside the student.");

    public static final ConfigOption<Double> MEAN =
            ConfigOptions.key("orric.models.mean")
                    .doubleType()
                    .defaultValue(0.5)
                    .withDescription(
                            "Subtracted from every pixel value, scaled to 0 to 1, before the models"
                                    + " see it.");

    public static final ConfigOption<Double> STD =
            ConfigOptions.key("orric.models.std")
                    .doubleType()
                    .defaultValue(0.5)
                    .withDescription("Then divides it. Above 0.");

    public static final ConfigOption<MemorySize> MAX_IMAGE_BYTES =
            ConfigOptions.key("orric.frames.max-bytes")
                    .memoryType()
                    .defaultValue(MemorySize.ofMebiBytes(16))
                    .withDescription("Larger encoded frames become dead letters undecoded.");

    public static final ConfigOption<Long> MAX_IMAGE_PIXELS =
            ConfigOptions.key("orric.frames.max-pixels")
                    .longType()
                    .defaultValue(33_177_600L)
                    .withDescription(
                            "Frames that claim more pixels become dead letters undecoded. The"
                                    + " default is 7680 x 4320.");

    public static final ConfigOption<Integer> BATCHES_IN_FLIGHT =
            ConfigOptions.key("orric.inference.batches-in-flight")
                    .intType()
                    .defaultValue(4)
                    .withDescription(
                            "Most batches handed to the inference thread of a subtask at once."
                                    + " 1 to 1024.");

    public static final ConfigOption<Duration> POLL_INTERVAL =
            ConfigOptions.key("orric.inference.poll-interval")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(1))
                    .withDescription(
                            "How often inference looks into the registry for a newer student. At"
                                    + " least 10 ms.");

    public static final ConfigOption<String> REGISTRY_PATH =
            ConfigOptions.key("orric.registry.path")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Folder of the model registry, on any file system that Flink knows and"
                                    + " all task managers share. Unset: a temporary folder that"
                                    + " ends with the run.");

    public static final ConfigOption<Integer> REGISTRY_VERSIONS =
            ConfigOptions.key("orric.registry.kept-versions")
                    .intType()
                    .defaultValue(10)
                    .withDescription("Newest students of a site that are kept. 4 to 100000.");

    public static final ConfigOption<Boolean> AWAIT_RETRAINING =
            ConfigOptions.key("orric.retraining.await")
                    .booleanType()
                    .noDefaultValue()
                    .withDescription(
                            "Whether a slot is inferred only once the student trained on the slot"
                                    + " before is there, as in the paper. Unset: true for replays"
                                    + " that are not paced, false otherwise, since it delays live"
                                    + " frames.");

    public static final ConfigOption<Integer> RETRAINING_QUEUE =
            ConfigOptions.key("orric.retraining.queue")
                    .intType()
                    .defaultValue(4)
                    .withDescription(
                            "Most samples waiting for training in a subtask. When more come the"
                                    + " oldest one of the site is skipped. 2 to 1024.");

    public static final ConfigOption<Double> LEARNING_RATE =
            ConfigOptions.key("orric.retraining.learning-rate")
                    .doubleType()
                    .defaultValue(0.0)
                    .withDescription(
                            "Step size of SGD on the teacher's labels. 0 adapts the batch-norm"
                                    + " statistics alone; then, with nothing held out either, no"
                                    + " frame is labelled. 0 to 10.");

    public static final ConfigOption<Double> MOMENTUM =
            ConfigOptions.key("orric.retraining.momentum")
                    .doubleType()
                    .defaultValue(0.0)
                    .withDescription("Momentum of SGD. 0 to 1.");

    public static final ConfigOption<Integer> TRAINING_BATCH =
            ConfigOptions.key("orric.retraining.batch-frames")
                    .intType()
                    .defaultValue(32)
                    .withDescription(
                            "Least frames in a mini-batch; a smaller sample is one mini-batch. 2 to"
                                    + " 4096.");

    public static final ConfigOption<Boolean> SOFT_LABELS =
            ConfigOptions.key("orric.retraining.soft-labels")
                    .booleanType()
                    .defaultValue(true)
                    .withDescription(
                            "Whether students learn the teacher's probabilities; otherwise its top"
                                    + " class.");

    public static final ConfigOption<Integer> REPLAY_MEMORY =
            ConfigOptions.key("orric.retraining.remembered-frames")
                    .intType()
                    .defaultValue(256)
                    .withDescription(
                            "Labelled frames of a site that are remembered to be trained on again."
                                    + " 0 to 1000000.");

    public static final ConfigOption<Double> REPLAY_SHARE =
            ConfigOptions.key("orric.retraining.replay-share")
                    .doubleType()
                    .defaultValue(0.4)
                    .withDescription(
                            "Share of a sample's compute that goes to training on remembered"
                                    + " frames, which need no teacher; so much fewer new frames are"
                                    + " labelled. 0 to 0.9.");

    public static final ConfigOption<Double> STATISTICS_SHARE =
            ConfigOptions.key("orric.retraining.statistics-share")
                    .doubleType()
                    .defaultValue(0.3)
                    .withDescription(
                            "Share of a sample's compute that goes to batch-norm statistics, taken"
                                    + " from sampled frames without labels; steps of SGD then leave"
                                    + " the statistics as they are. All of it may go there where"
                                    + " nothing is labelled. With 0 the steps take them. 0 to"
                                    + " 0.9.");

    public static final ConfigOption<Integer> STATISTICS_FRAMES =
            ConfigOptions.key("orric.retraining.statistics-frames")
                    .intType()
                    .defaultValue(128)
                    .withDescription(
                            "Last sampled frames of a site that statistics are taken from; never"
                                    + " fewer than the slot's sample, and none are taken before"
                                    + " half of them are there. 0 to 1000000.");

    public static final ConfigOption<Double> STATISTICS_CLASS_LIMIT =
            ConfigOptions.key("orric.retraining.statistics-class-limit")
                    .doubleType()
                    .defaultValue(1.5)
                    .withDescription(
                            "How many times its even share of those frames a class may have, as"
                                    + " the student tells classes apart (of more than ten classes:"
                                    + " how many tenths); older frames of others stay in its"
                                    + " place. Otherwise statistics would follow a camera that"
                                    + " shows one class for long, and lose the others. From 1 to"
                                    + " 1000; 0 for no limit.");

    public static final ConfigOption<Integer> STATISTICS_BATCH =
            ConfigOptions.key("orric.retraining.statistics-batch-frames")
                    .intType()
                    .defaultValue(64)
                    .withDescription(
                            "Most frames in a forward pass that takes statistics. 2 to 4096.");

    public static final ConfigOption<Variation> STATISTICS_VARIATION =
            ConfigOptions.key("orric.retraining.statistics-variation")
                    .enumType(Variation.class)
                    .defaultValue(Variation.CROP)
                    .withDescription(
                            "How frames are varied before statistics are taken from them: as in"
                                    + " the student's base training, or accuracy is lost even"
                                    + " without drift.");

    public static final ConfigOption<Double> HELD_OUT =
            ConfigOptions.key("orric.retraining.held-out")
                    .doubleType()
                    .defaultValue(0.0)
                    .withDescription(
                            "Share of a sample that is kept from training and judges the trained"
                                    + " student; with 0 nothing does. 0 to 0.5.");

    public static final ConfigOption<Double> GATE_TOLERANCE =
            ConfigOptions.key("orric.retraining.gate-tolerance")
                    .doubleType()
                    .defaultValue(0.0)
                    .withDescription(
                            "How much a trained student's agreement with the teacher on held-out"
                                    + " frames may be below the serving one's before it is"
                                    + " discarded. 0 to 1.");

    public static final ConfigOption<String> KAFKA_BOOTSTRAP =
            ConfigOptions.key("orric.kafka.bootstrap-servers")
                    .stringType()
                    .defaultValue("localhost:9092")
                    .withDescription("Brokers to begin with, host:port[,host:port].");

    public static final ConfigOption<String> KAFKA_GROUP =
            ConfigOptions.key("orric.kafka.group-id")
                    .stringType()
                    .defaultValue("orric")
                    .withDescription(
                            "Consumer group of the job, and what the names of its transactions"
                                    + " begin with. Jobs that share it disturb each other.");

    public static final ConfigOption<String> FRAMES_TOPIC =
            ConfigOptions.key("orric.kafka.topics.frames")
                    .stringType()
                    .defaultValue("frames")
                    .withDescription("Topic of the cameras' frames.");

    public static final ConfigOption<String> CAPACITY_TOPIC =
            ConfigOptions.key("orric.kafka.topics.capacity")
                    .stringType()
                    .defaultValue("capacity")
                    .withDescription(
                            "Topic of announced capacities: key site, value compute of each of its"
                                    + " slots. It need not exist.");

    public static final ConfigOption<String> PREDICTIONS_TOPIC =
            ConfigOptions.key("orric.kafka.topics.predictions")
                    .stringType()
                    .defaultValue("predictions")
                    .withDescription("Topic that predictions go to.");

    public static final ConfigOption<String> DECISIONS_TOPIC =
            ConfigOptions.key("orric.kafka.topics.decisions")
                    .stringType()
                    .defaultValue("decisions")
                    .withDescription("Topic that the decision of every slot goes to.");

    public static final ConfigOption<String> DEAD_LETTERS_TOPIC =
            ConfigOptions.key("orric.kafka.topics.dead-letters")
                    .stringType()
                    .defaultValue("dead-letters")
                    .withDescription("Topic that frames which cannot be inferred go to.");

    public static final ConfigOption<KafkaConnection.StartingOffsets> KAFKA_START =
            ConfigOptions.key("orric.kafka.start")
                    .enumType(KafkaConnection.StartingOffsets.class)
                    .defaultValue(KafkaConnection.StartingOffsets.COMMITTED)
                    .withDescription(
                            "Where frames are read from when the job does not go on from a"
                                    + " checkpoint: committed (where the group stopped, a new group"
                                    + " at the first frame), earliest or latest.");

    public static final ConfigOption<DeliveryGuarantee> KAFKA_GUARANTEE =
            ConfigOptions.key("orric.kafka.delivery-guarantee")
                    .enumType(DeliveryGuarantee.class)
                    .noDefaultValue()
                    .withDescription(
                            "How sure results are written: exactly-once, at-least-once or none."
                                    + " Unset: exactly-once where checkpoints are on, else"
                                    + " at-least-once. With exactly-once results show up in"
                                    + " read-committed consumers when a checkpoint is complete.");

    public static final ConfigOption<Map<String, String>> KAFKA_PROPERTIES =
            ConfigOptions.key("orric.kafka.properties")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "Properties of every Kafka client, such as"
                                    + " orric.kafka.properties.security.protocol.");

    public static final ConfigOption<Map<String, String>> CAMERA_SITES =
            ConfigOptions.key("orric.sites.cameras")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "Sites of cameras, CAMERA: SITE, or PREFIX*: SITE for all whose names"
                                    + " begin so. Exact names win, then the longest prefix.");

    public static final ConfigOption<String> DEFAULT_SITE =
            ConfigOptions.key("orric.sites.default")
                    .stringType()
                    .defaultValue("default")
                    .withDescription("Site of all other cameras.");

    public static final ConfigOption<Duration> OUT_OF_ORDERNESS =
            ConfigOptions.key("orric.frames.out-of-orderness")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(2))
                    .withDescription(
                            "How much older than the youngest frame of its partition a frame may be"
                                    + " without being late. Slots are decided so much later.");

    public static final ConfigOption<Duration> CLOCK_TOLERANCE =
            ConfigOptions.key("orric.frames.clock-tolerance")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(2))
                    .withDescription(
                            "How far ahead a camera's clock may run. Frames from further in the"
                                    + " future take the time of the youngest frame of their"
                                    + " partition. Best not more than"
                                    + " orric.frames.out-of-orderness.");

    public static final ConfigOption<Duration> SILENCE =
            ConfigOptions.key("orric.frames.silence")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(10))
                    .withDescription(
                            "After so long without frames a partition no longer holds the others"
                                    + " back, and after so long without any frame the open slot is"
                                    + " decided. At least 100 ms.");

    /** All options of the job, those of its slot operator first. */
    public static List<ConfigOption<?>> all() {
        return Configurations.options(OperatorOptions.class, JobOptions.class);
    }

    private JobOptions() {}
}
