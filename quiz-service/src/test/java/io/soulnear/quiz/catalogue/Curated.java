package io.soulnear.quiz.catalogue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.quiz.session.application.Catalogue;

/** The real catalogue for the tests of other features. */
public final class Curated {
    public static final Catalogue CATALOGUE =
            new CuratedCatalogue(new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));

    private Curated() {}
}
