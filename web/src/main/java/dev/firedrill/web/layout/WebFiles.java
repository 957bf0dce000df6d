package dev.firedrill.web.layout;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The files beside the pages: style, script, icon. A link names their digest, so they are kept. */
@Configuration(proxyBeanMethods = false)
class WebFiles implements WebMvcConfigurer {

  private static final String OWN = "static/assets/";
  private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/";

  /** The files that pages link, where they are on the class path. */
  static final List<String> LINKED =
      List.of(OWN + "desk.css", OWN + "desk.js", OWN + "icon.svg", HTMX + "htmx.min.js");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/" + OWN, "classpath:/" + HTMX)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }

  /** Changes whenever one of the linked files does. */
  static String digest() {
    CRC32 sum = new CRC32();
    for (String file : LINKED) {
      try (InputStream bytes = new ClassPathResource(file).getInputStream()) {
        sum.update(bytes.readAllBytes());
      } catch (IOException missing) {
        throw new IllegalStateException(file + " is not on the class path", missing);
      }
    }
    return Long.toHexString(sum.getValue());
  }
}
