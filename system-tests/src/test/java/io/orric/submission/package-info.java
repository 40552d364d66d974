// SPDX-License-Identifier: Apache-2.0
/** The way users take: submit, feed, watch. */
package io.orric.submission;
