package io.soulnear.comparison.measure;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An embedding that is asked once for what it was asked lately. For one thread. */
public final class Remembered implements EmbeddingModel {
    private static final int REMEMBERED = 4000;

    private final EmbeddingModel model;
    private final Map<String, Embedding> embeddings = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param model is asked for what is not remembered */
    public Remembered(EmbeddingModel model) {
        this.model = model;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
        return Response.from(texts.stream().map(this::one).toList());
    }

    private Embedding one(TextSegment text) {
        return embeddings.computeIfAbsent(text.text(), _ -> model.embed(text).content());
    }
}
