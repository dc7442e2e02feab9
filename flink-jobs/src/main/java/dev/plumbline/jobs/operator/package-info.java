/** What the jobs' operators share: micro-batches off the task's thread, and retries. */
package dev.plumbline.jobs.operator;
