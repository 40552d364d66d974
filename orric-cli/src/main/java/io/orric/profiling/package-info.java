// SPDX-License-Identifier: Apache-2.0
/** Measures what a student and a teacher yield and cost on this machine. */
package io.orric.profiling;
