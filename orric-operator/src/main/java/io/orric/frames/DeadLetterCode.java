// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

import java.util.Locale;

/** Reason of a {@link DeadLetter} for programs. A released code never changes. */
public enum DeadLetterCode {
    EMPTY_IMAGE("The record has no bytes.", "Look at the camera."),
    TOO_MANY_BYTES(
            "The image has more bytes than `orric.frames.max-bytes`.",
            "Have the camera compress more, or raise the limit."),
    TOO_MANY_PIXELS(
            "The image has more pixels than `orric.frames.max-pixels`, or a side of more than 65,535.",
            "Have the camera send smaller images, or raise the limit."),
    UNKNOWN_FORMAT(
            "The image has a format that the job does not read.",
            "Have the camera send one of the formats that the reason names."),
    DAMAGED_IMAGE(
            "The image has a known format, but cannot be decoded.",
            "Look at the camera and its connection."),
    TRUNCATED_IMAGE(
            "The image ends before its last pixel.",
            "Send each image in one record, after the camera has finished it."),
    MODEL_FAILED(
            "The student failed on the frame.",
            "Look at the reason, and try the student on the frame with `orric evaluate`."),
    SKIPPED(
            "The frame was not inferred: the compute of its slot was spent, or it was too old.",
            "Give the site more capacity or fewer frames, or set `orric.overload` to `answer`."),
    CAMERA_NAME_TOO_LONG(
            "The name of the camera, the record's key, has more than 256 characters. The dead letter"
                    + " has the first 256.",
            "Give the camera a shorter name."),
    LABEL_TOO_LONG(
            "The header `label` of the frame has more than 256 characters.",
            "Send the name of a class as label, or no label."),
    CAPACITY_WITHOUT_SITE(
            "A record of the capacity topic has no key.",
            "Send the site's name as the key of the record."),
    CAPACITY_NOT_A_NUMBER(
            "The value of a record of the capacity topic is not a decimal number.",
            "Send compute units per slot as text, such as `1.5e9`."),
    CAPACITY_OUT_OF_RANGE(
            "The announced capacity is negative or not finite.", "Send a number of 0 or more."),
    CAPACITY_OF_UNKNOWN_SITE(
            "A capacity was announced for a site that the job does not have.",
            "Name a site of `orric.sites.cameras`, or that of `orric.sites.default`.");

    private final String meaning;
    private final String remedy;

    DeadLetterCode(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** Meaning in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** Advice to the sender in a sentence. */
    public String remedy() {
        return remedy;
    }

    /** The code as results show it, such as {@code truncated-image}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
