// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import io.orric.footage.Scenes;
import io.orric.testutils.CountedFrames;
import io.orric.testutils.ManualClock;
import io.orric.testutils.StallingProducer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Order and times of sent frames; the clock and Kafka's client are stand-ins. */
class FeedTest {

    private static final long START = 1_700_000_000_000L;
    private static final CameraNames TWO = new CameraNames("cam-", 2);

    private final ManualClock clock = new ManualClock(START);
    private final StallingProducer producer = new StallingProducer(clock);
    private final FrameSender sender = new FrameSender(producer, "frames");

    @Test
    void dealsARecordingOutToTheCamerasOnSchedule() throws Exception {
        feed(recorded(new CountedFrames(5)), TWO, 10).run();
        assertThat(sent())
                .containsExactly(
                        "cam-001 +0 0",
                        "cam-002 +50 1",
                        "cam-001 +100 2",
                        "cam-002 +150 3",
                        "cam-001 +200 4");
        assertThat(clock.sleeps()).containsExactly(50L, 50L, 50L, 50L);
        assertThat(sender.sent()).isEqualTo(5);
    }

    @Test
    void catchesUpWithoutSkippingAndKeepsTheTimesThatWereDue() throws Exception {
        producer.stallAt(3, 120);
        feed(recorded(new CountedFrames(8)), TWO, 10).run();
        assertThat(sent())
                .containsExactly(
                        "cam-001 +0 0",
                        "cam-002 +50 1",
                        "cam-001 +100 2",
                        "cam-002 +150 3",
                        "cam-001 +200 4",
                        "cam-002 +250 5",
                        "cam-001 +300 6",
                        "cam-002 +350 7");
        assertThat(clock.sleeps()).containsExactly(50L, 50L, 50L, 30L, 50L);
    }

    @Test
    void unpacedFramesCarryTheTimeOfSending() throws Exception {
        producer.stallAt(0, 7);
        feed(recorded(new CountedFrames(3)), TWO, FrameSchedule.UNPACED).run();
        assertThat(sent()).containsExactly("cam-001 +0 0", "cam-002 +7 1", "cam-001 +7 2");
        assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void camerasThatShareASceneSendTheSamePictures() throws Exception {
        CameraNames five = new CameraNames("cam-", 5);
        Scenes clear = FootageProvider.synthetic().under("clear").scenes();
        CameraViews views = CameraViews.drawn(clear, 1, 3, 2, 5, OptionalLong.of(3));
        feed(views, five, 1).run();
        assertThat(producer.history()).hasSize(15);
        for (int round = 0; round < 3; round++) {
            List<ProducerRecord<String, byte[]>> records =
                    producer.history().subList(5 * round, 5 * round + 5);
            for (int camera = 0; camera < 5; camera++) {
                assertThat(records.get(camera).value())
                        .isEqualTo(views.frames().frame(2L * round + camera % 2).image());
            }
        }
    }

    @Test
    void lagIsWhatTheNextFrameIsLateBy() throws Exception {
        Feed feed = feed(recorded(new CountedFrames(2)), TWO, 10);
        assertThat(feed.lag()).isZero();
        clock.pass(130);
        assertThat(feed.lag()).isEqualTo(130);
        feed.run();
        assertThat(feed.lag()).as("nothing is left to send").isZero();
    }

    @Test
    void aFrameThatCannotBeReadEndsTheFeed() {
        Feed feed = feed(recorded(new CountedFrames(9, 4)), TWO, 10);
        assertThatThrownBy(feed::run)
                .isInstanceOf(IOException.class)
                .hasMessage("frame 4 is damaged");
        assertThat(producer.history()).hasSize(4);
    }

    @Test
    void anInterruptionEndsTheFeed() {
        Feed feed =
                feed(
                        CameraViews.recorded(new CountedFrames(9), 2, OptionalLong.empty(), true),
                        TWO,
                        FrameSchedule.UNPACED);
        Thread.currentThread().interrupt();
        assertThatThrownBy(feed::run).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private Feed feed(CameraViews views, CameraNames names, double rate) {
        return new Feed(
                views, names, new FrameSchedule(START, names.cameras(), rate), sender, clock);
    }

    private static CameraViews recorded(RecordedFrames frames) {
        return CameraViews.recorded(frames, 2, OptionalLong.empty(), false);
    }

    private List<String> sent() {
        return producer.history().stream()
                .map(
                        record ->
                                record.key()
                                        + " +"
                                        + (record.timestamp() - START)
                                        + " "
                                        + new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
