// SPDX-License-Identifier: Apache-2.0
/**
 * Programs that use {@code orric-operator} outside this project's job. They need its allocation and
 * its profiles and nothing of Flink.
 */
package io.orric.examples;
