// SPDX-License-Identifier: Apache-2.0
/** The experiments: each asks the workbench for runs and makes report of them. */
package io.orric.experiments.study;
