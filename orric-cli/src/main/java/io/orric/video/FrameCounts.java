// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of the frames of one camera or region, from any thread. A captured frame is
 * dropped, sent, failed, or on its way.
 */
public final class FrameCounts {

    private final String name;
    private final String site;
    private final LongAdder captured = new LongAdder();
    private final LongAdder damaged = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder sentBytes = new LongAdder();

    /**
     * @param name name of the camera as the job knows it
     * @param site site to which the job counts the camera
     */
    public FrameCounts(String name, String site) {
        this.name = name;
        this.site = site;
    }

    /** Name of the camera. */
    public String name() {
        return name;
    }

    /** Site of the camera. */
    public String site() {
        return site;
    }

    /** Counts a frame that came from the decoder. */
    void capture() {
        captured.increment();
    }

    /** Counts frames of the decoder that were no whole JPEG of a bounded size. */
    void damage(long frames) {
        damaged.add(frames);
    }

    /** Counts a frame that was displaced by a newer one. */
    void drop() {
        dropped.increment();
    }

    /** Counts a frame that arrived where it was sent to. */
    public void send(int bytes) {
        sent.increment();
        sentBytes.add(bytes);
    }

    /** Counts a frame that did not arrive where it was sent to. */
    public void fail() {
        failed.increment();
    }

    /** Frames that came from the decoder. */
    public long captured() {
        return captured.sum();
    }

    /** Frames of the decoder that were no whole JPEG of a bounded size. */
    public long damaged() {
        return damaged.sum();
    }

    /** Frames that newer ones displaced. */
    public long dropped() {
        return dropped.sum();
    }

    /** Frames that did not arrive. */
    public long failed() {
        return failed.sum();
    }

    /** Frames that arrived. */
    public long sent() {
        return sent.sum();
    }

    /** Bytes of the images that arrived. */
    public long sentBytes() {
        return sentBytes.sum();
    }
}
