package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link Stage} of this process; it closes when all of them are over. After
 * each test nothing that it reached may hold one of the stage's secrets.
 */
final class OnStage implements ParameterResolver, AfterEachCallback {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Stage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(Stage.class, type -> Stage.open(), Stage.class);
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    @Nullable Stage stage = test.getRoot().getStore(Namespace.GLOBAL).get(Stage.class, Stage.class);
    if (stage != null) {
      assertThat(stage.canaries().found(stage.visit(Stage.SRE_A))).as("secrets").isEmpty();
    }
  }
}
