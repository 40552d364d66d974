// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

/**
 * An encoded picture and its class.
 *
 * @param image the encoded picture
 * @param label the class name
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
public record LabelledImage(byte[] image, String label) {}
