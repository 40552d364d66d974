// SPDX-License-Identifier: Apache-2.0
/**
 * Profiles of a student and a teacher: measured on this machine, kept as YAML files. Usable without
 * Flink.
 */
package io.orric.profile;
