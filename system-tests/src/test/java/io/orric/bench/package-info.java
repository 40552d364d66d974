// SPDX-License-Identifier: Apache-2.0
/** The benchmark of the running job, which starts brokers and clusters by itself. */
package io.orric.bench;
