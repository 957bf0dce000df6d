package dev.firedrill.web.catalogue;

import dev.firedrill.web.engine.ExitCode;
import dev.firedrill.web.engine.StartRefused;
import dev.firedrill.workflows.procedure.Runbook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Finds pages and procedures on the class path; a mistake in one stops the start. */
@Configuration(proxyBeanMethods = false)
class CatalogueScan {

  private static final String PAGES = "classpath*:runbooks/*/*.md";
  private static final String PROCEDURES = "dev.firedrill.workflows";

  @Bean
  Catalogue catalogue() throws IOException {
    try {
      return new Catalogue(pages(), types(), proofs());
    } catch (PageMistake mistake) {
      throw new StartRefused(ExitCode.USAGE, String.valueOf(mistake.getMessage()), mistake);
    }
  }

  static Proofs proofs() throws IOException {
    Properties lines = new Properties();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:" + Proofs.FILE)) {
      PropertiesLoaderUtils.fillProperties(lines, file);
    }
    return new Proofs(lines);
  }

  private static List<Page> pages() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Resource file : new PathMatchingResourcePatternResolver().getResources(PAGES)) {
      String folder = folderOf(file);
      String name = folder + "/" + file.getFilename();
      Page page = PageParser.parse(name, file.getContentAsString(StandardCharsets.UTF_8));
      if (!page.category().equals(folder) || !name.equals(folder + "/" + page.id() + ".md")) {
        throw new PageMistake(name, 2, "category and id are the folder's and the file's name");
      }
      pages.add(page);
    }
    return pages;
  }

  private static String folderOf(Resource file) throws IOException {
    String[] path = file.getURL().getPath().split("/");
    return path[path.length - 2];
  }

  private static List<Class<?>> types() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Runbook.class));
    List<Class<?>> types = new ArrayList<>();
    for (var found : scan.findCandidateComponents(PROCEDURES)) {
      String name = String.valueOf(found.getBeanClassName());
      types.add(ClassUtils.resolveClassName(name, CatalogueScan.class.getClassLoader()));
    }
    return types;
  }
}
