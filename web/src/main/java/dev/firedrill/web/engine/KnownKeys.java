package dev.firedrill.web.engine;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.ClassUtils;

/**
 * The check that every {@code firedrill.*} setting is one that somebody reads: a mistyped key is a
 * safety setting that silently does not hold. The keys are the components of the configuration
 * records, and what is injected as a value; environment variables are not judged, their names being
 * everybody's.
 */
final class KnownKeys {

  private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("firedrill");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(firedrill\\.[a-z0-9.-]+)");

  private KnownKeys() {}

  /** Refuses the start when a setting is read by nobody. */
  static void require(ApplicationContext context) {
    Set<ConfigurationPropertyName> known = keys(context);
    for (ConfigurationPropertySource source :
        ConfigurationPropertySources.get(context.getEnvironment())) {
      if (source instanceof IterableConfigurationPropertySource settings
          && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
        settings.stream()
            .filter(OURS::isAncestorOf)
            .filter(name -> !isKnown(name, known))
            .findFirst()
            .ifPresent(name -> refuse(name, settings, known));
      }
    }
  }

  /** All keys that the beans of this application read. */
  static Set<ConfigurationPropertyName> keys(ApplicationContext context) {
    Set<ConfigurationPropertyName> known = new TreeSet<>();
    for (String bean : context.getBeanDefinitionNames()) {
      Class<?> type = context.getType(bean, false);
      if (type != null && type.getName().startsWith("dev.firedrill.")) {
        Class<?> written = ClassUtils.getUserClass(type);
        addKeys(written, known);
        addValues(written.getDeclaredConstructors(), known);
        addValues(written.getDeclaredMethods(), known);
      }
    }
    return known;
  }

  private static void addValues(Executable[] injected, Set<ConfigurationPropertyName> known) {
    for (Executable executable : injected) {
      for (Parameter parameter : executable.getParameters()) {
        Value value = parameter.getAnnotation(Value.class);
        Matcher key = PLACEHOLDER.matcher(value == null ? "" : value.value());
        while (key.find()) {
          known.add(ConfigurationPropertyName.of(key.group(1)));
        }
      }
    }
  }

  private static void addKeys(Class<?> type, Set<ConfigurationPropertyName> known) {
    ConfigurationProperties annotation =
        AnnotatedElementUtils.findMergedAnnotation(type, ConfigurationProperties.class);
    if (annotation != null && type.isRecord()) {
      ConfigurationPropertyName prefix = ConfigurationPropertyName.of(annotation.prefix());
      for (RecordComponent component : type.getRecordComponents()) {
        known.add(prefix.append(dashed(component.getName())));
      }
    }
  }

  private static String dashed(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** What lies below a record's component is judged when that record is bound. */
  private static boolean isKnown(
      ConfigurationPropertyName name, Set<ConfigurationPropertyName> known) {
    return known.stream().anyMatch(key -> key.equals(name) || key.isAncestorOf(name));
  }

  private static void refuse(
      ConfigurationPropertyName name,
      ConfigurationPropertySource source,
      Set<ConfigurationPropertyName> known) {
    var property = source.getConfigurationProperty(name);
    String where = property == null ? "" : Place.of(property.getOrigin());
    throw new StartRefused(
        ExitCode.USAGE,
        "Nobody knows the setting "
            + name
            + where
            + "; there are: "
            + known.stream().map(Object::toString).collect(Collectors.joining(", ")));
  }
}
