// SPDX-License-Identifier: Apache-2.0
/**
 * Real cameras and video files: each is decoded by a child process, {@code ffmpeg}, that is
 * watched, killed when it hangs and started again when it ends. Begin with {@link
 * io.orric.video.VideoCamera} and {@link io.orric.video.CameraWatch}. Knows neither Kafka nor
 * Flink.
 */
package io.orric.video;
