// SPDX-License-Identifier: Apache-2.0
/**
 * A real Kafka broker and a real Flink cluster: child processes of this JVM on free ports, which
 * end with it, however it ends. Begin at {@link io.orric.local.LocalKafka} and {@link
 * io.orric.local.LocalFlink}.
 */
package io.orric.local;
