package dev.plumbline.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A job as Flink's REST interface shows it.
 *
 * @param state Flink's word, for example {@code RUNNING}
 * @param running tasks that run
 * @param tasks all its tasks
 * @param duration since it was started
 */
record JobState(String name, String state, int running, int tasks, Duration duration) {
  /** What {@code /jobs/overview} answers, by name. */
  static List<JobState> of(JsonNode overview) {
    List<JobState> jobs = new ArrayList<>();
    for (JsonNode job : overview.path("jobs")) {
      jobs.add(
          new JobState(
              job.path("name").asText(),
              job.path("state").asText(),
              job.path("tasks").path("running").asInt(),
              job.path("tasks").path("total").asInt(),
              Duration.ofMillis(job.path("duration").asLong())));
    }
    jobs.sort(Comparator.comparing(JobState::name));
    return jobs;
  }
}
