package io.attune.embedded.junit;

import io.attune.embedded.BrokerOptions;
import io.attune.embedded.EmbeddedKafka;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One broker for all test classes of a JVM: started by the first test that asks for it, closed
 * after the last test of the run. Tests share it, so each takes topics, groups and application ids
 * of its own and leaves the broker running; a test that must stop its broker starts one itself.
 *
 * <pre>{@code
 * @ExtendWith(SharedKafka.class)
 * class PipelineIT {
 *   @Test
 *   void cuesComeOut(EmbeddedKafka kafka) { ... kafka.bootstrapServers() ... }
 * }
 * }</pre>
 */
public final class SharedKafka implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SharedKafka.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == EmbeddedKafka.class;
  }

  /** The shared broker, running. JUnit closes it with the store of the whole run. */
  @Override
  public EmbeddedKafka resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            EmbeddedKafka.class,
            type -> EmbeddedKafka.start(BrokerOptions.defaults()),
            EmbeddedKafka.class);
  }
}
