// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FrameBufferTest {

    private final FrameBuffer buffer = new FrameBuffer(3);
    private final FrameCounts gate = new FrameCounts("gate", "north");
    private final FrameCounts yard = new FrameCounts("yard", "north");

    @Test
    void aNewerFrameDisplacesTheOldestOfItsCamera() {
        put(yard, 1);
        for (int i = 1; i <= 5; i++) {
            put(gate, i);
        }
        assertThat(drained()).containsExactly("yard 1", "gate 3", "gate 4", "gate 5");
        assertThat(gate.dropped()).isEqualTo(2);
        assertThat(yard.dropped()).isZero();
    }

    @Test
    void camerasTakeTurns() {
        for (int i = 1; i <= 3; i++) {
            put(gate, i);
        }
        put(yard, 1);
        put(yard, 2);
        assertThat(drained()).containsExactly("gate 1", "yard 1", "gate 2", "yard 2", "gate 3");
    }

    @Test
    void whoTakesWaitsForAFrame() throws Exception {
        CompletableFuture<String> taken = CompletableFuture.supplyAsync(this::take);
        put(gate, 7);
        assertThat(taken.get()).isEqualTo("gate 7");
    }

    @Test
    void whoTakesIsToldOfTheEnd() throws Exception {
        CompletableFuture<String> taken = CompletableFuture.supplyAsync(this::take);
        buffer.close();
        assertThat(taken.get()).isEqualTo("end");
    }

    private void put(FrameCounts camera, long time) {
        buffer.put(new VideoFrame(camera, time, new byte[1]));
    }

    private String take() {
        try {
            VideoFrame frame = buffer.take();
            return frame == null ? "end" : frame.camera().name() + " " + frame.captureTime();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> drained() {
        buffer.close();
        List<String> frames = new ArrayList<>();
        String frame = take();
        while (!frame.equals("end")) {
            frames.add(frame);
            frame = take();
        }
        return frames;
    }
}
