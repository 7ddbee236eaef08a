package io.attune.containers;

import static java.util.concurrent.TimeUnit.MINUTES;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.testcontainers.DockerClientFactory;

/** See {@link NeedsDocker}. */
final class DockerCondition implements ExecutionCondition {
  private static final int PULLED_WITHIN_MINUTES = 10;

  private static final ConcurrentMap<String, Optional<String>> MISSING = new ConcurrentHashMap<>();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String[] images =
        AnnotationSupport.findAnnotation(context.getElement(), NeedsDocker.class)
            .map(NeedsDocker::value)
            .orElse(new String[0]);
    for (String image : images) {
      Optional<String> missing = MISSING.computeIfAbsent(image, DockerCondition::missing);
      if (missing.isPresent()) {
        System.err.println("SKIPPED: " + context.getDisplayName() + ": " + missing.get());
        return ConditionEvaluationResult.disabled(missing.get());
      }
    }
    return ConditionEvaluationResult.enabled("Docker is here, and its images");
  }

  private static Optional<String> missing(String image) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.of("no Docker answers");
    }
    DockerClient docker = DockerClientFactory.instance().client();
    try {
      docker.inspectImageCmd(image).exec();
      return Optional.empty();
    } catch (NotFoundException e) {
      return pulled(docker, image);
    }
  }

  /** Tried once: Testcontainers itself would try for two minutes where no image registry is. */
  private static Optional<String> pulled(DockerClient docker, String image) {
    try {
      boolean done =
          docker.pullImageCmd(image).start().awaitCompletion(PULLED_WITHIN_MINUTES, MINUTES);
      return done ? Optional.empty() : Optional.of("no image " + image + " within minutes");
    } catch (DockerException | DockerClientException e) {
      return Optional.of("no image " + image + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted while waiting for " + image);
    }
  }
}
