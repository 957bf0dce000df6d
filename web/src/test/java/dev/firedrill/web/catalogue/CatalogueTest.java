package dev.firedrill.web.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The real pages and procedures: each page has its class, and each class its page. */
final class CatalogueTest {

  @Test
  void everyPageHasItsProcedureAndAVersion() throws Exception {
    Catalogue catalogue = new CatalogueScan().catalogue();
    assertThat(catalogue.all()).isNotEmpty();
    for (Procedure procedure : catalogue.all()) {
      assertThat(procedure.version()).matches("[0-9a-f]{12}");
      assertThat(procedure.request().isRecord()).isTrue();
      assertThat(catalogue.find(procedure.id())).contains(procedure);
      assertThat(catalogue.search(procedure.page().title()))
          .containsKey(procedure.page().category());
    }
    assertThat(catalogue.search("no such words")).isEmpty();
  }

  @Test
  void aPageWithoutAClassStopsTheStart() throws Exception {
    Page page = new CatalogueScan().catalogue().all().getFirst().page();
    assertThatThrownBy(() -> new Catalogue(List.of(page), List.of(), CatalogueScan.proofs()))
        .hasMessageContaining("has no class with @Runbook(\"" + page.id() + "\")");
  }
}
